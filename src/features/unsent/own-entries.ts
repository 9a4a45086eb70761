/** Own entries as lines a person reads: what was done, to what, why it waits. */
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { aboutChange } from '#text/about-change.ts';
import type { Catalogue } from '#text/catalogue.ts';
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

/**
 * @param refusals why a person has said that an entry does not count, by its hash
 * @param waits books of which the server takes nothing before the second factor is given
 */
export const ownEntryLines = (
  entries: readonly OwnEntry[],
  text: Catalogue['sync'],
  refusals: ReadonlyMap<string, string> = new Map(),
  waits: ReadonlySet<string> = new Set(),
): OwnEntryLines => {
  const newestFirst = [...entries].sort((a, b) => b.writtenMs - a.writtenMs);
  const isJudged = ({ verdict }: OwnEntry): boolean =>
    verdict !== undefined && verdict.ruling !== 'accepted';
  return {
    waiting: newestFirst
      .filter((entry) => entry.state === 'waiting')
      .map((entry) => {
        const line = lineOf(entry, text);
        return waits.has(entry.book) ? { ...line, reason: text.factorWaitsShort } : line;
      }),
    check: newestFirst
      .filter((entry) => entry.state !== 'waiting' && isJudged(entry))
      .map((entry) => {
        const line = lineOf(entry, text);
        const why = refusals.get(entry.hash);
        return why === undefined ? line : { ...line, reason: text.refusedWith(why) };
      }),
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
  const why = known ?? text.rulings[verdict.ruling];
  // No rank opens a confidential case, so not everybody who decides elsewhere can decide there.
  const isNarrow = verdict.ruling === 'held' && isConfidential(entry.book);
  return isNarrow ? `${why} ${text.heldConfidential}` : why;
};
