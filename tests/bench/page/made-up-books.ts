/** Made-up books of a union, the same for the same seed: members, their receipts, and the entries that wrote them. */
import { assert } from '#base/assert.ts';
import { bookId } from '#book/book-id.ts';
import type { Change, FoldedRecord } from '#crdt/fold.ts';
import type { EntryOrder } from '#crdt/stamp.ts';
import { write, type Moment } from '#domain/draft.ts';
import { collectionList, receipt } from '#domain/dues/receipt.ts';
import { madeUpPerson } from '#domain/practice/made-up-person.ts';
import { seededChance, type SeededChance } from '#domain/practice/seeded-chance.ts';
import { registerMember } from '#domain/roster/acts.ts';

export const SEED = 20_261_122;
export const UNIT = 'unitOfTheBench01';
export const ROSTER = bookId('roster', UNIT);
export const DUES = bookId('dues', UNIT);
const FIRST_MS = Date.UTC(2026, 0, 5);
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
const PEOPLE_PER_ENTRY = 40;
const RECEIPTS_PER_LIST = 100;
/** As in the practice province: most pay when the whole section is collected, some alone. */
const ALONE_OF_100 = 12;

/** What one entry writes. */
export interface MadeUpEntry {
  readonly book: string;
  readonly act: string;
  readonly changes: readonly Change[];
}

export interface MadeUpBooks {
  readonly members: readonly string[];
  readonly roster: readonly MadeUpEntry[];
  readonly dues: readonly MadeUpEntry[];
}

export const madeUpBooks = (size: {
  readonly members: number;
  readonly receiptsEach: number;
  /** Steps and consents beside the members, and lists beside the receipts, as the app writes them. */
  readonly whole: boolean;
  readonly unit?: string;
  readonly series?: string;
}): MadeUpBooks => {
  const chance = seededChance(SEED);
  const unit = size.unit ?? UNIT;
  const { roster, members } = rosterEntries(chance, bookId('roster', unit), size);
  return { members, roster, dues: duesEntries(chance, bookId('dues', unit), members, size) };
};

const momentOf = (chance: SeededChance): Moment => ({
  officer: 'officerOfBench01',
  device: 'deviceOfBench001',
  nowMs: FIRST_MS,
  today: '2026-01-05',
  newId: chance.id,
  nextNumber: () => undefined,
});

const rosterEntries = (
  chance: SeededChance,
  book: string,
  { members: count, whole }: { readonly members: number; readonly whole: boolean },
): { readonly roster: readonly MadeUpEntry[]; readonly members: readonly string[] } => {
  const roster: MadeUpEntry[] = [];
  const members: string[] = [];
  let changes: Change[] = [];
  for (let at = 0; at < count; at++) {
    const person = madeUpPerson(chance, {
      femaleOf100: 70,
      employeeNo: `NV${String(at + 1).padStart(5, '0')}`,
      latestYear: 2026,
    });
    const drafted = registerMember(
      {
        ...person,
        rosterBook: book,
        source: 'import',
        step: 'admitted',
        stepOn: '2026-01-05',
        decision: 'QĐ-01/2026',
        consent: {
          textVersion: 'thuc-hanh-1',
          textHash: 'VGjDsSBow6BuaCAtIGtow7RuZyBwaOG6o2kgdsSDbiBi4bqjbiB0aOG6rXQ',
          how: 'list',
        },
      },
      momentOf(chance),
    );
    assert(drafted.ok, 'a made-up person is acceptable');
    const written = drafted.value.flatMap((draft) => draft.changes);
    members.push(written[0]?.id ?? '');
    changes.push(...(whole ? written : written.slice(0, 1)));
    if ((at + 1) % PEOPLE_PER_ENTRY === 0 || at + 1 === count) {
      roster.push({ book, act: 'importMembers', changes });
      changes = [];
    }
  }
  return { roster, members };
};

const duesEntries = (
  chance: SeededChance,
  book: string,
  members: readonly string[],
  size: { readonly receiptsEach: number; readonly whole: boolean; readonly series?: string },
): readonly MadeUpEntry[] => {
  const dues: MadeUpEntry[] = [];
  const series = size.series ?? 'K7Q2M';
  let number = 0;
  const receiptOf = (member: string, month: string, day: string): Change =>
    write(receipt, chance.id(), {
      member,
      series,
      number: ++number,
      months: [`2026-${month}`],
      amountVnd: chance.whole(26, 90) * 1000,
      method: chance.percent(80) ? 'cash' : 'transfer',
      paidOn: `2026-${month}-${day}`,
    });
  for (const month of MONTHS.slice(0, size.receiptsEach)) {
    const alone = new Set(members.filter(() => chance.percent(ALONE_OF_100)));
    const together = members.filter((member) => !alone.has(member));
    for (let at = 0; at < together.length; at += RECEIPTS_PER_LIST) {
      const receipts = together
        .slice(at, at + RECEIPTS_PER_LIST)
        .map((member) => receiptOf(member, month, '06'));
      const list = write(collectionList, chance.id(), {
        section: null,
        period: `2026-${month}`,
        receipts: receipts.map(({ id }) => id),
        countedVnd: null,
        partOf: null,
      });
      dues.push({
        book,
        act: 'issueCollection',
        changes: size.whole ? [...receipts, list] : receipts,
      });
    }
    for (const member of alone) {
      const day = String(chance.whole(7, 27)).padStart(2, '0');
      dues.push({ book, act: 'issueReceipt', changes: [receiptOf(member, month, day)] });
    }
  }
  return dues;
};

/** The records these entries add up to, each with the place its entry would have in the order. */
export const foldedFrom = (entries: readonly MadeUpEntry[]): readonly FoldedRecord[] => {
  const chance = seededChance(SEED + 1);
  const records: FoldedRecord[] = [];
  entries.forEach(({ changes }, at) => {
    const order: EntryOrder = {
      ms: FIRST_MS + at * 37_123 + chance.whole(0, 30_000),
      counter: 0,
      device: 'deviceOfOthers01',
      life: 'lifeOfOthers0001',
      seq: at + 1,
      hash: madeUpHash(chance),
    };
    changes.forEach(({ type, id, set }, index) =>
      records.push({ type, id, changes: [{ order, index, set }] }),
    );
  });
  return records;
};

/** 43 characters, as long and as little compressible as a real one. */
export const madeUpHash = (chance: SeededChance): string =>
  `${chance.id()}${chance.id()}${chance.id()}`.slice(0, 42) + 'A';
