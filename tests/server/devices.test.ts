/** What devices say of themselves, who is shown which of them, and one that is called lost. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeviceReport } from '#domain/device-report.ts';
import { write } from '#domain/draft.ts';
import { deviceLoss } from '#domain/office/device-loss.ts';
import { member } from '#domain/roster/member.ts';
import {
  devicesAnswer,
  devicesSigningBytes,
  type DevicesAnswer,
  type DevicesRequest,
} from '#protocol/devices.ts';
import { pushAnswer } from '#protocol/push.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { isSignedBy } from '#server/server-key.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  START_MS,
  startTestServer,
  WORDS,
  type Appointed,
  type TestServer,
} from './test-server.ts';
import { proofOf, randomId, TestDevice, testWords } from './test-device.ts';

type Someone = { readonly device: TestDevice } & Appointed;

let under: TestServer;
let admin: TestDevice;
let local: string;
let chair: Someone;
let hoa: Someone;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  chair = await officerWithDevice(under, admin, local, 'chair');
  hoa = await officerWithDevice(under, admin, local, 'treasurer');
});
afterEach(async () => {
  expect(under.log).toEqual([]);
  await under.stop();
});

const reportOf = (device: TestDevice, more: Partial<DeviceReport> = {}): DeviceReport => ({
  ...{ form: 'phone', browser: 'chrome', browserVersion: 131, freeBytes: 2_000_000_000 },
  ...{ isLasting: true, hasPasskey: false, app: '0.7.1', unsent: 0, unsentSums: [] },
  life: device.life,
  ...more,
});
const report = (by: TestDevice, more: Partial<DeviceReport> = {}): Promise<Response> =>
  by.post('/api/devices/report', {
    ...{ protocol: PROTOCOL_VERSION, nonce: randomId(16) },
    report: reportOf(by, more),
  });
const ask = (
  by: TestDevice,
  whose: DevicesRequest['whose'],
  more: Partial<DevicesRequest> = {},
): Promise<Response> =>
  by.post('/api/devices/list', {
    ...{ protocol: PROTOCOL_VERSION, nonce: randomId(16), whose },
    ...more,
  });
const listOf = async (...asked: Parameters<typeof ask>): Promise<DevicesAnswer> => {
  const response = await ask(...asked);
  expect(response.headers.get('cache-control')).toBe('no-store');
  if (!response.ok) throw new Error(await response.text());
  return devicesAnswer.parse(await response.json());
};
const idsOf = ({ devices }: DevicesAnswer): readonly string[] =>
  devices.map(({ device }) => device);
const kindOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { error?: { kind?: unknown } }).error?.kind;
/** Another device of the same officer. */
const secondDevice = async (of: Someone): Promise<TestDevice> => {
  const { token } = await admin.invite(of.officer);
  const device = new TestDevice(under.send, () => under.clock.nowMs);
  await device.redeem(token, WORDS);
  return device;
};

