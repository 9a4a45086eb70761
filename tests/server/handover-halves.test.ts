// A hand-over is one save of several entries: what stands where only the first of them reach the server, or the rest is not taken.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { write } from '#domain/draft.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { grant, revocation } from '#domain/office/grant.ts';
import { handOver } from '#domain/office/handover-acts.ts';
import { takeCash } from './closes-kit.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type Appointed,
  type TestServer,
} from './test-server.ts';
import { randomId, type TestDevice, type TestEntry } from './test-device.ts';

let under: TestServer;
let admin: TestDevice;
let may: string;
let dues: string;
let chair: { readonly device: TestDevice } & Appointed;
let old: { readonly device: TestDevice } & Appointed;
let heir: { readonly device: TestDevice } & Appointed;
/** The whole save: the right that begins, the minutes, the money, the right that ends. */
let saved: readonly TestEntry[];

beforeEach(async () => {
  under = await startTestServer({ strict: false });
  admin = await foundUnion(under);
  may = await foundUnit(admin, admin.session!.homeUnit);
  dues = bookId('dues', may);
  chair = await officerWithDevice(under, admin, may, 'chair');
  old = await officerWithDevice(under, admin, may, 'treasurer');
  heir = await officerWithDevice(under, admin, may, 'training-officer');
  const moment = {
    ...{ officer: chair.officer, device: chair.device.id, nowMs: under.clock.nowMs },
    ...{ today: '2026-11-22', newId: () => randomId(), nextNumber: () => undefined },
  };
  const drafts = handOver(
    {
      ...{ unit: may, from: old.officer, to: heir.officer, presence: 'present', witness: '' },
      ...{ why: 'Bàn giao', cases: [], ends: [{ grant: old.grant, role: 'treasurer' }] },
      begins: [{ role: 'treasurer', reach: 'unit', until: null }],
      money: [{ duesBook: dues, devices: [], cashVnd: 25_000, note: '' }],
    },
    moment,
    { revokedGrants: new Set() },
  );
  if (!drafts.ok) throw new Error(drafts.error.kind);
  // The chair keeps the dues book as well, and may write the money part.
  await admin.write(`office.${may}`, [
    write(grant, randomId(), {
      ...{ officer: chair.officer, role: 'treasurer', unit: may, reach: 'unit' },
      ...{ from: '2026-01-01', until: null },
    }),
  ]);
  saved = drafts.value.map(({ book, act, changes, group }) =>
    chair.device.entry(book, changes, { act, forge: { group } }),
  );
  expect(drafts.value.map(({ act }) => act)).toEqual([
    ...['grantRole', 'noteHandover', 'handOverMoney', 'revokeGrant'],
  ]);
});
afterEach(async () => {
  expect(under.log).toEqual([]);
  await under.stop();
});

const rulings = async (pushed: ReturnType<TestDevice['push']>) =>
  (await pushed).verdicts.map(({ ruling, reason }) =>
    ruling === 'accepted' ? ruling : `${ruling}: ${reason}`,
  );
const takes = async ({ device }: { readonly device: TestDevice }): Promise<string> => {
  await device.signIn(WORDS);
  const [id] = await takeCash(device, dues).catch(() => [undefined]);
  if (id === undefined) return 'no series';
  const { committed } = under.server.store;
  const [entry] = await committed.historyOf(dues, id, {
    ...{ before: null, entriesMax: 1, bytesMax: 100_000 },
  });
  return entry?.ruling ?? 'nowhere';
};

test('the network breaks in the middle: both may take cash until the rest comes, nobody is without, and then the right has passed', async () => {
  const [first, second] = [saved.slice(0, 2), saved.slice(2)];
  expect(await rulings(chair.device.push(first))).toEqual(['accepted', 'accepted']);
  expect([await takes(old), await takes(heir)]).toEqual(['accepted', 'accepted']);
  // The same phone sends the rest at its next contact; what came already is known, not written twice.
  expect(await rulings(chair.device.push(second))).toEqual(['accepted', 'accepted']);
  expect(await rulings(chair.device.push(saved))).toEqual(Array(4).fill('accepted'));
  expect([await takes(old), await takes(heir)]).toEqual(['held', 'accepted']);
});

test('the end of the right never comes before its beginning: out of order it is not taken at all', async () => {
  const { verdicts, gaps } = await chair.device.push([saved[3]!]);
  expect(verdicts).toEqual([]);
  expect(gaps).toMatchObject([{ book: `office.${may}` }]);
  expect([await takes(old), await takes(heir)]).toEqual(['accepted', 'no series']);
});

test('who wrote it is no longer chair when the rest comes: it is held, the old right stands, and a person passes it on', async () => {
  expect(await rulings(chair.device.push(saved.slice(0, 2)))).toEqual(['accepted', 'accepted']);
  await admin.write(`office.${may}`, [
    write(revocation, randomId(), { grant: chair.grant, why: 'Hết nhiệm kỳ' }),
  ]);
  await chair.device.signIn(WORDS);
  expect(await rulings(chair.device.push(saved.slice(2)))).toEqual([
    ...['accepted', 'held: right-ended'],
  ]);
  // Money in hand is not cut off by half a hand-over.
  expect([await takes(old), await takes(heir)]).toEqual(['accepted', 'accepted']);
  const end = saved[3]!;
  await admin.write(`office.${may}`, [
    write(admitHeld, randomId(), { entryHash: end.hash, why: 'Đã bàn giao trước mặt tôi' }),
  ]);
  expect(await under.server.store.committed.isAccepted(`office.${may}`, end.hash)).toBe(true);
  expect([await takes(old), await takes(heir)]).toEqual(['held', 'accepted']);
});
