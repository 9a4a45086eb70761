/** Own entries as lines a person reads: what was done, to what, why it waits. */
import type { Catalogue } from '#text/catalogue.ts';
import { amountText } from '#text/day-text.ts';
import type { OwnEntry } from '#replica/replica.ts';

export interface EntryLine {
  readonly key: string;
  readonly title: string;
  /** The name, number or sum it is about; empty where nothing says it shortly. */
  readonly about: string;
  readonly writtenMs: number;
  /** Set where a person is to look at it. */
  readonly reason?: string | undefined;
}

export interface OwnEntryLines {
  /** Newest first. */
  readonly waiting: readonly EntryLine[];
  readonly check: readonly EntryLine[];
}

export const ownEntryLines = (
  entries: readonly OwnEntry[],
  text: Catalogue['sync'],
): OwnEntryLines => {
  const newestFirst = [...entries].sort((a, b) => b.writtenMs - a.writtenMs);
  const isJudged = ({ verdict }: OwnEntry): boolean =>
    verdict !== undefined && verdict.ruling !== 'accepted';
  return {
    waiting: newestFirst
      .filter((entry) => entry.state === 'waiting')
      .map((entry) => lineOf(entry, text)),
    check: newestFirst
      .filter((entry) => entry.state !== 'waiting' && isJudged(entry))
      .map((entry) => lineOf(entry, text)),
  };
};

const lineOf = (entry: OwnEntry, text: Catalogue['sync']): EntryLine => {
  const acts: Readonly<Record<string, string>> = text.acts;
  const [firstChange] = entry.changes;
  return {
    key: `${entry.book}|${entry.life}|${entry.seq}`,
    title: (Object.hasOwn(acts, entry.act) ? acts[entry.act] : undefined) ?? text.someAct,
    about: firstChange === undefined ? '' : aboutChange(firstChange.set),
    writtenMs: entry.writtenMs,
    reason: reasonOf(entry, text),
  };
};

const reasonOf = (entry: OwnEntry, text: Catalogue['sync']): string | undefined => {
  const { verdict } = entry;
  if (verdict === undefined || verdict.ruling === 'accepted') return undefined;
  const reasons: Readonly<Record<string, string>> = text.reasons;
  const { reason } = verdict;
  const known =
    reason !== undefined && Object.hasOwn(reasons, reason) ? reasons[reason] : undefined;
  return known ?? text.rulings[verdict.ruling];
};

const NAMING_FIELDS = ['fullName', 'displayName', 'name', 'summary', 'text', 'why'] as const;
const ABOUT_LENGTH_MAX = 80;

const aboutChange = (set: Readonly<Record<string, unknown>>): string => {
  const { series, number, amountVnd } = set;
  if (typeof series === 'string' && typeof number === 'number' && typeof amountVnd === 'number')
    return `${series}-${String(number).padStart(6, '0')} · ${amountText(amountVnd)}`;
  const named = NAMING_FIELDS.map((field) => plainText(set[field])).find((found) => found !== '');
  return (named ?? '').slice(0, ABOUT_LENGTH_MAX);
};

/** Fields of which every value is kept are written as `{ value, replaces }`. */
const plainText = (written: unknown): string => {
  if (typeof written === 'string') return written;
  if (typeof written === 'object' && written !== null && 'value' in written)
    return typeof written.value === 'string' ? written.value : '';
  return '';
};