describe('the list', () => {
  test('an officer sees the own devices with what they last said, by the server’s clock, signed', async () => {
    const other = await secondDevice(hoa);
    under.clock.nowMs += 5_000;
    const sums = [{ book: `dues.${local}`, sumVnd: 75_000 }];
    expect((await report(hoa.device, { unsent: 3, unsentSums: sums })).status).toBe(200);
    const code = await hoa.device.series(`dues.${local}`);
    const answer = await listOf(hoa.device, 'own');
    expect(idsOf(answer)).toEqual([hoa.device.id, other.id].sort());
    const line = answer.devices.find(({ device }) => device === hoa.device.id);
    expect(line).toMatchObject({
      ...{ officer: hoa.officer, unit: local, life: hoa.device.life, lives: 1, isLost: false },
      ...{ series: [code], lastContactMs: START_MS + 5_000, label: 'Điện thoại thử' },
      report: {
        ...{ receivedMs: START_MS + 5_000, form: 'phone', browser: 'chrome', browserVersion: 131 },
        ...{ unsent: 3, unsentVnd: 75_000, isLasting: true, hasPasskey: false },
      },
    });
    expect(line?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    // Signed in once and silent since: known, and nothing said of it.
    const silent = answer.devices.find(({ device }) => device === other.id);
    expect(silent).toMatchObject({ report: null, life: null, lastContactMs: START_MS });
    const { serverKey } = hoa.device.session!;
    expect(isSignedBy(serverKey, devicesSigningBytes(answer), answer.signature)).toBe(true);
    const forged = { ...answer, devices: answer.devices.slice(1) };
    expect(isSignedBy(serverKey, devicesSigningBytes(forged), answer.signature)).toBe(false);
  });

  test('a chair sees the officers of the own union, an administrator above those below, and nobody another union’s', async () => {
    const go = await foundUnit(admin, admin.session!.homeUnit);
    const there = await officerWithDevice(under, admin, go, 'chair');
    expect(idsOf(await listOf(chair.device, 'union'))).toEqual(
      [chair.device.id, hoa.device.id].sort(),
    );
    expect(idsOf(await listOf(admin, 'union'))).toEqual(
      [admin.id, chair.device.id, hoa.device.id, there.device.id].sort(),
    );
    const seen = JSON.stringify(await listOf(chair.device, 'union'));
    for (const secret of [there.officer, there.device.id, go]) expect(seen).not.toContain(secret);
    expect(await kindOf(await ask(hoa.device, 'union'))).toBe('not-allowed');
    expect(idsOf(await listOf(hoa.device, 'own'))).toEqual([hoa.device.id]);
  });

  test('what a colleague has not sent is a sum only for who may see those dues: else the count alone', async () => {
    const sums = [{ book: `dues.${local}`, sumVnd: 25_000 }];
    await report(hoa.device, { unsent: 1, unsentSums: sums });
    const seenBy = async (by: TestDevice) =>
      (await listOf(by, 'union')).devices.find(({ device }) => device === hoa.device.id)?.report;
    expect(await seenBy(chair.device)).toMatchObject({ unsent: 1, unsentVnd: 25_000 });
    expect(await seenBy(admin)).toMatchObject({ unsent: 1, unsentVnd: null });
    // One book among them that is closed, and the chair hears no sum either: a part would be a wrong sum.
    const mixed = [...sums, { book: `dues.${admin.session!.homeUnit}`, sumVnd: 1_000 }];
    await report(hoa.device, { unsent: 2, unsentSums: mixed });
    expect(await seenBy(chair.device)).toMatchObject({ unsent: 2, unsentVnd: null });
  });

  test('whether a passkey gives a secret there is told to who knows the question; older apps tell and hear of it nothing', async () => {
    const lineFor = async (more: Partial<DevicesRequest>) => {
      const answer = await listOf(hoa.device, 'own', more);
      const { serverKey } = hoa.device.session!;
      expect(isSignedBy(serverKey, devicesSigningBytes(answer), answer.signature)).toBe(true);
      return { answer, report: answer.devices[0]!.report! };
    };
    const knows = { knowsSecretByPasskey: true } as const;
    // As an app reports that is older than the question.
    expect((await report(hoa.device)).status).toBe(200);
    expect((await lineFor(knows)).report).not.toHaveProperty('secretByPasskey');
    expect((await report(hoa.device, { secretByPasskey: 'said' })).status).toBe(200);
    expect((await lineFor({})).report).not.toHaveProperty('secretByPasskey');
    const told = await lineFor(knows);
    expect(told.report).toMatchObject({ hasPasskey: false, secretByPasskey: 'said' });
    const { serverKey } = hoa.device.session!;
    const [line] = told.answer.devices;
    const forged = {
      ...told.answer,
      devices: [{ ...line!, report: { ...told.report, secretByPasskey: 'given' as const } }],
    };
    expect(isSignedBy(serverKey, devicesSigningBytes(forged), told.answer.signature)).toBe(false);
    const madeUp = { secretByPasskey: 'perhaps' } as never;
    expect((await report(hoa.device, madeUp)).status).toBe(400);
    expect((await lineFor(knows)).report).toMatchObject({ secretByPasskey: 'said' });
  });

  test('three hundred devices come in portions, none missing or twice', async () => {
    const office = under.server.context.office;
    const many = 205;
    await under.server.store.write(async (tx) => {
      const known = await office.now(tx);
      const of = known.device(hoa.device.id)!;
      for (let at = 0; at < many; at++) {
        const record = known.record(of.book, 'device', of.id)!;
        await tx.putOffice(of.book, { ...record, id: `device-${1000 + at}` });
      }
    });
    const first = await listOf(chair.device, 'union');
    const second = await listOf(chair.device, 'union', { after: first.next! });
    const third = await listOf(chair.device, 'union', { after: second.next! });
    const all = [first, second, third].flatMap(idsOf);
    expect([all.length, new Set(all).size, third.next]).toEqual([many + 2, many + 2, null]);
  });

  test('a server restored from before the reports says that it does not know', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'so-cong-doan-devices-'));
    await under.server.copyTo(join(folder, 'books.db'));
    copyFileSync(join(under.dataDir, 'server-key'), join(folder, 'server-key'));
    under.clock.nowMs += 60_000;
    await report(hoa.device);
    const restored = await startTestServer({ dataDir: folder, clock: under.clock });
    const there = new TestDevice(restored.send, () => under.clock.nowMs, hoa.device);
    await there.signIn(WORDS);
    const [line] = (await listOf(there, 'own')).devices;
    expect(line).toMatchObject({ device: hoa.device.id, report: null, life: null });
    expect(line?.lastContactMs).toBe(under.clock.nowMs);
    await restored.stop();
    rmSync(folder, { recursive: true });
  });
});

