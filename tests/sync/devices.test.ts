// What a phone tells of itself and when, who reads it, and a phone that was lost: it gives back, and its officer's other one goes on.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { unsentOf, type DeviceReport } from '#domain/device-report.ts';
import { loseDevice } from '#domain/office/device-acts.ts';
import { sendDeviceReport } from '#sync/http-device-report.ts';
import { askDevices } from '#sync/http-devices.ts';
import { tellDevice } from '#sync/tell-device.ts';
import type { Phone } from './phone.ts';
import {
  collect,
  must,
  receiptNumbers,
  register,
  startUnion,
  synced,
  type TestUnion,
} from './union.ts';

const chance = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
let union: TestUnion;
let chair: Phone;
let phone: Phone;
let member: string;
beforeEach(async () => {
  union = await startUnion();
  chair = await union.officerPhone('chu.tich', ['chair']);
  phone = await union.officerPhone('to.truong', ['treasurer']);
  member = await register(phone, union.unit, 'Lường Thị Mai');
  await synced(phone);
});
afterEach(() => union.server.stop());

const listOf = async (by: Phone, whose: 'own' | 'union') => {
  const session = async () => {
    if (by.transport.session() === undefined) await by.transport.signIn();
    return by.transport.session();
  };
  const { answer, nonce } = must(await askDevices(by.wire, session, chance, { whose }));
  return { answer, nonce, devices: must(await by.replica.readDevices(answer, nonce)).devices };
};

/** The phone as it tells of itself in the app, with the facts of a made-up browser. */
const telling = (by: Phone) => {
  const told: DeviceReport[] = [];
  let freeBytes = 3_000_000_000;
  const stop = tellDevice({
    ...{ sync: by.sync, chance, session: by.transport.session },
    report: async () => ({
      ...{ form: 'phone', browser: 'chrome', browserVersion: 131, isLasting: true, freeBytes },
      ...{ hasPasskey: false, secretByPasskey: 'said', app: '1.0.0', life: by.replica.life() },
      ...unsentOf(
        by.replica
          .ownEntries()
          .map(({ book, state, changes }) => ({ book, changes, isWaiting: state === 'waiting' })),
      ),
    }),
    send: async (nonce, report) => {
      const answered = await sendDeviceReport(by.wire, by.transport.session(), nonce, report);
      if (answered.ok) told.push(report);
      return answered;
    },
  });
  const settled = async (): Promise<number> => {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    return told.length;
  };
  return { told, stop, settled, fills: () => (freeBytes = 100_000_000) };
};

test('told after the sign-in and when something is otherwise, not with every contact; read by officer and chair', async () => {
  const { told, settled, fills, stop } = telling(phone);
  await synced(phone);
  expect(await settled()).toBe(1);
  await synced(phone);
  await synced(phone);
  expect(await settled()).toBe(1);
  fills();
  await synced(phone);
  expect(await settled()).toBe(2);
  // Another session: who was signed out and is back says it anew.
  await phone.transport.signIn();
  await synced(phone);
  expect(await settled()).toBe(3);
  stop();
  expect(told.at(-1)).toMatchObject({ unsent: 0, freeBytes: 100_000_000 });
  for (const [by, whose] of [
    [phone, 'own'],
    [chair, 'union'],
  ] as const) {
    const { devices } = await listOf(by, whose);
    const line = devices.find(({ device }) => device === phone.identity.device);
    expect(line).toMatchObject({
      ...{ officer: phone.identity.officer, life: phone.replica.life(), isLost: false },
      report: {
        browser: 'chrome',
        browserVersion: 131,
        freeBytes: 100_000_000,
        secretByPasskey: 'said',
      },
    });
  }
});

