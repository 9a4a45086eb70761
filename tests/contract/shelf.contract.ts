/** What every shelf keeps: rows by key, lists in order, and a call after each change. */
import type { Shelf } from '#replica/ports.ts';
import { shelfKey, type ShelfRow } from '#replica/shelf-row.ts';
import type { ContractKit } from './contract-kit.ts';

export interface ShelfSubject {
  readonly make: () => Promise<Shelf>;
}

const row = (
  type: string,
  id: string,
  sortKey: string,
  more: Partial<ShelfRow> = {},
): ShelfRow => ({
  key: shelfKey(more.book ?? 'roster.unit1', type, id),
  book: 'roster.unit1',
  type,
  id,
  sortKey,
  searchText: sortKey,
  values: { fullName: sortKey, _private: 1, 'a.b': { $c: [1, null, { d: 'đ' }] } },
  state: 'safe',
  notices: [],
  changedMs: 1_760_000_000_000,
  changedByDevice: 'dev1',
  ...more,
});

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export const shelfContract = (kit: ContractKit, subject: ShelfSubject): void => {
  const { test, equal, isTrue } = kit;
  const idsOf = (rows: readonly ShelfRow[]) => rows.map((each) => each.id);

  test('a row is read back whole, whatever its values are called', async () => {
    const shelf = await subject.make();
    const an = row('member', 'm1', 'an', { notices: [], state: 'check' });
    await shelf.putRows([an]);
    equal(await shelf.get(an.key), an);
    equal(await shelf.get('nobody'), undefined);
    equal(await shelf.find({ type: 'member' }), [an]);
  });

  test('a row put again replaces the old one, and moves in the list', async () => {
    const shelf = await subject.make();
    await shelf.putRows([row('member', 'm1', 'an'), row('member', 'm2', 'binh')]);
    equal(idsOf(await shelf.find({ type: 'member' })), ['m1', 'm2']);
    const moved = row('member', 'm1', 'chi', { values: { fullName: 'Chi' } });
    await shelf.putRows([moved, row('member', 'm3', 'bao')]);
    equal(idsOf(await shelf.find({ type: 'member' })), ['m3', 'm2', 'm1']);
    equal(await shelf.get(moved.key), moved);
  });

  test('the same row twice in one call: the last counts', async () => {
    const shelf = await subject.make();
    await shelf.putRows([row('member', 'm1', 'an'), row('member', 'm1', 'binh')]);
    const found = await shelf.find({ type: 'member' });
    equal(found, [row('member', 'm1', 'binh')]);
  });

  test('lists stand in code-unit order of sortKey, equal ones by key', async () => {
    const shelf = await subject.make();
    const keys = ['b', 'a', 'a b', 'a\u0001b', 'a!', 'B', 'đ', 'ab', '', '10', '9', 'é'];
    await shelf.putRows(keys.map((key, i) => row('member', `m${String(i).padStart(2, '0')}`, key)));
    await shelf.putRows([row('member', 'm99', 'a')]);
    const sorted = [...keys, 'a'].sort((x, y) => (x < y ? -1 : x > y ? 1 : 0));
    const found = await shelf.find({ type: 'member' });
    equal(
      found.map((each) => each.sortKey),
      sorted,
    );
    equal(idsOf(found.filter((each) => each.sortKey === 'a')), ['m01', 'm99']);
  });

  test('a very long sortKey is kept whole', async () => {
    const shelf = await subject.make();
    const long = 'x'.repeat(1_000);
    await shelf.putRows([
      row('member', 'm1', long),
      row('member', 'm2', 'w'),
      row('member', 'm3', 'y'),
    ]);
    const found = await shelf.find({ type: 'member' });
    equal(idsOf(found), ['m2', 'm1', 'm3']);
    equal(found[1]?.sortKey, long);
  });

  test('only of the type and book asked for, and no more than asked for', async () => {
    const shelf = await subject.make();
    await shelf.putRows([
      row('member', 'm1', 'an'),
      row('member', 'm2', 'binh', {
        book: 'roster.unit2',
        key: shelfKey('roster.unit2', 'member', 'm2'),
      }),
      row('memberCard', 'm3', 'an'),
      row('member', 'm4', 'chi'),
    ]);
    equal(idsOf(await shelf.find({ type: 'member' })), ['m1', 'm2', 'm4']);
    equal(idsOf(await shelf.find({ type: 'member', book: 'roster.unit1' })), ['m1', 'm4']);
    equal(idsOf(await shelf.find({ type: 'member', book: 'roster.unit1', limit: 1 })), ['m1']);
    equal(idsOf(await shelf.find({ type: 'member', limit: 2 })), ['m1', 'm2']);
    equal(idsOf(await shelf.find({ type: 'nothing' })), []);
  });

  test('removed rows are gone, and may come back', async () => {
    const shelf = await subject.make();
    const an = row('member', 'm1', 'an');
    await shelf.putRows([an, row('member', 'm2', 'binh')]);
    await shelf.removeRows([an.key, 'nobody']);
    equal(await shelf.get(an.key), undefined);
    equal(idsOf(await shelf.find({ type: 'member' })), ['m2']);
    await shelf.putRows([an]);
    equal(idsOf(await shelf.find({ type: 'member' })), ['m1', 'm2']);
    await shelf.clear();
    equal(await shelf.find({ type: 'member' }), []);
    equal(await shelf.get(an.key), undefined);
    await shelf.putRows([an]);
    equal(await shelf.find({ type: 'member' }), [an]);
  });

  test('puts that overlap all arrive', async () => {
    const shelf = await subject.make();
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) =>
        shelf.putRows([
          row('member', 'same', `v${String(i).padStart(2, '0')}`),
          row('member', `m${i}`, 'z'),
        ]),
      ),
    );
    equal((await shelf.find({ type: 'member' })).length, 21);
    equal((await shelf.get(shelfKey('roster.unit1', 'member', 'same')))?.sortKey, 'v19');
  });

  test('watchers hear of each change and read it; one who stopped hears nothing', async () => {
    const shelf = await subject.make();
    let heard = 0;
    let seen: readonly string[] = [];
    const stop = shelf.watch(() => {
      heard += 1;
      void Promise.resolve(shelf.find({ type: 'member' })).then((rows) => {
        seen = idsOf(rows);
      });
    });
    await shelf.putRows([row('member', 'm1', 'an')]);
    await pause(60);
    isTrue(heard >= 1, 'a put is heard');
    equal(seen, ['m1']);
    await shelf.removeRows([row('member', 'm1', 'an').key]);
    await pause(60);
    isTrue(heard >= 2, 'a removal is heard');
    equal(seen, []);
    stop();
    await shelf.putRows([row('member', 'm2', 'binh')]);
    const before = heard;
    await pause(60);
    equal(heard, before);
  });

  test('a list that nothing touched is the very same list, and there at once', async () => {
    const shelf = await subject.make();
    await shelf.putRows([row('member', 'm1', 'an'), row('receipt', 'r1', '1')]);
    const [members, together] = await Promise.all([
      shelf.find({ type: 'member' }),
      shelf.find({ type: 'member' }),
    ]);
    isTrue(members === together, 'who asked at once read once');
    await shelf.putRows([row('receipt', 'r2', '2')]);
    isTrue(shelf.find({ type: 'member' }) === members, 'the same list, not promised');
    equal(idsOf(await shelf.find({ type: 'receipt' })), ['r1', 'r2']);
    // The place stays, the row is another.
    await shelf.putRows([row('member', 'm1', 'an', { state: 'waiting' })]);
    equal((await shelf.find({ type: 'member' }))[0]?.state, 'waiting');
    const reading = shelf.find({ type: 'receipt' });
    const putting = shelf.putRows([row('receipt', 'r0', '0')]);
    await Promise.all([reading, putting]);
    equal(idsOf(await shelf.find({ type: 'receipt' })), ['r0', 'r1', 'r2']);
  });

  test('two shelves know nothing of each other', async () => {
    const [a, b] = [await subject.make(), await subject.make()];
    await a.putRows([row('member', 'm1', 'an')]);
    equal(await b.find({ type: 'member' }), []);
  });

  test('10,000 rows go in at once and come out sorted', async () => {
    const shelf = await subject.make();
    const rows = Array.from({ length: 10_000 }, (_, i) =>
      row('member', `m${i}`, String((i * 7_919) % 10_007).padStart(5, '0')),
    );
    await shelf.putRows(rows);
    const found = await shelf.find({ type: 'member' });
    equal(found.length, 10_000);
    isTrue(
      found.every((each, i) => i === 0 || (found[i - 1]?.sortKey ?? '') < each.sortKey),
      'sorted',
    );
    await shelf.putRows(
      rows.slice(0, 1_000).map((each) => ({ ...each, state: 'waiting' as const })),
    );
    const again = await shelf.find({ type: 'member' });
    equal(again.filter((each) => each.state === 'waiting').length, 1_000);
  });
};