describe('a report', () => {
  test.each([
    ['a browser that is none', { browser: '<script>' }],
    ['a version of the app that is a text', { app: 'phiên bản của tôi' }],
    ['room below nothing', { freeBytes: -1 }],
    ['a sum in no book', { unsentSums: [{ book: 'dues', sumVnd: 1 }] }],
    ['too many sums', { unsentSums: Array(21).fill({ book: 'dues.unit1', sumVnd: 1 }) }],
    ['a count that is none', { unsent: 1.5 }],
  ])('with %s is not taken', async (_, more) => {
    expect(await kindOf(await report(hoa.device, more as Partial<DeviceReport>))).toBe(
      'bad-request',
    );
    expect((await listOf(hoa.device, 'own')).devices[0]?.report).toBeNull();
  });

  test('of a life that the books do not know says nothing of a life', async () => {
    await report(hoa.device, { life: randomId() });
    expect((await listOf(hoa.device, 'own')).devices[0]).toMatchObject({ life: null, lives: 1 });
  });

  test('comes over and over: slowed down, and the last one stays', async () => {
    const kinds = [];
    for (let at = 0; at < 32; at++)
      kinds.push(await kindOf(await report(hoa.device, { unsent: at })));
    expect(kinds.slice(-2)).toEqual(['too-many-attempts', 'too-many-attempts']);
    expect((await listOf(hoa.device, 'own')).devices[0]?.report?.unsent).toBe(29);
  });
});

