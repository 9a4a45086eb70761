/** A hand-over half filled in: who, what was typed, and what the act is to write of it. Nothing here draws. */
import { storedChoice, storedFields, storedText, storedTexts } from '#base/stored-fields.ts';
import { parseVnd } from '#domain/money.ts';
import type { BookMoney } from '#domain/views/handover-money.ts';
import type { MoneyPart } from '#domain/office/handover-acts.ts';
import type { DraftForm } from '#replica/draft-form.ts';
import type { FormError } from '#ui/form.tsx';
import type { HandoverText } from '#text/sections/handover-vi.ts';

export interface HandoverDraft {
  /** The outgoing officer and the union, as one choice: `officer|unit`. */
  readonly from: string;
  readonly to: string;
  readonly presence: 'present' | 'absent';
  readonly witness: string;
  /** Typed, by dues book. */
  readonly cash: Readonly<Record<string, string>>;
  readonly note: Readonly<Record<string, string>>;
  /** Rights that are to stay. */
  readonly kept: readonly string[];
}

const EMPTY_DRAFT: HandoverDraft = {
  ...{ from: '', to: '', presence: 'present', witness: '' },
  ...{ cash: {}, note: {}, kept: [] },
};

/** How it outlives a killed tab: the cash was counted and may not lie there to be counted again. */
export const HANDOVER_DRAFT: DraftForm<HandoverDraft> = {
  first: () => EMPTY_DRAFT,
  read: (stored) => {
    const fields = storedFields(stored);
    if (fields === undefined) return undefined;
    return {
      from: storedText(fields, 'from', ''),
      to: storedText(fields, 'to', ''),
      presence: storedChoice(fields, 'presence', ['present', 'absent'] as const, 'present'),
      witness: storedText(fields, 'witness', ''),
      cash: textsByBook(fields['cash']),
      note: textsByBook(fields['note']),
      kept: storedTexts(fields, 'kept') ?? [],
    };
  },
  isEmpty: ({ from, to, witness, cash, note }) =>
    [from, to, witness, ...Object.values(cash), ...Object.values(note)].every((one) => one === ''),
};

const textsByBook = (stored: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(storedFields(stored) ?? {}).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    ),
  );

export const fromOf = ({
  from,
}: HandoverDraft): { readonly officer: string; readonly unit: string } => {
  const [officer = '', unit = ''] = from.split('|');
  return { officer, unit };
};

export const cashField = (book: string): string => `cash-${book}`;

/** The sums as typed, or the errors beside them. Who is absent has handed over nothing yet, and may leave it empty. */
export const moneyParts = (
  draft: HandoverDraft,
  books: readonly BookMoney[],
  text: HandoverText,
): { readonly parts: readonly MoneyPart[]; readonly errors: readonly FormError[] } => {
  const errors: FormError[] = [];
  const parts = books.flatMap(({ book, devices }): readonly MoneyPart[] => {
    const typed = draft.cash[book] ?? '';
    const note = draft.note[book] ?? '';
    const part = { duesBook: book, devices, note };
    const cash = parseVnd(typed);
    if (cash.ok) return [{ ...part, cashVnd: cash.value }];
    if (cash.error.kind !== 'empty') errors.push({ field: cashField(book), text: text.cashBad });
    else if (draft.presence === 'absent') return [{ ...part, cashVnd: null }];
    else errors.push({ field: cashField(book), text: text.cashMissing });
    return [];
  });
  return { parts, errors };
};
