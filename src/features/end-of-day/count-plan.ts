/** The count as it is typed, the sum it makes, and what a refused close means beside which field. */
import { accept, refuse, type Result } from '#base/result.ts';
import { storedFields, storedText } from '#base/stored-fields.ts';
import { countedVndOf, expectedCashVnd, type CloseProblem } from '#domain/dues/close-acts.ts';
import {
  BANKNOTES_VND,
  LOOSE_VND,
  NOTES_OF_A_KIND_MAX,
  type NoteCount,
} from '#domain/dues/day-close.ts';
import type { Unclosed } from '#domain/views/day-view.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { amountText } from '#text/day-text.ts';
import { WHOLE_FORM, type FormError } from '#ui/form.tsx';

/** The kinds to count, the largest first; loose money last. */
export const KINDS_VND: readonly number[] = [...BANKNOTES_VND, LOOSE_VND];

export interface CountDraft {
  /** As typed, by kind; a kind not touched is not in it. */
  readonly typed: Readonly<Record<string, string>>;
  readonly why: string;
  /** As typed; only where the clock is suspect. */
  readonly day: string;
}

export const emptyCount: CountDraft = { typed: {}, why: '', day: '' };

export const isCountEmpty = (draft: CountDraft): boolean =>
  Object.values(draft.typed).every((text) => text === '') && draft.why === '' && draft.day === '';

export const readCountDraft = (stored: unknown): CountDraft | undefined => {
  const fields = storedFields(stored);
  if (fields === undefined) return undefined;
  const kept = storedFields(fields['typed']) ?? {};
  return {
    typed: Object.fromEntries(KINDS_VND.map((kind) => [kind, storedText(kept, String(kind), '')])),
    why: storedText(fields, 'why', ''),
    day: storedText(fields, 'day', ''),
  };
};

/** How the count outlives a killed tab. */
export const COUNT_DRAFT = {
  first: () => emptyCount,
  read: readCountDraft,
  isEmpty: isCountEmpty,
};

export const noteField = (noteVnd: number): string => `count-${noteVnd}`;
export const WHY_FIELD = 'count-why';
export const DAY_FIELD = 'count-day';

/** "50.000 đ", or what loose money is called. */
export const kindText = (noteVnd: number, text: Catalogue['endOfDay']): string =>
  noteVnd === LOOSE_VND ? text.loose : amountText(noteVnd);

/** The notes as typed; undefined where nothing was typed at all. Refuses what is no number of notes. */
export const notesOf = (
  draft: CountDraft,
): Result<readonly NoteCount[] | undefined, CloseProblem & { readonly kind: 'bad-count' }> => {
  const notes: NoteCount[] = [];
  for (const noteVnd of KINDS_VND) {
    const typed = (draft.typed[noteVnd] ?? '').replaceAll('.', '').trim();
    if (typed === '') continue;
    const count = /^\d{1,7}$/.test(typed) ? Number(typed) : NaN;
    if (!(count <= NOTES_OF_A_KIND_MAX)) return refuse({ kind: 'bad-count', noteVnd });
    notes.push({ noteVnd, count });
  }
  return accept(notes.length === 0 ? undefined : notes);
};

export interface CountNow {
  readonly notes: readonly NoteCount[] | undefined;
  readonly countedVnd: number;
  readonly dueVnd: number;
  /** Counted less due; undefined while nothing was counted though something is due. */
  readonly differenceVnd: number | undefined;
}

/** The running sum; a number that is none counts nothing until it is mended. */
export const countNow = (draft: CountDraft, open: Unclosed): CountNow => {
  const read = notesOf(draft);
  const notes = read.ok ? read.value : [];
  const countedVnd = countedVndOf(notes ?? []);
  const dueVnd = expectedCashVnd(open);
  const isCounted = notes !== undefined || dueVnd === 0;
  return { notes, countedVnd, dueVnd, differenceVnd: isCounted ? countedVnd - dueVnd : undefined };
};

export const closeError = (problem: CloseProblem, text: Catalogue['endOfDay']): FormError => {
  const { problems } = text;
  switch (problem.kind) {
    case 'nothing-to-close':
      return { field: WHOLE_FORM, text: problems['nothing-to-close'] };
    case 'not-counted':
      return { field: noteField(KINDS_VND[0] ?? 0), text: problems['not-counted'] };
    case 'bad-count':
      return {
        field: noteField(problem.noteVnd),
        text: problems['bad-count'](kindText(problem.noteVnd, text)),
      };
    case 'difference-without-reason':
    case 'missing-text':
      return { field: WHY_FIELD, text: problems['difference-without-reason'] };
    case 'text-too-long':
      return { field: WHY_FIELD, text: problems['text-too-long'](problem.lengthMax) };
  }
};
