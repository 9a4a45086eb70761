/** Thu cả tổ before it is saved: who belongs to the group, who pays today, what it adds up to. Nothing here draws. */
import type { Period } from '#domain/calendar-date.ts';
import type { CollectionProblem } from '#domain/dues/collection-acts.ts';
import type { ProposedSum } from '#domain/views/proposed-sum.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { amountText } from '#text/day-text.ts';
import { sectionText } from '#text/section-text.ts';
import type { CollectionText } from '#text/sections/collection-vi.ts';
import { collectError } from './collect-plan.ts';
import type { DuesEntry, MemberRow } from './dues-list.ts';

/** Every member of the book, whichever section. */
export const WHOLE_UNION = 'tat-ca';
/** Members who are in no section. */
export const NO_SECTION = 'chua-xep';

export interface GroupChoice {
  /** Id of a section, a number for what was written down in its place, or one of the two above. */
  readonly key: string;
  readonly name: string;
  readonly unpaid: number;
}

/** The groups of a union that have members, by name, the whole union first, those in none last. */
export const groupChoices = (
  entries: readonly DuesEntry[],
  unitNames: ReadonlyMap<string, string>,
  text: CollectionText,
): readonly GroupChoice[] => {
  const known = new Map<string, { name: string; unpaid: number }>();
  for (const entry of entries) {
    const key = groupKeyOf(entry);
    const group = known.get(key) ?? { name: sectionText(entry.row.values, unitNames), unpaid: 0 };
    known.set(key, { ...group, unpaid: group.unpaid + (isToPay(entry) ? 1 : 0) });
  }
  const whole = { key: WHOLE_UNION, name: text.whole, unpaid: entries.filter(isToPay).length };
  const named = [...known]
    .filter(([key]) => key !== NO_SECTION)
    .map(([key, group]) => ({ key, ...group }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }));
  const rest = known.get(NO_SECTION);
  if (named.length === 0) return [whole];
  return [
    whole,
    ...named,
    ...(rest === undefined
      ? []
      : [{ key: NO_SECTION, name: text.noGroup(text.group), unpaid: rest.unpaid }]),
  ];
};

const groupKeyOf = ({ row }: DuesEntry): string => {
  const { section, sectionNote } = row.values;
  if (section !== undefined && section !== null) return section;
  const note = (sectionNote ?? '').trim();
  return note === '' ? NO_SECTION : `ghi-${numberOf(note)}`;
};

/** Stands for the words of a note: it goes into an address, where no words of an officer belong. */
const numberOf = (note: string): string => {
  let sum = 0;
  for (const char of note) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 2 ** 32;
  return sum.toString(36);
};

const isToPay = ({ paid, isWaived }: DuesEntry): boolean => paid === undefined && !isWaived;

/** How many have the month still to pay, unit by unit; a unit that asks nobody is not named. */
export const unpaidByUnit = (entries: readonly DuesEntry[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const entry of entries)
    counts.set(entry.unit, (counts.get(entry.unit) ?? 0) + (isToPay(entry) ? 1 : 0));
  return counts;
};

export interface GroupLine {
  readonly entry: DuesEntry;
  readonly name: string;
  /** Whole đồng; undefined where nobody can say, and then they cannot be ticked. */
  readonly amountVnd: number | undefined;
  readonly isGuess: boolean;
}

/** Who of a group has the month still to pay, in the order of the roll. */
export const groupLines = (
  entries: readonly DuesEntry[],
  key: string,
  period: Period,
  propose: (row: MemberRow, period: Period) => ProposedSum | undefined,
): readonly GroupLine[] =>
  entries
    .filter((entry) => isToPay(entry) && (key === WHOLE_UNION || groupKeyOf(entry) === key))
    .map((entry) => {
      const proposed = propose(entry.row, period);
      // Nothing is asked for where the resolution says nought.
      const amountVnd =
        proposed === undefined || proposed.amountVnd <= 0 ? undefined : proposed.amountVnd;
      return {
        entry,
        name: entry.row.values.fullName[0] ?? '',
        amountVnd,
        isGuess: proposed?.from === 'legal-minimum',
      };
    });

export interface GroupSum {
  readonly payers: readonly { readonly member: string; readonly amountVnd: number }[];
  readonly sumVnd: number;
  readonly notPaying: number;
  /** Of the payers those whose sum nobody decided. */
  readonly guessed: number;
}

/** All but those who were taken out. */
export const groupSum = (lines: readonly GroupLine[], without: ReadonlySet<string>): GroupSum => {
  const paying = lines.flatMap(({ entry, amountVnd, isGuess }) =>
    amountVnd === undefined || without.has(entry.row.id)
      ? []
      : [{ member: entry.row.id, amountVnd, isGuess }],
  );
  return {
    payers: paying.map(({ member, amountVnd }) => ({ member, amountVnd })),
    sumVnd: paying.reduce((sum, { amountVnd }) => sum + amountVnd, 0),
    notPaying: lines.length - paying.length,
    guessed: paying.filter(({ isGuess }) => isGuess).length,
  };
};

/** What a count that differs says; undefined where it agrees. */
export const countDifference = (
  countedVnd: number,
  sumVnd: number,
  text: CollectionText,
): string | undefined => {
  if (countedVnd === sumVnd) return undefined;
  const say = countedVnd < sumVnd ? text.short : text.over;
  return say(amountText(Math.abs(sumVnd - countedVnd)), amountText(countedVnd));
};

/** Why a collection was refused, in a sentence; nothing of it has been saved. */
export const collectionError = (
  problem: CollectionProblem,
  lines: readonly GroupLine[],
  texts: { readonly collection: CollectionText; readonly dues: Catalogue['dues'] },
): string => {
  switch (problem.kind) {
    case 'payer-refused': {
      const line = lines.find(({ entry }) => entry.row.id === problem.member);
      const why = collectError(problem.why, texts.dues).text;
      return texts.collection.payerRefused(line?.name ?? texts.dues.unknownMember, why);
    }
    case 'too-many-payers':
      return texts.collection.tooMany(problem.payersMax);
    case 'no-payers':
      return texts.collection.noneChosen;
    case 'no-series':
      return texts.dues.problems['no-series'];
    case 'payer-twice':
    case 'bad-count':
      return texts.dues.problems.other;
  }
};
