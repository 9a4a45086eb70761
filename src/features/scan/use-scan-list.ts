/** The list being scanned, kept sealed on the phone until it is saved, and what the roll says to each row. */
import { useEffect, useMemo, useRef } from 'react';
import { member } from '#domain/roster/member.ts';
import type { DraftState } from '#replica/draft-form.ts';
import { useDraft, useRecords } from '#replica/use-replica.ts';
import { rollMatch, type MemberRow, type RollMatch } from './roll-match.ts';
import type { MatchedRow } from './scan-save.ts';
import { emptyList, isEmptyList, type ScanList, type ScanRow } from './scan-list.ts';
import { listFromStored } from './stored-list.ts';

export interface ScanListState {
  readonly list: ScanList;
  readonly kept: DraftState<ScanList>;
  /** The list as of this very moment, for what comes from outside of a render: a camera, a save. */
  readonly latest: () => ScanList;
  readonly change: (list: ScanList) => void;
  readonly startOver: () => void;
}

export const useScanList = (unit: string): ScanListState => {
  const kept = useDraft<ScanList>('scan', {
    first: () => emptyList(unit),
    read: listFromStored,
    isEmpty: isEmptyList,
  });
  const now = useRef(kept.value);
  useEffect(() => {
    now.current = kept.value;
  }, [kept.value]);
  return {
    list: kept.value,
    kept,
    latest: () => now.current,
    change: (list) => {
      now.current = list;
      kept.change(list);
    },
    startOver: () => {
      const { section, step, stepOn, decision, unit: ofUnit } = now.current;
      // What was chosen once for all stays chosen: the next list is mostly of the same kind.
      const fresh = { ...emptyList(ofUnit), section, step, stepOn, decision };
      now.current = fresh;
      kept.done(fresh);
    },
  };
};

const NOBODY: readonly MemberRow[] = [];

/** Each row beside what the roll says; looked up anew only for rows that changed. */
export const useMatches = (rows: readonly ScanRow[]): readonly MatchedRow[] => {
  const members = useRecords(member) ?? NOBODY;
  const known = useMemo(() => ({ members, byRow: new WeakMap<ScanRow, RollMatch>() }), [members]);
  return useMemo(
    () =>
      rows.map((row) => {
        const match = known.byRow.get(row) ?? rollMatch(row, known.members);
        known.byRow.set(row, match);
        return { row, match };
      }),
    [rows, known],
  );
};
