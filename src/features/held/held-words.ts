/** A held entry in words: what was done, to whom or over how much, and why it does not count by itself. */
import { unitOfBook } from '#domain/held-units.ts';
import type { HeldEntry } from '#domain/views/held-view.ts';
import { memberName } from '#replica/local-history.ts';
import type { Replica } from '#replica/replica.ts';
import { aboutChange } from '#text/about-change.ts';
import type { Catalogue } from '#text/catalogue.ts';

type Words = Pick<Catalogue, 'held' | 'sync'>;

export const heldTitle = ({ act }: HeldEntry, { sync }: Words): string => {
  const acts: Readonly<Record<string, string>> = sync.acts;
  return (act !== undefined && Object.hasOwn(acts, act) ? acts[act] : undefined) ?? sync.someAct;
};

/** A line for each thing it writes that can be said shortly: "Lường Thị Mai · AB-000012 · 25.000 đ". */
export const heldAbout = (
  { book, changes }: HeldEntry,
  replica: Pick<Replica, 'record'>,
): readonly string[] => {
  const roster = `roster.${unitOfBook(book)}`;
  const lines = changes.map(({ set }) => {
    const of = set['member'];
    const name = typeof of === 'string' ? memberName(replica, roster, of) : undefined;
    return [name, aboutChange(set)].filter((part) => part !== undefined && part !== '').join(' · ');
  });
  return [...new Set(lines)].filter((line) => line !== '');
};

export const heldReason = ({ reason = 'other' }: HeldEntry, { held }: Words): string => {
  const reasons: Readonly<Record<string, string>> = held.reasons;
  return (Object.hasOwn(reasons, reason) ? reasons[reason] : undefined) ?? held.reasons.other;
};
