/** "Book b is now at n": told to who may open the book, and to nobody else. */
import { afterEach, expect, test, vi } from 'vitest';
import { write } from '#domain/draft.ts';
import { deviceLoss } from '#domain/office/device-loss.ts';
import { revocation } from '#domain/office/grant.ts';
import { member } from '#domain/roster/member.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type TestServer,
} from './test-server.ts';
import { post, randomId, TestDevice } from './test-device.ts';

afterEach(() => vi.useRealTimers());

const listen = async (under: TestServer, device: TestDevice) => {
  const headers = { authorization: `Bearer ${device.session!.session}` };
  const response = await under.send(new Request('http://localhost/api/sync/live', { headers }));
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  const heard: unknown[] = [];
  const done = (async () => {
    for await (const chunk of response.body!)
      for (const line of Buffer.from(chunk).toString().split('\n'))
        if (line !== '') heard.push(JSON.parse(line));
  })();
  return { heard, done };
};

test('a push pokes who may open the book; the stream ends with the server', async () => {
  const under = await startTestServer();
  const admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  const { device: treasurer } = await officerWithDevice(under, admin, local, 'treasurer');
  const { device: chair } = await officerWithDevice(under, admin, local, 'chair');
  const ofChair = await listen(under, chair);
  const ofAdmin = await listen(under, admin);
  const book = `roster.${local}`;
  await treasurer.push(
    [1, 2].map(() =>
      treasurer.entry(book, [write(member, randomId(), { fullName: { value: 'Người' } })]),
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ofChair.heard).toEqual([{ book, n: 2 }]);
  expect(ofAdmin.heard).toEqual([]);
  expect(under.server.context.live.listeners()).toBe(2);
  under.server.context.live.close();
  await Promise.all([ofChair.done, ofAdmin.done]);
  expect(under.server.context.live.listeners()).toBe(0);
  await under.stop();
});

test('after a silence of the database every stream is told where the books end that it may open, and no other', async () => {
  const under = await startTestServer();
  const admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  const { device: chair } = await officerWithDevice(under, admin, local, 'chair');
  const book = `roster.${local}`;
  await chair.write(book, [write(member, randomId(), { fullName: { value: 'Người' } })]);
  const [ofChair, ofAdmin] = [await listen(under, chair), await listen(under, admin)];
  under.server.context.live.afterSilence();
  await vi.waitFor(() => expect(ofChair.heard).toContainEqual({ book, n: 1 }));
  await vi.waitFor(() => expect(ofAdmin.heard.length).toBeGreaterThan(0));
  expect(ofAdmin.heard).not.toContainEqual({ book, n: 1 });
  under.server.context.live.close();
  await Promise.all([ofChair.done, ofAdmin.done]);
  await under.stop();
});

test('what is revoked hears nothing from that moment, and its stream ends within a minute; so does a session that ended', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const under = await startTestServer();
  const admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  const chair = await officerWithDevice(under, admin, local, 'chair');
  const [revoked, leaving, opening] = [
    await officerWithDevice(under, admin, local, 'treasurer'),
    await officerWithDevice(under, admin, local, 'collector'),
    await officerWithDevice(under, admin, local, 'collector'),
  ];
  const streams = await Promise.all(
    [chair, revoked, leaving, opening].map(({ device }) => listen(under, device)),
  );
  const [ofChair, ofRevoked] = streams;
  await admin.write(`office.${local}`, [
    write(revocation, randomId(), { grant: revoked.grant, why: 'Mất máy' }),
  ]);
  await post(under.send, '/api/session/end', {}, leaving.device.session!.session);
  await opening.device.signIn(WORDS);
  const book = `roster.${local}`;
  await chair.device.write(book, [write(member, randomId(), { fullName: { value: 'Người' } })]);
  await vi.waitFor(() => expect(ofChair!.heard).toContainEqual({ book, n: 1 }));
  expect(ofRevoked!.heard).not.toContainEqual({ book, n: 1 });
  // The token it holds stops at the next request; signed in anew it is told what to give up, and no more.
  const { session } = revoked.device.session!;
  expect((await post(under.send, '/api/recovery/pending', {}, session)).status).toBe(401);
  await revoked.device.signIn(WORDS);
  const epoch = under.server.context.epoch.id;
  const asked = await revoked.device.pull([{ book, epoch, n: 0 }], { life: revoked.device.life });
  expect(asked.lines.map(({ line }) => line)).toEqual(['hello', 'shred', 'end']);
  for (let beats = 0; beats < 2; beats++) {
    await vi.advanceTimersByTimeAsync(25_000);
    under.clock.nowMs += 25_000;
  }
  await Promise.all(streams.slice(1).map(({ done }) => done));
  expect(under.server.context.live.listeners()).toBe(1);
  // Nor does one device take the places of the others.
  for (let n = 2; n <= 4; n++) streams.push(await listen(under, chair.device));
  const headers = { authorization: `Bearer ${chair.device.session!.session}` };
  const fifth = new Request('http://localhost/api/sync/live', { headers });
  expect((await under.send(fifth)).status).toBe(429);
  streams.push(await listen(under, opening.device));
  under.server.context.live.close();
  await Promise.all(streams.map(({ done }) => done));
  await under.stop();
});

test('a lost device is refused at its next request, before and after it signs in anew, and its stream ends within a minute', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const under = await startTestServer();
  const admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  const { device: lost, officer } = await officerWithDevice(under, admin, local, 'chair');
  const kept = new TestDevice(under.send, () => under.clock.nowMs);
  await kept.redeem((await admin.invite(officer)).token, WORDS);
  const [ofLost, ofKept] = [await listen(under, lost), await listen(under, kept)];
  const asked = async (device: TestDevice, path = 'devices/list'): Promise<unknown> => {
    const answer = await post(under.send, `/api/${path}`, {}, device.session!.session);
    return ((await answer.json()) as { error: { kind: string } }).error.kind;
  };
  expect(await asked(lost)).toBe('bad-request');
  await kept.write(`office.${local}`, [
    write(deviceLoss, randomId(), { device: lost.id, why: 'rơi trên xe khách' }),
  ]);
  expect(await asked(lost)).toBe('not-signed-in');
  await lost.signIn(WORDS);
  expect(await asked(lost)).toBe('device-lost');
  const headers = { authorization: `Bearer ${lost.session!.session}` };
  const live = await under.send(new Request('http://localhost/api/sync/live', { headers }));
  expect(live.status).toBe(403);
  // What happens meanwhile it does not hear of.
  const book = `roster.${local}`;
  await kept.write(book, [write(member, randomId(), { fullName: { value: 'Người' } })]);
  await vi.waitFor(() => expect(ofKept.heard).toContainEqual({ book, n: 1 }));
  expect(ofLost.heard).not.toContainEqual({ book, n: 1 });
  for (let seconds = 0; seconds < 50; seconds += 25) {
    under.clock.nowMs += 25_000;
    await vi.advanceTimersByTimeAsync(25_000);
  }
  await ofLost.done;
  expect(under.server.context.live.listeners()).toBe(1);
  expect(await asked(kept)).toBe('bad-request');
  under.server.context.live.close();
  await ofKept.done;
  await under.stop();
});