describe('a lost device', () => {
  const lose = (by: TestDevice, device: TestDevice, home = local) =>
    by.write(
      `office.${home}`,
      [write(deviceLoss, randomId(), { device: device.id, why: 'rơi trên xe khách' })],
      { act: 'loseDevice' },
    );
  const ruling = async (lost: ReturnType<typeof lose>): Promise<string> => {
    const [verdict] = (await lost).verdicts;
    return `${verdict?.ruling} ${verdict?.reason ?? ''}`.trim();
  };
  const person = () => [write(member, randomId(), { fullName: { value: 'Lò Văn Gỗ' } })];

  test('is out at once, its push is held, it hears of no book, and the other device goes on', async () => {
    const found = await secondDevice(hoa);
    await hoa.device.pull();
    const written = hoa.device.entry(`roster.${local}`, person());
    const { session } = hoa.device.session!;
    expect(await ruling(lose(found, hoa.device))).toBe('accepted');
    const asked = await under.send(
      new Request('http://localhost/api/devices/list', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${session}` },
        body: '{}',
      }),
    );
    expect(await kindOf(asked)).toBe('not-signed-in');
    // Whoever holds it may know the words: it gets in to give back, and for nothing else.
    await hoa.device.signIn(WORDS);
    const [late] = (await hoa.device.push([written])).verdicts;
    expect(late).toMatchObject({ ruling: 'held', reason: 'device-lost' });
    // A backup file of it, brought by the other phone, changes nothing of that.
    const saved = hoa.device.entry(`roster.${local}`, person());
    const [header = '', ...bodies] = Buffer.from(hoa.device.pushBytes([saved]))
      .toString()
      .split('\n');
    const brought = [header.replace(`"device":"${hoa.device.id}"`, `"device":"${found.id}"`)];
    const answer = await found.sendPush(Buffer.from([...brought, ...bodies].join('\n')));
    const { verdicts } = pushAnswer.parse(await answer.json());
    expect(verdicts).toMatchObject([{ ruling: 'held', reason: 'device-lost' }]);
    for (const path of ['devices/list', 'sync/history', 'invitations', 'audit', 'devices/series'])
      expect(await kindOf(await hoa.device.post(`/api/${path}`, {})), path).toBe('device-lost');
    const pulled = await hoa.device.pull();
    expect(pulled.lines.map(({ line }) => line)).toEqual(['hello', 'end']);
    expect(pulled.lines[0]).toMatchObject({ books: [] });
    const [goesOn] = (await found.write(`roster.${local}`, person())).verdicts;
    expect(goesOn?.ruling).toBe('accepted');
    const lines = (await listOf(found, 'own')).devices;
    expect(lines.map(({ device, isLost }) => [device, isLost]).sort()).toEqual(
      [
        [hoa.device.id, true],
        [found.id, false],
      ].sort(),
    );
  });

  test('gives up its books on a signed order, each that its officer’s rights ever opened', async () => {
    const { lines } = await hoa.device.pull();
    const cursors = lines.flatMap((line) =>
      line.line === 'hello' ? line.books.map(({ book, n }) => ({ book, n })) : [],
    );
    const epoch = under.server.context.epoch.id;
    const found = await secondDevice(hoa);
    await lose(found, hoa.device);
    const ordered = async (by: TestDevice): Promise<readonly string[]> => {
      const held = cursors.map((cursor) => ({ ...cursor, epoch }));
      const pulled = await by.pull(held, { life: by.life });
      return pulled.lines.flatMap((line) => (line.line === 'shred' ? [line.book] : [])).sort();
    };
    expect(await ordered(hoa.device)).toEqual(cursors.map(({ book }) => book).sort());
    expect(await ordered(found)).toEqual([]);
  });

  test('is called so by its officer and by who staffs the union, not by a colleague, a stranger, or from below', async () => {
    const go = await foundUnit(admin, admin.session!.homeUnit);
    const there = await officerWithDevice(under, admin, go, 'chair');
    const sen = await officerWithDevice(under, admin, local, 'collector');
    const second = await officerWithDevice(under, admin, local, 'chair');
    expect(await ruling(lose(sen.device, hoa.device))).toBe('quarantined not-allowed');
    expect(await ruling(lose(there.device, hoa.device))).toBe('quarantined not-allowed');
    // In the own book the name of a device that stands in another one ends nothing.
    expect(await ruling(lose(there.device, hoa.device, go))).toBe('quarantined not-allowed');
    // A chair is no more than another chair, and less than the administrator.
    expect(await ruling(lose(chair.device, second.device))).toBe('quarantined not-allowed');
    expect(await ruling(lose(chair.device, admin, admin.session!.homeUnit))).toBe(
      'quarantined not-allowed',
    );
    expect((await hoa.device.pull()).lines.at(-1)?.line).toBe('end');
    expect(await ruling(lose(chair.device, hoa.device))).toBe('accepted');
    expect(await ruling(lose(admin, second.device))).toBe('accepted');
  });

  test('is not found again by an undo; its officer comes back by an invitation, on a device of another name', async () => {
    const found = await secondDevice(hoa);
    const entry = found.entry(`office.${local}`, [
      write(deviceLoss, 'loss-0001', { device: hoa.device.id, why: 'rơi' }),
    ]);
    await found.push([entry]);
    const undo = {
      ...{ type: deviceLoss.type, id: 'loss-0001', set: {} },
      undoes: [`${entry.hash}.0`],
    };
    const [verdict] = (await chair.device.write(`office.${local}`, [undo])).verdicts;
    expect(verdict?.ruling).toBe('quarantined');
    expect(await kindOf(await hoa.device.post('/api/devices/list', {}))).toBe('device-lost');
    const again = await secondDevice(hoa);
    expect((await again.write(`roster.${local}`, person())).verdicts[0]?.ruling).toBe('accepted');
  });

  test('gets no help with forgotten words, also where it was approved before', async () => {
    const request = async (): Promise<{ request: string; ticket: string; digits: string }> =>
      (
        await hoa.device.post('/api/recovery/request', {
          device: hoa.device.id,
          nonce: randomId(16),
        })
      ).json();
    type Asked = Awaited<ReturnType<typeof request>>;
    const approve = ({ request: named, digits }: Asked): Promise<Response> =>
      chair.device.post('/api/recovery/approve', { request: named, digits });
    const share = ({ request: named, ticket }: Asked): Promise<Response> =>
      hoa.device.post('/api/recovery/share', { request: named, ticket });
    const before = await request();
    expect((await approve(before)).status).toBe(200);
    await lose(chair.device, hoa.device);
    expect(await kindOf(await share(before))).toBe('no-such-request');
    const finish = {
      ...{ request: before.request, ticket: before.ticket, device: hoa.device.id },
      ...{ words: testWords, proof: proofOf('lời khác'), share: randomId(32) },
      signature: hoa.device.sign(new Uint8Array([1])),
    };
    expect(await kindOf(await hoa.device.post('/api/recovery/finish', finish))).toBe(
      'no-such-request',
    );
    const after = await request();
    expect(await kindOf(await approve(after))).toBe('no-such-request');
  });
});
