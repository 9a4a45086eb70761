/** Opening a replica that lies on the disk, in a page that has done nothing yet. */
import { rosterEntries, type MemberRow } from '#features/roster/roster-list.ts';
import { rosterSearch } from '#features/roster/roster-search.ts';
import type { Shelf } from '#replica/ports.ts';
import { seededChance } from '#domain/practice/seeded-chance.ts';
import { identityOf, must, openBench } from './bench-replica.ts';
import { SEED } from './made-up-books.ts';
import { madeUpServer } from './made-up-server.ts';

export interface ColdOpening {
  readonly first50Ms: number;
  readonly everythingMs: number;
  readonly members: number;
  readonly receipts: number;
}

const FIRST = 50;

/** From the key at hand. The first page counts once fifty stand on the shelf in the order of names. */
export const openCold = async (replica: string): Promise<ColdOpening> => {
  const serverKey = madeUpServer().publicKey;
  const start = performance.now();
  const bench = await openBench(identityOf(replica, serverKey));
  let first50Ms = 0;
  while (first50Ms === 0) {
    const rows = await bench.replica.shelf.find({ type: 'member', limit: FIRST });
    if (rows.length === FIRST) first50Ms = performance.now() - start;
    else await changeOf(bench.replica.shelf);
  }
  must(await bench.replica.loading);
  const everythingMs = performance.now() - start;
  const members = (await bench.replica.shelf.find({ type: 'member' })).length;
  const receipts = (await bench.replica.shelf.find({ type: 'receipt' })).length;
  await bench.close();
  return { first50Ms, everythingMs, members, receipts };
};

const changeOf = (shelf: Shelf): Promise<void> =>
  new Promise((resolve) => {
    const stop = shelf.watch(() => {
      stop();
      resolve();
    });
  });

/** Milliseconds a keystroke, as the list screen searches: every prefix of names, numbers, phones. */
export const searchKeystrokes = async (
  replica: string,
  words: number,
): Promise<readonly number[]> => {
  const bench = await openBench(identityOf(replica, madeUpServer().publicKey));
  must(await bench.replica.loading);
  const members = (await bench.replica.shelf.find({
    type: 'member',
  })) as unknown as readonly MemberRow[];
  const entries = rosterEntries({
    members,
    steps: [],
    receipts: [],
    voids: [],
    waivers: [],
    twinPairs: [],
    today: '2026-11-22',
  });
  const chance = seededChance(SEED + 3);
  const typed = Array.from({ length: words }, () => {
    const row = members[chance.whole(0, members.length - 1)];
    const texts = [row?.values.fullName[0], row?.values.nationalNumber[0], row?.values.employeeNo];
    return texts[chance.whole(0, 2)] ?? texts[0] ?? '';
  });
  const times: number[] = [];
  const search = rosterSearch(entries);
  let found = 0;
  for (const text of ['nguyễn thị', ...typed])
    for (let length = 1; length <= text.length; length++) {
      const start = performance.now();
      found += search(text.slice(0, length)).length;
      times.push(performance.now() - start);
    }
  if (found === 0) throw new Error('nobody was found');
  await bench.close();
  return times;
};
