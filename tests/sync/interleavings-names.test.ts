// Interleavings that shaped the plan (H3, H4, H5): what a value is named by, and which of two edits comes later.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { editMember } from '#domain/roster/edit-member.ts';
import { addTag, removeTag } from '#domain/roster/acts.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { openPhone, type Phone } from './phone.ts';
import { bringsBack, closed, entriesOf, putBackKit } from './put-back-kit.ts';
import {
  collect,
  must,
  receiptNumbers,
  register,
  startUnion,
  synced,
  type TestUnion,
} from './union.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let union: TestUnion;
let phone: Phone;
let other: Phone;
let member: string;
let roster: string;

beforeEach(async () => {
  union = await startUnion();
  roster = bookId('roster', union.unit);
  phone = await union.officerPhone('thu.quy', ['treasurer']);
  other = await union.officerPhone('chu.tich', ['chair']);
  member = await register(phone, union.unit, 'Hà Văn Sáu');
  await synced(phone);
  await synced(other);
});
afterEach(() => union.server.stop());

const copyOf = (one: Phone): Promise<Phone> =>
  openPhone(union.server, { ...one, store: memoryJournalStore(one.store.snapshot()) });

const tag = async ({ replica }: Phone, text: string): Promise<void> => {
  must(await replica.save(() => addTag({ rosterBook: roster, member, tag: text })));
};
const recordOn = ({ replica }: Phone) => {
  const record = replica.record(roster, 'member', member);
  if (record === undefined) throw new Error('the member is not here');
  return record;
};
const untag = async (one: Phone, text: string): Promise<void> => {
  must(
    await one.replica.save(() =>
      removeTag({ rosterBook: roster, record: recordOn(one), tag: text }),
    ),
  );
};
const calls = async (one: Phone, number: string): Promise<void> => {
  must(
    await one.replica.save((moment) =>
      editMember({ rosterBook: roster, record: recordOn(one), edits: { phone: number } }, moment),
    ),
  );
};
const valuesOn = async ({ replica }: Phone): Promise<Readonly<Record<string, unknown>>> =>
  (await replica.shelf.find({ type: 'member' })).find(({ id }) => id === member)?.values ?? {};

test('H3 a removal on a copied phone names the very addition it saw, not the one that took its place in the chain', async () => {
  const copy = await copyOf(phone);
  await tag(phone, 'tổ may');
  await tag(copy, 'tổ cắt');
  await untag(copy, 'tổ cắt');
  for (const one of [phone, copy, phone, other]) await synced(one);
  for (const one of [phone, other]) expect((await valuesOn(one))['tags']).toEqual(['tổ may']);
});

test('H4 a copied phone’s push comes twice: each entry has one place, and the second answer is the first', async () => {
  const copy = await copyOf(phone);
  must(await collect(phone, union.unit, member, { period: '2026-09' }));
  must(await collect(copy, union.unit, member, { period: '2026-10' }));
  await synced(phone);
  const { line } = union.server;
  const own = line.fetch;
  const rulings: unknown[] = [];
  line.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.endsWith('/api/sync/push')) return own(request);
    const again = request.clone();
    const first = await own(request);
    const second = await own(again);
    for (const answer of [first.clone(), second.clone()])
      rulings.push(
        (
          (await answer.json()) as { verdicts: { n: number; life: string; ruling: string }[] }
        ).verdicts.map(({ n, life, ruling }) => [n, life, ruling]),
      );
    return first;
  };
  await synced(copy);
  line.fetch = own;
  expect(rulings.length).toBeGreaterThan(1);
  expect(rulings[0]).toEqual(rulings[1]);
  const entries = await entriesOf(union.server.opened, bookId('dues', union.unit));
  expect(new Set(entries.map(({ hash }) => hash)).size).toBe(entries.length);
  await synced(other);
  expect(await receiptNumbers(other)).toHaveLength(2);
});

test('H5 one’s own later edit stands, though the clock was put back before it', async () => {
  await calls(phone, '0911111111');
  phone.clock.ms -= 3 * DAY_MS;
  await calls(phone, '0922222222');
  expect((await valuesOn(phone))['phone']).toBe('+84922222222');
  await synced(phone);
  await synced(other);
  for (const one of [phone, other]) expect((await valuesOn(one))['phone']).toBe('+84922222222');
});

test('H5 two edits from days to come, both cut to when they came: the later one of the two stands', async () => {
  phone.clock.ms += 9 * DAY_MS;
  await calls(phone, '0911111111');
  phone.clock.ms -= 3 * DAY_MS;
  await calls(phone, '0922222222');
  await synced(phone);
  await synced(other);
  for (const one of [phone, other]) expect((await valuesOn(one))['phone']).toBe('+84922222222');
});

test('H5b a server put back with its clock half a day behind: who has seen an edit and edits after it wins', async () => {
  const kit = putBackKit(union);
  const copy = await kit.copied();
  other.clock.ms += DAY_MS;
  await calls(other, '0911111111');
  await synced(other);
  await synced(phone);
  const server = await kit.putBack(copy, union.server.clock.ms - 13 * HOUR_MS);
  for (const one of [phone, other, union.admin]) await bringsBack(one);
  await closed(server);
  await synced(phone);
  await calls(phone, '0922222222');
  for (const one of [phone, other, phone]) await synced(one);
  for (const one of [phone, other]) expect((await valuesOn(one))['phone']).toBe('+84922222222');
  const received = (await entriesOf(server, roster)).map(({ receivedMs }) => receivedMs);
  expect(received).toEqual([...new Set(received)].sort((a, b) => a - b));
  await kit.stop();
});
