/** What happens on the scanning screen: a code comes in and is told, a picture is read, the list is saved. */
import { useState } from 'react';
import { maskNationalNumber } from '#domain/roster/citizen-number.ts';
import { registerList, type ListProblem } from '#domain/roster/register-list.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { shakeTwice } from '#platform/shake.ts';
import type { Scanned } from '#platform/scanner-messages.ts';
import { useReplica } from '#replica/use-replica.ts';
import { WHOLE_FORM } from '#ui/form.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';
import { takeScan, withBlankRow, withoutRow, isBlank, type ScanNews } from './scan-list.ts';
import {
  linesOf,
  problemErrors,
  problemsBefore,
  rowField,
  type ListError,
  type MatchedRow,
} from './scan-save.ts';
import type { ScanListState } from './use-scan-list.ts';

export type BoardNews =
  | ScanNews
  | { readonly kind: 'reading' }
  | { readonly kind: 'picture'; readonly why: Exclude<Scanned['kind'], 'found'> }
  | { readonly kind: 'saved'; readonly count: number };

export interface ScanBoardState {
  readonly news: BoardNews | undefined;
  readonly errors: readonly ListError[];
  readonly isBusy: boolean;
  /** Id of the row whose fields are open. */
  readonly editing: string | undefined;
  readonly edit: (id: string | undefined) => void;
  readonly take: (text: string, how: 'seen' | 'typed') => void;
  readonly takePicture: (reading: Promise<Scanned>) => Promise<void>;
  readonly typeOne: () => void;
  readonly save: (matched: readonly MatchedRow[]) => Promise<void>;
  readonly startOver: () => void;
}

export const useScanBoard = (state: ScanListState): ScanBoardState => {
  const text = useText();
  const { scan, roster, common } = text;
  const replica = useReplica();
  const flash = useSavedFlash();
  const [news, setNews] = useState<BoardNews>();
  const [errors, setErrors] = useState<readonly ListError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [editing, edit] = useState<string>();

  const take = (scanned: string, how: 'seen' | 'typed'): void => {
    const taken = takeScan(state.latest(), scanned, how);
    setNews(taken.news);
    if (taken.list !== state.latest()) state.change(taken.list);
    if (taken.news.kind === 'added') flash(scan.scanned(taken.news.row.fullName));
    else if (taken.news.kind === 'spoilt') {
      flash(scan.scannedNumber(maskNationalNumber(taken.news.row.number)));
      edit(taken.news.row.id);
    } else shakeTwice();
  };

  const save = async (matched: readonly MatchedRow[]): Promise<void> => {
    const list = state.latest();
    const today = vietnamDate(replica.correctedNow().ms);
    const before = problemsBefore(list, matched, today, text);
    setErrors(before);
    if (before.length > 0) return;
    const lines = linesOf(list, matched, {
      today,
      consentText: { textVersion: roster.consentVersion, textHash: roster.consentHash },
      record: (book, id) => replica.record(book, 'member', id),
    });
    setBusy(true);
    const saved = await replica.save<ListProblem>((moment) => registerList(lines, moment), {
      finishes: state.kept.now(),
    });
    setBusy(false);
    if (!saved.ok) {
      setErrors(
        saved.error.kind === 'refused'
          ? problemErrors(saved.error.problem, list, text)
          : [{ field: WHOLE_FORM, text: common.saveProblems[saved.error.kind] }],
      );
      return;
    }
    edit(undefined);
    state.startOver();
    setNews({ kind: 'saved', count: lines.length });
    flash(scan.saved);
  };

  return {
    news,
    // What was said of a row goes with it.
    errors: errors.filter(
      ({ field, why }) =>
        why === undefined || state.list.rows.some(({ id }) => rowField(id) === field),
    ),
    isBusy,
    editing,
    edit,
    take,
    takePicture: async (reading) => {
      setNews({ kind: 'reading' });
      const scanned = await reading;
      if (scanned.kind === 'found') take(scanned.text, 'seen');
      else {
        setNews({ kind: 'picture', why: scanned.kind });
        shakeTwice();
      }
    },
    typeOne: () => {
      const list = state.latest();
      const blank = list.rows.find(isBlank);
      const grown = blank === undefined ? withBlankRow(list) : list;
      const row = blank ?? grown.rows[0];
      if (grown === list && blank === undefined) return setNews({ kind: 'full' });
      state.change(grown);
      setNews(undefined);
      edit(row?.id);
    },
    save,
    startOver: () => {
      for (const { id } of state.latest().rows) state.change(withoutRow(state.latest(), id));
      state.startOver();
      setErrors([]);
      setNews(undefined);
      edit(undefined);
    },
  };
};
