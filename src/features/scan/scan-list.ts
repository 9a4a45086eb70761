/** The list that scans fill: one row a person, nobody twice, everything a text the officer can mend. */
import {
  parseCitizenCard,
  type CitizenCardRefusal,
  type CitizenCardWarning,
} from '#domain/roster/citizen-card.ts';
import { citizenNumberFacts, type Sex } from '#domain/roster/citizen-number.ts';
import { LIST_LINES_MAX } from '#domain/roster/register-list.ts';
import { readScannerText } from '#domain/roster/scanner-text.ts';
import { dayText } from '#text/day-text.ts';

export interface ScanRow {
  readonly id: string;
  readonly number: string;
  readonly fullName: string;
  /** As typed: 02/09/1989, or the year alone. */
  readonly bornOn: string;
  readonly sex: Sex | null;
  readonly phone: string;
  readonly address: string;
  readonly source: 'card' | 'typed';
  readonly warnings: readonly CitizenCardWarning[];
  /** A typing programme spoilt the letters: name and residence are still to be typed. */
  readonly isSpoilt: boolean;
  /** When the person said yes; undefined while nobody has. */
  readonly consentMs: number | undefined;
  /** The officer's word where somebody like this is on the roll. */
  readonly twin: 'undecided' | 'same' | 'other';
  /** Somebody on the roll: shall what the card says anew be written? */
  readonly isUpdate: boolean;
}

export interface ScanList {
  /** The newest first. */
  readonly rows: readonly ScanRow[];
  /** How many rows were ever made: rows are named by it. */
  readonly made: number;
  readonly unit: string;
  /** Id of a section; '' for none. */
  readonly section: string;
  readonly step: 'applied' | 'admitted';
  /** As typed. */
  readonly stepOn: string;
  readonly decision: string;
}

export const emptyList = (unit: string): ScanList => ({
  rows: [],
  made: 0,
  unit,
  section: '',
  step: 'applied',
  stepOn: '',
  decision: '',
});

/** What became of a scan: said to the officer at once. */
export type ScanNews =
  | { readonly kind: 'added'; readonly row: ScanRow }
  | { readonly kind: 'spoilt'; readonly row: ScanRow }
  | { readonly kind: 'twice'; readonly row: ScanRow }
  | { readonly kind: 'full' }
  | { readonly kind: 'not-a-card'; readonly why: CitizenCardRefusal['kind'] };

export interface Taken {
  readonly list: ScanList;
  readonly news: ScanNews;
}

/**
 * Takes in what a camera saw (`seen`) or a scanner typed (`typed`: letters may be spoilt). A row whose
 * letters were spoilt is completed by a whole scan of the same card.
 */
export const takeScan = (list: ScanList, text: string, how: 'seen' | 'typed'): Taken => {
  const facts = how === 'seen' ? factsSeen(text) : factsTyped(text);
  if (facts.kind === 'not-a-card') return { list, news: facts };
  const known = list.rows.find(({ number }) => digitsOf(number) === facts.row.number);
  if (known !== undefined && known.isSpoilt && facts.kind === 'added')
    return told({ ...known, ...facts.row, isSpoilt: false }, 'added', list);
  if (known !== undefined) return { list, news: { kind: 'twice', row: known } };
  if (list.rows.length >= LIST_LINES_MAX) return { list, news: { kind: 'full' } };
  const row: ScanRow = { ...blankRow(list), ...facts.row, source: 'card' };
  const grown = { ...list, rows: [row, ...list.rows], made: list.made + 1 };
  return { list: grown, news: { kind: facts.kind, row } };
};

const told = (row: ScanRow, kind: 'added' | 'spoilt', list: ScanList): Taken => ({
  list: withRow(list, row),
  news: { kind, row },
});

type Read =
  | { readonly kind: 'added' | 'spoilt'; readonly row: Partial<ScanRow> & { number: string } }
  | { readonly kind: 'not-a-card'; readonly why: CitizenCardRefusal['kind'] };

const factsSeen = (text: string): Read => {
  const card = parseCitizenCard(text);
  if (!card.ok) return { kind: 'not-a-card', why: card.error.kind };
  const { number, fullName, bornOn, sex, residence, warnings } = card.value;
  return {
    kind: 'added',
    row: { number, fullName, bornOn: dayText(bornOn ?? ''), sex, address: residence, warnings },
  };
};

const factsTyped = (text: string): Read => {
  const read = readScannerText(text);
  if (!read.ok) return { kind: 'not-a-card', why: read.error.kind };
  if (read.value.kind === 'card') return factsSeen(text);
  const { number, bornOn, sex, warnings } = read.value.card;
  return {
    kind: 'spoilt',
    row: { number, bornOn: dayText(bornOn ?? ''), sex, warnings, isSpoilt: true },
  };
};

const blankRow = (list: ScanList): ScanRow => ({
  id: `r${list.made + 1}`,
  number: '',
  fullName: '',
  bornOn: '',
  sex: null,
  phone: '',
  address: '',
  source: 'typed',
  warnings: [],
  isSpoilt: false,
  consentMs: undefined,
  twin: 'undecided',
  isUpdate: false,
});

/** One row more, to be typed; the same list where it is full. */
export const withBlankRow = (list: ScanList): ScanList =>
  list.rows.length >= LIST_LINES_MAX
    ? list
    : { ...list, rows: [blankRow(list), ...list.rows], made: list.made + 1 };

export const withRow = (list: ScanList, row: ScanRow): ScanList => ({
  ...list,
  rows: list.rows.map((other) => (other.id === row.id ? row : other)),
});

export const withoutRow = (list: ScanList, id: string): ScanList => ({
  ...list,
  rows: list.rows.filter((row) => row.id !== id),
});

/** Twelve digits fill sex and year of birth where nothing stands there yet: a hint, never a verdict. */
export const withNumber = (row: ScanRow, typed: string): ScanRow => {
  const facts = citizenNumberFacts(digitsOf(typed));
  if (!facts.ok) return { ...row, number: typed };
  return {
    ...row,
    number: typed,
    sex: row.sex ?? facts.value.sex,
    bornOn: row.bornOn === '' ? String(facts.value.birthYear) : row.bornOn,
  };
};

/** Nothing stands in it: not worth keeping, and never saved. */
export const isBlank = (row: ScanRow): boolean =>
  row.number + row.fullName + row.bornOn + row.phone + row.address === '';

export const isEmptyList = (list: ScanList): boolean => list.rows.every(isBlank);

export const digitsOf = (number: string): string => number.replace(/[\s.]/g, '');
