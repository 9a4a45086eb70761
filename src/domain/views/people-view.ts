/** People instead of records: twins shown as one, and the archived who are still paying. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { RecordOf } from '#domain/record-of.ts';
import type { member } from '#domain/roster/member.ts';
import type { twinLink } from '#domain/roster/membership.ts';

/**
 * The record that stands for a person, for every record in a link: of linked twins the one with the
 * least id, so that every phone names the same, whichever link it heard of first.
 * @param pairs `idA~idB`, as the twin links hold them
 */
export const canonicalIds = (pairs: readonly string[]): ReadonlyMap<string, string> => {
  const leader = new Map<string, string>();
  const find = (id: string): string => {
    let at = id;
    for (let next = leader.get(at); next !== undefined && next !== at; next = leader.get(at))
      at = next;
    return at;
  };
  for (const pair of pairs) {
    const [a, b] = pair.split('~');
    if (a === undefined || b === undefined) continue;
    const roots = [find(a), find(b)].sort();
    const [least, other] = roots;
    if (least === undefined || other === undefined) continue;
    leader.set(least, least);
    leader.set(other, least);
  }
  return new Map([...leader.keys(), ...leader.values()].map((id) => [id, find(id)]));
};

/** The pairs of all twin links that a device holds. */
export const twinPairsOf = (links: readonly RecordOf<typeof twinLink>[]): readonly string[] =>
  links.flatMap(({ values }) => values.pairs);

/** A person in a list: the record that stands there, and those that are the same person. */
export interface PersonRow<R> {
  readonly row: R;
  readonly twins: readonly R[];
}

const NO_TWINS: readonly never[] = [];

/**
 * Lists show a person once, where the record that stands for them lies: the canonical one, or of several
 * the first that is not archived.
 */
export const rowsByPerson = <
  R extends { readonly id: string; readonly values: { readonly archived?: boolean | undefined } },
>(
  rows: readonly R[],
  pairs: readonly string[],
): readonly PersonRow<R>[] => {
  const canonical = canonicalIds(pairs);
  const byPerson = new Map<string, R[]>();
  for (const row of rows) {
    const person = canonical.get(row.id);
    if (person === undefined) continue;
    const known = byPerson.get(person);
    if (known === undefined) byPerson.set(person, [row]);
    else known.push(row);
  }
  const shown = new Map<string, R>();
  for (const [person, records] of byPerson) {
    const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
    const first = sorted.find(({ values }) => values.archived !== true) ?? sorted[0];
    if (first !== undefined) shown.set(person, first);
  }
  return rows.flatMap((row): readonly PersonRow<R>[] => {
    const person = canonical.get(row.id);
    if (person === undefined) return [{ row, twins: NO_TWINS }];
    if (shown.get(person) !== row) return [];
    return [{ row, twins: (byPerson.get(person) ?? []).filter((other) => other !== row) }];
  });
};

/** Ids of all records of a person, that one included. */
export const personIds = (id: string, pairs: readonly string[]): ReadonlySet<string> => {
  const canonical = canonicalIds(pairs);
  const person = canonical.get(id);
  return new Set([
    id,
    ...[...canonical].flatMap(([other, of]) =>
      person !== undefined && of === person ? [other] : [],
    ),
  ]);
};

export interface Person {
  /** Id of the record that stands for the person. */
  readonly id: string;
  /** All records of the person, that one first. */
  readonly records: readonly RecordOf<typeof member>[];
  /** Every record of the person is archived. */
  readonly archived: boolean;
  /** Archived, yet something was paid on or after that day: it counts, and somebody should look. */
  readonly hasActivityAfter: boolean;
}

/**
 * The roll as people.
 * @param archivedOn day on which a record was archived, where known; without it any payment is activity
 * @param paidDays days on which a record's receipts, not voided, were paid
 */
export const peopleOf = (
  members: readonly RecordOf<typeof member>[],
  pairs: readonly string[],
  archivedOn: (member: string) => CalendarDate | undefined = () => undefined,
  paidDays: (member: string) => readonly CalendarDate[] = () => [],
): readonly Person[] => {
  const canonical = canonicalIds(pairs);
  const byPerson = new Map<string, RecordOf<typeof member>[]>();
  for (const record of members) {
    const id = canonical.get(record.id) ?? record.id;
    const known = byPerson.get(id);
    if (known === undefined) byPerson.set(id, [record]);
    else known.push(record);
  }
  return [...byPerson].map(([id, records]) => {
    const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
    const archived = sorted.every(({ values }) => values.archived === true);
    return {
      // A link may name a record that this device does not have.
      id: sorted.some((record) => record.id === id) ? id : (sorted[0]?.id ?? id),
      records: sorted,
      archived,
      hasActivityAfter:
        archived &&
        sorted.some((record) =>
          paidDays(record.id).some((day) => day >= (archivedOn(record.id) ?? '')),
        ),
    };
  });
};
