/** Who reads a confidential request, and who else could: names for the screens. */
import { useMemo } from 'react';
import { caseReader } from '#domain/cases/case-reader.ts';
import { readersOf } from '#domain/cases/confidential-book.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { grant, revocation } from '#domain/office/grant.ts';
import { officer } from '#domain/office/officer.ts';
import { unit } from '#domain/office/unit.ts';
import { nameSortKey } from '#domain/roster/person-name.ts';
import {
  possibleReaders,
  readersWithoutRight,
  type OfficeKnown,
} from '#domain/views/possible-readers.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { useText } from '#ui/use-text.ts';

export interface ReaderChoice {
  readonly officer: string;
  readonly name: string;
}

const useOfficerName = (): ((id: string) => string) => {
  const { confidential: text } = useText();
  const officers = useRecords(officer);
  return useMemo(() => {
    const nameById = new Map((officers ?? []).map(({ id, values }) => [id, values.displayName]));
    return (id) => nameById.get(id) ?? text.unknownOfficer;
  }, [officers, text]);
};

const byName = (a: ReaderChoice, b: ReaderChoice): number =>
  nameSortKey(a.name) < nameSortKey(b.name) ? -1 : 1;

const useOfficeKnown = (): OfficeKnown => {
  const units = useRecords(unit);
  const grants = useRecords(grant);
  const revocations = useRecords(revocation);
  return useMemo(
    () => ({ units: units ?? [], grants: grants ?? [], revocations: revocations ?? [] }),
    [units, grants, revocations],
  );
};

/** Officers who handle requests at that union, without this one and those named already. */
export const useReaderChoices = (
  unitId: string,
  named: readonly string[],
): readonly ReaderChoice[] => {
  const { identity } = useReplica();
  const today = useToday();
  const known = useOfficeKnown();
  const nameOf = useOfficerName();
  return useMemo(
    () =>
      possibleReaders(known, unitId, today)
        .filter((id) => id !== identity.officer && !named.includes(id))
        .map((id) => ({ officer: id, name: nameOf(id) }))
        .sort(byName),
    [known, unitId, today, identity, named, nameOf],
  );
};

/** Those the book names, this officer first. */
export const useReaders = (book: string): readonly ReaderChoice[] => {
  const { confidential: text } = useText();
  const { identity } = useReplica();
  const records = useRecords(caseReader);
  const nameOf = useOfficerName();
  return useMemo(() => {
    const named = readersOf((records ?? []).filter((record) => record.book === book));
    const others = named
      .filter((id) => id !== identity.officer)
      .map((id) => ({ officer: id, name: nameOf(id) }))
      .sort(byName);
    const me = { officer: identity.officer, name: text.readByYou(identity.displayName) };
    return named.includes(identity.officer) ? [me, ...others] : others;
  }, [records, book, identity, nameOf, text]);
};

/** Those of them who have no right to these cases now: nothing written since reaches them. */
export const useWithoutRight = (
  book: string,
  readers: readonly ReaderChoice[],
): ReadonlySet<string> => {
  const today = useToday();
  const known = useOfficeKnown();
  return useMemo(() => {
    const named = readers.map(({ officer: id }) => id);
    return new Set(readersWithoutRight(known, unitOfBook(book), today, named));
  }, [known, book, today, readers]);
};
