// Who changed what: at once from the phone itself, the rest from the server, checked and never kept.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { base64FromBytes } from '#base/bytes.ts';
import { bookId } from '#book/book-id.ts';
import { archiveMember } from '#domain/roster/acts.ts';
import { editMember } from '#domain/roster/edit-member.ts';
import { historyLines, mergedEntries, type HistoryEntry } from '#domain/views/history-view.ts';
import { localHistory } from '#replica/local-history.ts';
import { askHistory, type HistoryAnswered } from '#sync/http-history.ts';
import { backUp } from '#server/backup.ts';
import type { Phone } from './phone.ts';
import { must, register, startUnion, synced, type TestUnion } from './union.ts';

let union: TestUnion;
let roster: string;
let chair: Phone;
let person: string;

beforeEach(async () => {
  union = await startUnion();
  roster = bookId('roster', union.unit);
  chair = await union.officerPhone('chu.tich', ['chair']);
  person = await register(chair, union.unit, 'Lý Thị Mơ');
});
afterEach(() => union.server.stop());

const place = () => ({ book: roster, type: 'member', id: person });

const edit = async (phone: Phone, number: string): Promise<void> => {
  const record = phone.replica.record(roster, 'member', person);
  if (record === undefined) throw new Error('the member is on the phone');
  must(
    await phone.replica.save((moment) =>
      editMember({ rosterBook: roster, record, edits: { phone: number } }, moment),
    ),
  );
};

const ask = (phone: Phone, before?: number) =>
  askHistory(
    phone.wire,
    async () => {
      await phone.transport.signIn();
      return phone.transport.session();
    },
    { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    { book: roster, id: person, before },
  );

const read = (phone: Phone, { answer, nonce }: HistoryAnswered) =>
  phone.replica.readHistory(answer, { book: roster, id: person, nonce });

const phonesIn = (entries: readonly HistoryEntry[]) =>
  historyLines({ type: 'member', id: person }, entries).map(({ state, deeds }) => [
    state,
    deeds.flatMap((deed) =>
      deed.kind === 'field' && deed.field === 'phone' ? [deed.before, deed.after] : [],
    ),
  ]);

test('without a network: own unsent changes stand above what colleagues wrote, from what to what', async () => {
  await synced(chair);
  const collector = await union.officerPhone('thu.mot', ['collector']);
  await edit(collector, '0912345678');
  expect(phonesIn(await localHistory(collector.replica, place()))).toEqual([
    ['waiting', [[], ['+84912345678']]],
    ['safe', []],
  ]);
  await synced(collector);
  await synced(chair);
  await edit(chair, '0987654321');
  expect(phonesIn(await localHistory(chair.replica, place()))).toEqual([
    ['waiting', [['+84912345678'], ['+84987654321']]],
    ['safe', [[], ['+84912345678']]],
    ['safe', []],
  ]);
});

test('what the server did not let in is shown to its author with the reason', async () => {
  await synced(chair);
  const collector = await union.officerPhone('thu.mot', ['collector']);
  must(
    await collector.replica.save(() =>
      archiveMember({ rosterBook: roster, member: person, archived: true }),
    ),
  );
  await synced(collector);
  const [newest] = historyLines(place(), await localHistory(collector.replica, place()));
  expect(newest).toMatchObject({ state: 'check', reason: 'not-allowed', act: 'archiveMember' });
});

test('a phone that came by a snapshot asks the server for the deeds themselves; nothing of them is folded or written down', async () => {
  await edit(chair, '0912345678');
  await synced(chair);
  await backUp(union.server.opened);
  union.server.clock.ms += 91 * 86_400_000;
  const late = await union.officerPhone('moi.den', ['treasurer']);
  late.clock.ms = union.server.clock.ms;
  const here = await localHistory(late.replica, place());
  expect(here.map(({ act, receivedMs }) => [act, receivedMs])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
  const disk = late.store.snapshot();
  // All it has of the roll is folded: no entry of it ever lay on this disk.
  const blocks = [...(disk.tables.get('journal')?.keys() ?? [])];
  expect(blocks.filter((key) => key.startsWith(roster))).toEqual([]);
  const { shelf } = late.replica;
  const rows = await shelf.find({ type: 'member' });

  const portion = must(await read(late, must(await ask(late))));
  expect(portion.next).toBeNull();
  expect(portion.people.get(chair.identity.device)).toBe('Cán bộ chu.tich');
  const lines = historyLines(place(), mergedEntries(here, portion.entries));
  expect(lines.map(({ act, isProven, state }) => [act, isProven, state])).toEqual([
    ['editMember', true, 'safe'],
    ['registerMember', true, 'safe'],
  ]);
  expect(lines.every(({ receivedMs }) => (receivedMs ?? 0) > 0)).toBe(true);
  expect(late.store.snapshot()).toEqual(disk);
  expect(await shelf.find({ type: 'member' })).toEqual(rows);
});

test('an answer that was touched on its way, or belongs to another question, shows nothing', async () => {
  await edit(chair, '0912345678');
  await synced(chair);
  const asked = must(await ask(chair));
  const { answer } = asked;
  const [first] = answer.items;
  if (first === undefined) throw new Error('the history is not empty');
  const refusal = async (touched: HistoryAnswered) => {
    const found = await read(chair, touched);
    return found.ok ? 'believed' : found.error.kind;
  };
  const withFirst = (more: Partial<typeof first>) => ({
    ...asked,
    answer: { ...answer, items: [{ ...first, ...more }, ...answer.items.slice(1)] },
  });
  expect(await refusal(asked)).toBe('believed');
  const forged = first.body.replace('+84912345678', '+84912345679');
  expect(forged).not.toBe(first.body);
  expect(await refusal(withFirst({ body: forged }))).toBe('not-genuine');
  expect(await refusal(withFirst({ after: [first.prevHash] }))).toBe('not-genuine');
  expect(await refusal(withFirst({ verdict: { ...first.verdict, receivedMs: 1 } }))).toBe(
    'not-genuine',
  );
  expect(await refusal({ ...asked, answer: { ...answer, items: answer.items.slice(1) } })).toBe(
    'not-genuine',
  );
  expect(await refusal({ ...asked, answer: { ...answer, people: [] } })).toBe('not-genuine');
  const other = base64FromBytes(crypto.getRandomValues(new Uint8Array(16)));
  expect(await refusal({ ...asked, nonce: other })).toBe('out-of-turn');
  expect(
    await refusal({ ...asked, answer: { ...answer, epoch: { ...answer.epoch, id: 'other-1' } } }),
  ).toBe('other-epoch');
});

test('no signal, or the login page of a Wi-Fi: said as such, and what the phone holds is still there', async () => {
  await synced(chair);
  const { line } = union.server;
  line.fetch = async () => Promise.reject(new TypeError('no signal'));
  expect(await ask(chair)).toMatchObject({ ok: false, error: { kind: 'no-connection' } });
  line.fetch = async () =>
    new Response('<html>Wi-Fi</html>', { headers: { 'content-type': 'text/html' } });
  expect(await ask(chair)).toMatchObject({ ok: false, error: { kind: 'not-our-server' } });
  expect(await localHistory(chair.replica, place())).toHaveLength(1);
});
