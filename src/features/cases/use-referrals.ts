/** Referred papers as this device has them, and to which unions this officer's requests can go. */
import { useCallback, useMemo } from 'react';
import { caseReader } from '#domain/cases/case-reader.ts';
import { readersOf } from '#domain/cases/confidential-book.ts';
import { referral, referralEnd, referralNote, referralPaper } from '#domain/cases/referral.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { unit } from '#domain/office/unit.ts';
import {
  readsReferred,
  referredPapers,
  unionsAbove,
  type ReferredPaper,
} from '#domain/views/referral-view.ts';
import { useOfficeRights, useRecords, useReplica } from '#replica/use-replica.ts';
import { useToday, useUnitNames } from '#replica/use-union.ts';
import { useText } from '#ui/use-text.ts';

/** All that this device can read now, from either end; undefined until they have been read. */
export const useReferredPapers = (): readonly ReferredPaper[] | undefined => {
  const referrals = useRecords(referral);
  const papers = useRecords(referralPaper);
  const notes = useRecords(referralNote);
  const ends = useRecords(referralEnd);
  return useMemo(
    () =>
      referrals === undefined || papers === undefined || notes === undefined || ends === undefined
        ? undefined
        : referredPapers({ referrals, papers, notes, ends }),
    [referrals, papers, notes, ends],
  );
};

/** Those of one request. */
export const usePapersOf = (casesBook: string, caseFile: string): readonly ReferredPaper[] =>
  (useReferredPapers() ?? []).filter(
    (paper) => paper.caseFile === caseFile && unitOfBook(paper.book) === unitOfBook(casesBook),
  );

/** Whether this officer reads the paper because its book says so, at the union that sent it. */
export const useIsFromHere = (): ((paper: { readonly book: string }) => boolean) => {
  const { identity } = useReplica();
  const readers = useRecords(caseReader);
  return useCallback(
    ({ book }) =>
      readersOf((readers ?? []).filter((record) => record.book === book)).includes(
        identity.officer,
      ),
    [readers, identity],
  );
};

/** Those that came up from unions below; undefined until they have been read. */
export const usePapersFromBelow = (): readonly ReferredPaper[] | undefined => {
  const isFromHere = useIsFromHere();
  const papers = useReferredPapers();
  return useMemo(() => papers?.filter((paper) => !isFromHere(paper)), [papers, isFromHere]);
};

/** Whether papers from below can come to this officer at all. */
export const useReadsReferred = (): boolean => useOfficeRights(readsReferred, useToday()) === true;

export interface UnionAbove {
  readonly id: string;
  readonly name: string;
}

/** Where a request of that union can go; one whose name is not here is called what it is. */
export const useUnionsAbove = (ofUnit: string): readonly UnionAbove[] => {
  const { referral: text } = useText();
  const units = useRecords(unit);
  const names = useUnitNames();
  return useMemo(
    () =>
      unionsAbove(units ?? [], ofUnit).map((id) => ({
        id,
        name: names.get(id) ?? text.aboveUnnamed,
      })),
    [units, names, ofUnit, text],
  );
};

/** Name of the union a paper went to. */
export const useNameAbove = (): ((id: string) => string) => {
  const { referral: text } = useText();
  const names = useUnitNames();
  return (id) => names.get(id) ?? text.aboveUnnamed;
};
