// Interleavings that shaped the plan (H6, H7, H8, H12, H13): a server put back, and who can still bring the receipt.
import { join } from 'node:path';
import { copyFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { backUp } from '#server/backup.ts';
import type { OpenServer } from '#server/open-server.ts';
import { restoreStandingOf } from '#server/restoring.ts';
import type { Phone } from './phone.ts';
import { bringsBack, closed, entriesOf, putBackKit, type PutBackKit } from './put-back-kit.ts';
import {
  collect,
  must,
  receiptNumbers,
  register,
  startUnion,
  synced,
  type TestUnion,
} from './union.ts';

const DAY_MS = 86_400_000;

let union: TestUnion;
let kit: PutBackKit;
let treasurer: Phone;
let member: string;
let dues: string;

beforeEach(async () => {
  union = await startUnion();
  kit = putBackKit(union);
  dues = bookId('dues', union.unit);
  treasurer = await union.officerPhone('thu.quy', ['treasurer', 'chair']);
  member = await register(treasurer, union.unit, 'Lường Thị Mai');
  await synced(treasurer);
  await synced(union.admin);
});
afterEach(async () => {
  await kit.stop();
  await union.server.stop();
});

const daysLater = (days: number, ...phones: readonly Phone[]): void => {
  union.server.clock.ms += days * DAY_MS;
  for (const phone of phones) phone.clock.ms += days * DAY_MS;
};

/** What the nightly backup left: a server can begin on it. */
const backedUp = async (server: OpenServer): Promise<string> => {
  const copy = await kit.copied(server);
  copyFileSync(join(server.dataDir, 'backups', await backUp(server)), join(copy, 'books.db'));
  return copy;
};

const rulingsIn = async (server: OpenServer): Promise<readonly string[]> =>
  (await entriesOf(server, dues)).map(({ ruling }) => ruling);

test('H6 its author is gone, and the only other phone came by a snapshot: what is younger than the oldest copy to fear came with its proof', async () => {
  await backUp(union.server.opened);
  daysLater(91, treasurer, union.admin);
  const copy = await kit.copied();
  must(await collect(treasurer, union.unit, member));
  await synced(treasurer);
  const late = await union.secondPhone(treasurer);
  const numbers = await receiptNumbers(late);
  expect(numbers).toHaveLength(1);
  const server = await kit.putBack(copy);
  // It was enrolled after the copy: what it brings makes it known.
  for (let contact = 0; contact < 3; contact += 1) await late.sync.syncNow();
  await closed(server);
  expect(await rulingsIn(server)).toEqual(['accepted']);
  await synced(late);
  expect(await receiptNumbers(late)).toEqual(numbers);
});

test('H7 put back twice within ninety days, the second time from a copy without what the first had been brought: no phone has let go of it', async () => {
  const before = await kit.copied();
  must(await collect(treasurer, union.unit, member));
  await synced(treasurer);
  daysLater(40, treasurer, union.admin);
  const first = await kit.putBack(before);
  const between = await backedUp(first);
  await bringsBack(treasurer);
  await closed(first);
  await synced(treasurer);
  const numbers = await receiptNumbers(treasurer);
  daysLater(40, treasurer, union.admin);
  await backUp(first);
  await synced(treasurer);
  daysLater(20, treasurer, union.admin);
  await synced(treasurer);
  await treasurer.replica.compact();
  const second = await kit.putBack(between);
  await bringsBack(treasurer);
  await closed(second);
  await synced(treasurer);
  expect(await rulingsIn(second)).toEqual(['accepted']);
  expect(await receiptNumbers(treasurer)).toEqual(numbers);
});

test('H7 a phone whose clock jumps ten years ahead lets go of nothing by it', async () => {
  const copy = await backedUp(union.server.opened);
  must(await collect(treasurer, union.unit, member));
  await synced(treasurer);
  treasurer.clock.ms += 3_650 * DAY_MS;
  await treasurer.replica.compact();
  await synced(treasurer);
  await treasurer.replica.compact();
  const server = await kit.putBack(copy);
  await bringsBack(treasurer);
  expect(await rulingsIn(server)).toEqual(['accepted']);
});

test('H8 put back, brought back, the line cut while the phone goes over, and put back once more: the phone still has it', async () => {
  const copy = await kit.copied();
  must(await collect(treasurer, union.unit, member));
  await synced(treasurer);
  const numbers = await receiptNumbers(treasurer);
  const first = await kit.putBack(copy);
  await bringsBack(treasurer);
  await closed(first);
  const { line } = union.server;
  const own = line.fetch;
  line.fetch = async (input, init) => {
    const answer = await own(input, init);
    if (!new Request(input, init).url.endsWith('/api/sync/pull')) return answer;
    const text = await answer.text();
    return new Response(text.slice(0, text.length / 2), { headers: answer.headers });
  };
  expect(await treasurer.sync.syncNow()).toBeDefined();
  const second = await kit.putBack(copy);
  await bringsBack(treasurer);
  await closed(second);
  await synced(treasurer);
  expect(await rulingsIn(second)).toEqual(['accepted']);
  expect(await receiptNumbers(treasurer)).toEqual(numbers);
});

test('H12 closed early, judged lower, and then somebody brings the proof that it had been accepted: it counts', async () => {
  const collector = await union.officerPhone('to.truong', ['collector']);
  await synced(collector);
  await synced(treasurer);
  const copy = await kit.copied();
  must(await collect(collector, union.unit, member));
  const { line } = union.server;
  const own = line.fetch;
  line.fetch = async (input, init) => {
    const answer = await own(input, init);
    if (new Request(input, init).url.endsWith('/api/sync/push')) throw new TypeError('no line');
    return answer;
  };
  await collector.sync.syncNow();
  line.fetch = own;
  await synced(treasurer);
  expect(await receiptNumbers(treasurer)).toHaveLength(1);

  const server = await kit.putBack(copy);
  await bringsBack(union.admin);
  await closed(server);
  await union.revoke(collector);
  for (let contact = 0; contact < 3; contact += 1) await collector.sync.syncNow();
  expect(await rulingsIn(server)).toEqual(['held']);
  for (let contact = 0; contact < 3; contact += 1) await synced(treasurer);
  expect(await receiptNumbers(treasurer)).toHaveLength(1);
  expect(await rulingsIn(server)).toEqual(['held', 'accepted', 'accepted']);
  const later = await union.secondPhone(treasurer);
  expect(await receiptNumbers(later)).toEqual(await receiptNumbers(treasurer));
});

test('H13 closed before the phone came that had ended a right: whoever closes is told who is missing, and from then on it has ended', async () => {
  const collector = await union.officerPhone('to.truong', ['collector']);
  await synced(collector);
  const copy = await kit.copied();
  await union.revoke(collector);
  const server = await kit.putBack(copy);
  await bringsBack(treasurer);
  const { committed } = server.store;
  const office = await server.context.office.now(committed);
  const { missing } = await restoreStandingOf(server.context, committed, office);
  expect(missing.map(({ device }) => device)).toContain(union.admin.identity.device);
  await closed(server);
  must(await collect(collector, union.unit, member, { period: '2026-09' }));
  await synced(collector);
  await synced(collector);
  expect(await rulingsIn(server)).toEqual(['accepted']);
  for (let contact = 0; contact < 3; contact += 1) await synced(union.admin);
  must(await collect(collector, union.unit, member, { period: '2026-10' }));
  await collector.sync.syncNow();
  expect(await rulingsIn(server)).toEqual(['accepted', 'held']);
});
