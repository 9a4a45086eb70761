/** Forgotten words: a second officer, four digits, and nothing that a stranger can learn or use up. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recoveryFinishSigningBytes } from '#protocol/sign-in.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type TestServer,
} from './test-server.ts';
import { post, proofOf, randomId, testWords, type TestDevice } from './test-device.ts';

let under: TestServer;
let admin: TestDevice;
let collector: TestDevice;
let chair: TestDevice;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  collector = (await officerWithDevice(under, admin, local, 'collector')).device;
  chair = (await officerWithDevice(under, admin, local, 'chair')).device;
});
afterEach(() => under.stop());

interface Asked {
  request: string;
  ticket: string;
  digits: string;
}
const ask = async (device = collector.id): Promise<Asked> =>
  (await (
    await post(under.send, '/api/recovery/request', { device, nonce: randomId(16) })
  ).json()) as Asked;
const share = async ({ request, ticket }: Asked) =>
  (await (await post(under.send, '/api/recovery/share', { request, ticket })).json()) as {
    state?: string;
    share?: string;
  };
const approve = async (by: TestDevice, { request }: Asked, digits: string) =>
  (await by.post('/api/recovery/approve', { request, digits })).status;
const pending = async (by: TestDevice) =>
  ((await (await by.post('/api/recovery/pending', {})).json()) as { requests: unknown[] }).requests;

test('another officer reads the digits, the phone gets the share and sets new words', async () => {
  const asked = await ask();
  expect(await share(asked)).toEqual({ state: 'waiting' });
  expect(await pending(chair)).toMatchObject([
    { request: asked.request, officer: collector.officer },
  ]);
  expect(await approve(chair, asked, asked.digits)).toBe(200);
  expect(await share(asked)).toEqual({ state: 'approved', share: collector.share });
  const proof = proofOf('lời mới của tôi');
  const signature = collector.sign(recoveryFinishSigningBytes(asked.request, collector.id, proof));
  const finish = {
    request: asked.request,
    ticket: asked.ticket,
    device: collector.id,
    words: testWords,
    proof,
    share: randomId(32),
    signature,
  };
  expect((await post(under.send, '/api/recovery/finish', finish)).status).toBe(200);
  expect((await collector.signIn('lời mới của tôi')).officer).toBe(collector.officer);
  await expect(collector.signIn(WORDS)).rejects.toThrow('sign-in-refused');
  // Spent: it opens nothing a second time, and sets no other words.
  expect(await share(asked)).toEqual({ state: 'waiting' });
  const other = proofOf('lời khác nữa');
  const again = {
    ...{ ...finish, proof: other },
    signature: collector.sign(recoveryFinishSigningBytes(asked.request, collector.id, other)),
  };
  expect((await post(under.send, '/api/recovery/finish', again)).status).toBe(404);
});

test('the answer to the new words was lost: the same message is taken again, weeks later too', async () => {
  const asked = await ask();
  await approve(chair, asked, asked.digits);
  expect(await share(asked)).toMatchObject({ state: 'approved' });
  const proof = proofOf('lời mới của tôi');
  const signature = collector.sign(recoveryFinishSigningBytes(asked.request, collector.id, proof));
  const { request, ticket } = asked;
  const finish = {
    ...{ request, ticket, device: collector.id, words: testWords, proof, share: randomId(32) },
    signature,
  };
  // The phone was killed before it could send, and lay in a drawer.
  under.clock.nowMs += 30 * 86_400_000;
  const send = async () => (await post(under.send, '/api/recovery/finish', finish)).status;
  expect([await send(), await send()]).toEqual([200, 200]);
  expect((await collector.signIn('lời mới của tôi')).officer).toBe(collector.officer);
  // The share it opened with is lent to nobody after its half hour.
  expect(await share(asked)).toEqual({ state: 'waiting' });
});

test('nobody approves the own request, nor one of a unit where they may give no right', async () => {
  const asked = await ask(chair.id);
  expect(await approve(chair, asked, asked.digits)).toBe(404);
  expect(await approve(collector, asked, asked.digits)).toBe(404);
  expect(await pending(collector)).toEqual([]);
  expect(await approve(admin, asked, asked.digits)).toBe(200);
});

test('wrong digits approve nothing, and after a few of them one has to wait', async () => {
  const asked = await ask();
  const wrong = asked.digits === '0000' ? '0001' : '0000';
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 7; attempt++) statuses.push(await approve(chair, asked, wrong));
  expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429]);
  expect(await share(asked)).toEqual({ state: 'waiting' });
  under.clock.nowMs += 60_000;
  expect(await approve(chair, asked, asked.digits)).toBe(200);
});

test('without the ticket or the key of the device the share is of no use', async () => {
  const asked = await ask();
  await approve(chair, asked, asked.digits);
  expect(await share({ ...asked, ticket: randomId(32) })).toEqual({ state: 'waiting' });
  const proof = proofOf('của kẻ khác');
  const signature = chair.sign(recoveryFinishSigningBytes(asked.request, collector.id, proof));
  const finish = {
    request: asked.request,
    ticket: asked.ticket,
    device: collector.id,
    words: testWords,
    proof,
    share: randomId(32),
    signature,
  };
  expect((await post(under.send, '/api/recovery/finish', finish)).status).toBe(403);
  expect((await collector.signIn(WORDS)).officer).toBe(collector.officer);
});

test('an unknown device gets an answer of the same shape, so nobody learns which devices exist', async () => {
  const known = await ask();
  const unknown = await ask('no-such-device');
  expect(Object.keys(unknown)).toEqual(Object.keys(known));
  expect(await share(unknown)).toEqual({ state: 'waiting' });
});

test('a request is worth nothing after half an hour', async () => {
  const asked = await ask();
  under.clock.nowMs += 30 * 60 * 1000;
  expect(await approve(chair, asked, asked.digits)).toBe(404);
});
