/** Receipts one by one, as most are taken on the way: one an entry, for the members of one round. */
import { write } from '#domain/draft.ts';
import { receipt } from '#domain/dues/receipt.ts';
import { seededChance } from '#domain/practice/seeded-chance.ts';
import { randomId } from '../hand-device.ts';
import { SEED, type MadeUpEntry } from '../page/made-up-books.ts';

const MEMBERS = 200;

/** @param first number in the series */
export const receiptsIn = (
  book: string,
  series: string,
  first: number,
  count: number,
): readonly MadeUpEntry[] => {
  const members = membersOf(SEED);
  const chance = seededChance(SEED + first);
  return Array.from({ length: count }, (_, at) => ({
    ...{ book, act: 'issueReceipt' },
    changes: [
      write(receipt, randomId(), {
        ...{ member: members[(first + at) % MEMBERS] ?? '', series, number: first + at },
        months: [`2026-${String(((first + at) % 11) + 1).padStart(2, '0')}`],
        amountVnd: chance.whole(26, 90) * 1000,
        ...{ method: 'cash', paidOn: '2026-11-06' },
      }),
    ],
  }));
};

const membersOf = (seed: number): readonly string[] => {
  const chance = seededChance(seed);
  return Array.from({ length: MEMBERS }, () => chance.id());
};
