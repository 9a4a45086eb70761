/** A confirmation half filled in: what was typed, what it says of the sum, and which field a refusal is about. */
import { accept, refuse, type Result } from '#base/result.ts';
import { storedFields, storedText } from '#base/stored-fields.ts';
import type { CashCheckProblem } from '#domain/dues/cash-check-acts.ts';
import { parseVnd } from '#domain/money.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { WHOLE_FORM, type FormError } from '#ui/form.tsx';

export interface ConfirmDraft {
  /** As typed. */
  readonly sum: string;
  /** Nothing chosen yet: undefined. */
  readonly hand: 'take' | 'leave' | undefined;
  readonly why: string;
}

const EMPTY: ConfirmDraft = { sum: '', hand: undefined, why: '' };

export const SUM_FIELD = 'cash-sum';
export const HAND_FIELD = 'cash-hand';
export const WHY_FIELD = 'cash-why';

/** How it outlives a killed tab. */
export const CONFIRM_DRAFT = {
  first: (): ConfirmDraft => EMPTY,
  read: (stored: unknown): ConfirmDraft | undefined => {
    const fields = storedFields(stored);
    if (fields === undefined) return undefined;
    const { hand } = fields;
    return {
      sum: storedText(fields, 'sum', ''),
      hand: hand === 'take' || hand === 'leave' ? hand : undefined,
      why: storedText(fields, 'why', ''),
    };
  },
  isEmpty: ({ sum, hand, why }: ConfirmDraft): boolean =>
    sum === '' && hand === undefined && why === '',
};

/** Counted here less what the collector counted; undefined until a sum can be read. */
export const differenceOf = ({ sum }: ConfirmDraft, countedVnd: number): number | undefined => {
  const parsed = parseVnd(sum);
  return parsed.ok ? parsed.value - countedVnd : undefined;
};

export interface ConfirmTyped {
  readonly countedVnd: number;
  readonly isTakenOver: boolean;
  readonly why: string;
}

export const typedOf = (
  { sum, hand, why }: ConfirmDraft,
  text: Catalogue['cashCheck'],
): Result<ConfirmTyped, { readonly kind: 'not-filled'; readonly errors: readonly FormError[] }> => {
  const { problems } = text;
  const parsed = parseVnd(sum);
  if (parsed.ok && hand !== undefined)
    return accept({ countedVnd: parsed.value, isTakenOver: hand === 'take', why });
  const errors = [
    ...(parsed.ok ? [] : [{ field: SUM_FIELD, text: problems['no-sum'] }]),
    ...(hand === undefined ? [{ field: HAND_FIELD, text: problems['no-hand'] }] : []),
  ];
  return refuse({ kind: 'not-filled', errors });
};

export const confirmError = (
  problem: CashCheckProblem,
  { problems }: Catalogue['cashCheck'],
): FormError => {
  switch (problem.kind) {
    case 'own-cash':
      return { field: WHOLE_FORM, text: problems['own-cash'] };
    case 'difference-without-reason':
    case 'missing-text':
      return { field: WHY_FIELD, text: problems['difference-without-reason'] };
    case 'text-too-long':
      return { field: WHY_FIELD, text: problems['text-too-long'](problem.lengthMax) };
  }
};