test('without a network nothing is told, and what waits is told by book as soon as it can be', async () => {
  const { told, settled, stop } = telling(phone);
  const { fetch } = union.server.line;
  union.server.line.fetch = async () => Promise.reject(new TypeError('offline'));
  must(await collect(phone, union.unit, member));
  await phone.sync.syncNow();
  expect(await settled()).toBe(0);
  // The system is there and takes no push: what it holds back stands in the report.
  union.server.line.fetch = async (input, init) =>
    String(input instanceof Request ? input.url : input).endsWith('/push')
      ? Response.json({ error: { kind: 'server-full' } }, { status: 507 })
      : fetch(input, init);
  await phone.sync.syncNow();
  expect(await settled()).toBe(1);
  const [sum] = told[0]?.unsentSums ?? [];
  expect(told[0]?.unsent).toBe(1);
  expect(sum?.book).toBe(bookId('dues', union.unit));
  const [line] = (await listOf(phone, 'own')).devices;
  expect(line?.report).toMatchObject({ unsent: 1, unsentVnd: sum?.sumVnd });
  union.server.line.fetch = fetch;
  await synced(phone);
  await settled();
  expect(told.at(-1)).toMatchObject({ unsent: 0, unsentSums: [] });
  stop();
});

test('an answer to another question, or one with a device taken out of it, is not believed', async () => {
  const { answer, nonce } = await listOf(chair, 'union');
  const other = await listOf(chair, 'union');
  const read = async (...asked: Parameters<typeof chair.replica.readDevices>) => {
    const result = await chair.replica.readDevices(...asked);
    return result.ok ? 'believed' : result.error.kind;
  };
  expect(await read(answer, nonce)).toBe('believed');
  expect(await read(answer, other.nonce)).toBe('out-of-turn');
  expect(await read({ ...answer, devices: answer.devices.slice(1) }, nonce)).toBe('not-genuine');
  const found = answer.devices.map((line) => ({ ...line, isLost: !line.isLost }));
  expect(await read({ ...answer, devices: found }, nonce)).toBe('not-genuine');
});

test('a lost phone gives its receipt back to be held and gives its books up; the other phone keeps both', async () => {
  const other = await union.secondPhone(phone);
  must(await collect(phone, union.unit, member));
  const lost = phone.identity.device;
  must(
    await chair.replica.save((moment) =>
      loseDevice({ unit: union.unit, device: lost, why: 'rơi trên xe khách' }, moment, {
        lost: new Set(),
        thisDevice: chair.identity.device,
      }),
    ),
  );
  await synced(chair);
  // Whoever holds it lets it come into contact once: the session of before is over, what was not sent goes first.
  await phone.sync.syncNow();
  expect(phone.replica.books()).toEqual([]);
  expect(await receiptNumbers(phone)).toEqual([]);
  const dues = bookId('dues', union.unit);
  const left = () => phone.replica.leftBooks().find(({ book }) => book === dues);
  expect(left()).toMatchObject({ held: 1, lost: true });
  // Whoever holds it is told so for good, and not until it was read once.
  await phone.replica.leftBooksSeen();
  expect(left()).toMatchObject({ lost: true });
  await synced(other);
  expect(other.replica.books()).toContain(dues);
  expect(await register(other, union.unit, 'Vừ A Xé')).not.toBe('');
  await synced(other);
  expect(other.replica.counts().waiting).toBe(0);
  // The officer is the first to hear what was held, and why.
  expect(other.replica.ownEntries().map(({ act, verdict }) => [act, verdict?.reason])).toEqual([
    ['issueReceipt', 'device-lost'],
  ]);
  const { devices } = await listOf(other, 'own');
  expect(devices.filter(({ isLost }) => isLost).map(({ device }) => device)).toEqual([lost]);
});

test('the device in hand is not called lost, nor a lost one twice', async () => {
  const { device } = chair.identity;
  const lose = (named: string, before: readonly string[] = []) =>
    chair.replica.save((moment) =>
      loseDevice({ unit: union.unit, device: named, why: 'rơi' }, moment, {
        lost: new Set(before),
        thisDevice: device,
      }),
    );
  const problem = (kind: string) => ({ ok: false, error: { kind: 'refused', problem: { kind } } });
  expect(await lose(device)).toMatchObject(problem('this-device'));
  const { device: theirs } = phone.identity;
  expect(await lose(theirs, [theirs])).toMatchObject(problem('already-lost'));
});
