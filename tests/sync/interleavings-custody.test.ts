// Interleavings that shaped the plan (H16 to H19): a right that ended and came again, and what was held meanwhile.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { admitHeld } from '#domain/office/held-acts.ts';
import { addTag, removeTag } from '#domain/roster/acts.ts';
import { shredLine, shredSigningBytes, type ShredLine } from '#protocol/shred.ts';
import { backUp } from '#server/backup.ts';
import type { OpenServer } from '#server/open-server.ts';
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
let collector: Phone;
let chair: Phone;
let member: string;
let dues: string;
let roster: string;

beforeEach(async () => {
  union = await startUnion();
  kit = putBackKit(union);
  [dues, roster] = [bookId('dues', union.unit), bookId('roster', union.unit)];
  collector = await union.officerPhone('to.truong', ['collector']);
  chair = await union.officerPhone('chu.tich', ['chair', 'treasurer']);
  member = await register(chair, union.unit, 'Lường Thị Mai');
  for (const phone of [chair, collector, union.admin]) await synced(phone);
});
afterEach(async () => {
  await kit.stop();
  await union.server.stop();
});

const admits = async (server: OpenServer, book: string): Promise<void> => {
  const held = (await entriesOf(server, book)).filter(({ ruling }) => ruling === 'held');
  const entries = held.map(({ hash }) => ({ book, entryHash: hash }));
  expect(entries).toHaveLength(1);
  must(await chair.replica.save((moment) => admitHeld({ entries, why: 'Đã hỏi lại' }, moment)));
};

/** Its contacts until the books that are closed to it have left. */
const comes = async (phone: Phone, times = 3): Promise<void> => {
  for (let contact = 0; contact < times; contact += 1) await phone.sync.syncNow();
};

test('H16 an order to give the book up is late: a new right was given meanwhile, and the book stays', async () => {
  must(await collect(collector, union.unit, member));
  await synced(collector);
  await union.revoke(collector);
  const { line } = union.server;
  const own = line.fetch;
  const orders: ShredLine[] = [];
  line.fetch = async (input, init) => {
    const answer = await own(input, init);
    // A right that ended ends the session too: it signs in first.
    if (!answer.ok || !new Request(input, init).url.endsWith('/api/sync/pull')) return answer;
    for (const text of (await answer.text()).split('\n')) {
      const order = shredLine.safeParse(text.startsWith('{"line":"shred"') ? JSON.parse(text) : {});
      if (order.success) orders.push(order.data);
    }
    throw new TypeError('no line');
  };
  await collector.sync.syncNow();
  line.fetch = own;
  const order = orders.find(({ book }) => book === dues);
  if (order === undefined) throw new Error('there was an order');
  await union.grant(collector, 'collector');
  await synced(collector);
  expect(await collector.replica.takeShredOrder(order, order.nonce)).toEqual({
    ...{ ok: true, value: 'kept' },
  });
  expect(collector.replica.books()).toContain(dues);
  expect(await receiptNumbers(collector)).toHaveLength(1);
});

test('H16 an order of the server before a restore: the phone that has gone over keeps the book', async () => {
  await union.revoke(collector);
  const { context } = union.server.opened;
  const epoch = context.epoch.id;
  const grants = (await chair.replica.shelf.find({ type: 'grant' }))
    .filter(({ values }) => values['officer'] === chair.identity.officer)
    .map(({ id }) => id)
    .sort();
  const server = await kit.putBack(await kit.copied());
  for (const phone of [union.admin, chair]) await bringsBack(phone);
  await closed(server);
  const facts = {
    ...{ book: dues, epoch, nonce: 'AAAAAAAAAAAAAAAAAAAAAA', grants },
    ...{ device: chair.identity.device, life: chair.replica.life() },
  };
  const signature = context.key.sign(shredSigningBytes(facts));
  const order: ShredLine = { line: 'shred', ...facts, signature };
  await synced(chair);
  expect(await chair.replica.takeShredOrder(order, order.nonce)).toEqual({
    ok: true,
    value: 'kept',
  });
  expect(chair.replica.books()).toContain(dues);
});

test('H17 held, the book given up, and a right given again: its author sees the receipt, marked, with all that stands in it', async () => {
  await union.revoke(collector);
  must(await collect(collector, union.unit, member));
  await comes(collector);
  expect(collector.replica.books()).not.toContain(dues);
  await union.grant(collector, 'collector');
  await comes(collector, 2);
  const rows = await collector.replica.shelf.find({ type: 'receipt' });
  expect(rows.map(({ state, values }) => [state, values['amountVnd']])).toEqual([
    ['check', 25_000],
  ]);
  await synced(chair);
  expect(await receiptNumbers(chair)).toEqual([]);
});

test('H18 let in, the server put back, and the decision comes before the entry itself: once that comes, it counts for everybody, once', async () => {
  const copy = await kit.copied();
  await union.revoke(collector);
  must(await collect(collector, union.unit, member));
  await collector.sync.syncNow();
  await synced(chair);
  await admits(union.server.opened, dues);
  await synced(chair);
  expect(await receiptNumbers(chair)).toHaveLength(1);

  const server = await kit.putBack(copy);
  for (const phone of [union.admin, chair]) await bringsBack(phone);
  await closed(server);
  for (const phone of [union.admin, chair]) await synced(phone);
  await comes(collector);
  await synced(chair);
  expect(await receiptNumbers(chair)).toHaveLength(1);
  const accepted = (await entriesOf(server, dues)).filter(
    ({ ruling, device }) => ruling === 'accepted' && device === collector.identity.device,
  );
  expect(accepted).toHaveLength(1);
  const later = await union.secondPhone(chair);
  expect(await receiptNumbers(later)).toHaveLength(1);
});

test('H19 the removal is accepted before the addition it names is let in: the tag is on nobody’s screen, by entries or by a snapshot', async () => {
  const { replica } = collector;
  await union.revoke(collector);
  await union.grant(collector, 'treasurer');
  await union.revoke(collector);
  must(await replica.save(() => addTag({ rosterBook: roster, member, tag: 'ca đêm' })));
  const { line } = union.server;
  const own = line.fetch;
  line.fetch = async (input, init) => {
    const answer = await own(input, init);
    const isPush = new Request(input, init).url.endsWith('/api/sync/push');
    if (answer.ok && isPush) throw new TypeError('no line');
    return answer;
  };
  await collector.sync.syncNow();
  line.fetch = own;
  const record = replica.record(roster, 'member', member);
  if (record === undefined) throw new Error('the member is here');
  must(await replica.save(() => removeTag({ rosterBook: roster, record, tag: 'ca đêm' })));
  await union.grant(collector, 'treasurer');
  await comes(collector, 2);
  await backUp(union.server.opened);
  for (const clock of [union.server.clock, chair.clock, union.admin.clock]) clock.ms += 91 * DAY_MS;
  await synced(chair);
  await admits(union.server.opened, roster);
  await synced(chair);
  const late = await union.secondPhone(chair);
  for (const phone of [chair, late]) {
    const rows = await phone.replica.shelf.find({ type: 'member' });
    expect(rows.map(({ values }) => values['tags'])).toEqual([[]]);
  }
});
