// What a phone held unsent when its right ended: shown to whoever decides, let in or refused, and the sums agree.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { admitHeld, refuseHeld } from '#domain/office/held-acts.ts';
import { heldByDevice, heldSum } from '#domain/views/held-view.ts';
import { askHeld, type HeldAnswered, type HeldQuestion } from '#sync/http-held.ts';
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

let union: TestUnion;
let chair: Phone;
let collector: Phone;

beforeEach(async () => {
  union = await startUnion();
  chair = await union.officerPhone('chu.tich', ['chair']);
  collector = await union.officerPhone('to.truong', ['collector']);
  const person = await register(chair, union.unit, 'Lường Thị Mai');
  await synced(chair);
  await synced(collector);
  await union.revoke(collector);
  for (const period of ['2026-09', '2026-10', '2026-11'])
    must(await collect(collector, union.unit, person, { period }));
  await collector.sync.syncNow();
  await synced(chair);
});
afterEach(() => union.server.stop());

const ask = async (phone: Phone, question: HeldQuestion = {}): Promise<HeldAnswered> =>
  must(
    await askHeld(
      phone.wire,
      async () => {
        await phone.transport.signIn();
        return phone.transport.session();
      },
      { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
      question,
    ),
  );

const read = async (phone: Phone, question: HeldQuestion = {}) => {
  const { answer, nonce } = await ask(phone, question);
  return must(await phone.replica.readHeld(answer, { nonce, before: question.before }));
};

const decide = async (
  by: Phone,
  act: typeof admitHeld,
  entries: readonly { readonly book: string; readonly order: { readonly hash: string } }[],
  why: string,
): Promise<void> => {
  const named = entries.map(({ book, order }) => ({ book, entryHash: order.hash }));
  must(await by.replica.save((moment) => act({ entries: named, why }, moment)));
  await synced(by);
};

test('of three receipts of a phone that lost its right the chair lets in two and refuses one: every phone counts two', async () => {
  const shown = await read(chair);
  expect(shown).toMatchObject({ undecided: 3, next: null });
  expect(shown.entries.map(({ act, reason, isProven }) => [act, reason, isProven])).toEqual(
    Array.from({ length: 3 }, () => ['issueReceipt', 'right-ended', true]),
  );
  expect(heldSum(shown.entries)).toBe(75_000);
  const [phone, ...others] = heldByDevice(shown.entries);
  expect(others).toEqual([]);
  expect(shown.authors.get(phone?.device ?? '')).toMatchObject({
    officer: collector.identity.officer,
    displayName: 'Cán bộ to.truong',
  });
  expect(await receiptNumbers(chair)).toEqual([]);

  const [newest, ...older] = shown.entries;
  await decide(chair, admitHeld, older, 'Tiền đã nộp đủ');
  await decide(chair, refuseHeld, newest === undefined ? [] : [newest], 'Không có tiền nộp');
  await synced(chair);
  expect(await receiptNumbers(chair)).toHaveLength(2);
  expect(await read(chair)).toMatchObject({ undecided: 0, entries: [] });
  const refused = await read(chair, { withRefused: true });
  expect(refused.entries.map(({ order }) => order.hash)).toEqual([newest?.order.hash]);
  expect(refused.entries[0]?.refused).toMatchObject({
    ...{ why: 'Không có tiền nộp', officer: chair.identity.officer },
  });

  const later = await union.secondPhone(chair);
  expect(await receiptNumbers(later)).toEqual(await receiptNumbers(chair));
  expect((await chair.replica.selfCheck('all')).ok).toBe(true);
  expect((await later.replica.selfCheck('all')).ok).toBe(true);
  // Back at work, the author counts the same two, and reads why the third does not.
  await union.grant(collector, 'collector');
  await synced(collector);
  const receipts = await collector.replica.shelf.find({ type: 'receipt' });
  expect(receipts.map(({ state }) => state).sort()).toEqual(['check', 'safe', 'safe']);
  const [word] = await collector.replica.shelf.find({ type: 'refuseHeld' });
  expect(word?.values).toMatchObject({
    ...{ entryHash: newest?.order.hash, why: 'Không có tiền nộp' },
  });
  // When the right ends for good, nothing of it is said to wait for a decision.
  await union.revoke(collector);
  await synced(collector);
  const left = collector.replica.leftBooks().map(({ book, held }) => [book, held]);
  expect(left).toContainEqual([bookId('dues', union.unit), 0]);
});

test('a person may change their mind: what was refused is let in later, and counts once', async () => {
  const { entries } = await read(chair);
  await decide(chair, refuseHeld, entries, 'Chưa thấy tiền');
  expect(await receiptNumbers(chair)).toEqual([]);
  const second = await union.officerPhone('pho.chu.tich', ['vice-chair']);
  const { entries: refused } = await read(second, { withRefused: true });
  await decide(second, admitHeld, refused, 'Đã thấy tiền');
  await decide(chair, refuseHeld, entries, 'Bấm nhầm sau khi đã tính');
  await synced(chair);
  await synced(second);
  expect(await receiptNumbers(chair)).toHaveLength(3);
  expect(await receiptNumbers(second)).toEqual(await receiptNumbers(chair));
  expect(await read(chair, { withRefused: true })).toMatchObject({ undecided: 0, entries: [] });
});

test('whoever decides on nothing is shown nothing, and a decision of theirs does not count', async () => {
  const { entries } = await read(chair);
  const treasurer = await union.officerPhone('thu.quy', ['treasurer']);
  expect(await read(treasurer)).toMatchObject({ undecided: 0, entries: [] });
  await decide(treasurer, refuseHeld, entries, 'Không phải việc của mình');
  await decide(treasurer, admitHeld, entries, 'Tự tính');
  expect(treasurer.replica.ownEntries().map(({ verdict }) => verdict?.ruling)).toEqual(
    Array.from({ length: 6 }, () => 'quarantined'),
  );
  await synced(chair);
  expect(await receiptNumbers(chair)).toEqual([]);
  expect(await read(chair)).toMatchObject({ undecided: 3 });
});

test('an answer that was touched on the way is not shown: not a count, not a reason, not another question', async () => {
  const { answer, nonce } = await ask(chair);
  const kindOf = async (changed: Partial<typeof answer>): Promise<unknown> => {
    const result = await chair.replica.readHeld({ ...answer, ...changed }, { nonce });
    return result.ok ? 'shown' : result.error.kind;
  };
  expect(await kindOf({})).toBe('shown');
  expect(await kindOf({ undecided: 0 })).toBe('not-genuine');
  expect(await kindOf({ items: answer.items.slice(1) })).toBe('not-genuine');
  const refused = { why: 'Bịa', officer: chair.identity.officer, atMs: 1 };
  expect(await kindOf({ items: answer.items.map((item) => ({ ...item, refused })) })).toBe(
    'not-genuine',
  );
  const [first] = answer.items;
  const forged = { ...first!, body: first!.body.replace('25000', '95000') };
  expect(await kindOf({ items: [forged, ...answer.items.slice(1)] })).toBe('not-genuine');
  expect(await kindOf({ nonce: 'another-nonce-of-another' })).toBe('out-of-turn');
});

test('a decision needs a reason', () => {
  const moment = { newId: () => 'id000001' } as never;
  const entries = [{ book: bookId('dues', 'unit0001'), entryHash: 'h'.repeat(43) }];
  for (const act of [admitHeld, refuseHeld])
    expect(act({ entries, why: '  ' }, moment)).toMatchObject({ error: { kind: 'missing-text' } });
});
