// What the author of a held entry reads: who decides on it, and in a confidential request that not every chair can.
import { expect, test } from 'vitest';
import { ownEntryLines } from '#features/unsent/own-entries.ts';
import type { OwnEntry } from '#replica/replica.ts';
import { syncText } from '#text/sections/sync.ts';

const held = (book: string): OwnEntry =>
  ({
    ...{ book, life: 'life-1', seq: 1, hash: book, act: 'addCaseNote', writtenMs: 1 },
    ...{ state: 'judged', changes: [] },
    verdict: { ruling: 'held', reason: 'right-ended' },
  }) as unknown as OwnEntry;

test.each(['vi', 'en'] as const)(
  'held in a confidential request: it says that a chair among its readers decides, and what to do without one (%s)',
  (language) => {
    const text = syncText[language];
    const reasonIn = (book: string) => ownEntryLines([held(book)], text).check[0]?.reason;
    expect(reasonIn('cases.unit1')).toBe(text.reasons['right-ended']);
    expect(reasonIn('cases.unit1.part1')).toBe(
      `${text.reasons['right-ended']} ${text.heldConfidential}`,
    );
  },
);
