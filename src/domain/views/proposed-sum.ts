/** What a member is to pay for a month, and on whose word: the union's, the treasurer's, or the rule's. */
import type { Period } from '#domain/calendar-date.ts';
import type { assessment, resolution } from '#domain/dues/assessment.ts';
import { duesFor } from '#domain/dues/dues-rules.ts';
import type { setting } from '#domain/office/setting.ts';
import type { salary } from '#domain/pay/salary.ts';
import type { RecordOf } from '#domain/record-of.ts';

export interface ProposedSum {
  readonly amountVnd: number;
  /**
   * resolution: fixed by the union. assessment: set for this member. rule: by law, from the salary.
   * legal-minimum: nothing is known, so the least the law asks for stands there and is shown as such.
   */
  readonly from: 'resolution' | 'assessment' | 'rule' | 'legal-minimum';
}

export interface DuesFacts {
  readonly assessments: readonly RecordOf<typeof assessment>[];
  readonly resolutions: readonly RecordOf<typeof resolution>[];
  readonly settings: readonly RecordOf<typeof setting>[];
  /** Empty on the phones of those who may not see salaries. */
  readonly salaries: readonly RecordOf<typeof salary>[];
}

/**
 * The sum to propose; undefined only for a month before the first known rule, where nobody decided one.
 * Precedence: resolution (dated, else the setting `dues-fixed-vnd`) → assessment → rule by a known
 * salary → legal minimum. Of several dated ones the newest that has begun counts.
 */
export const proposedSum = (
  member: string,
  period: Period,
  facts: DuesFacts,
): ProposedSum | undefined => {
  const resolved = fixedSum(facts, period);
  if (resolved !== undefined) return { amountVnd: resolved, from: 'resolution' };
  const assessed = newestBegun(ownOf(facts.assessments, member), period)?.values.monthlyVnd;
  if (assessed !== undefined) return { amountVnd: assessed, from: 'assessment' };
  const paid = newestBegun(ownOf(facts.salaries, member), period)?.values;
  if (paid?.salaryVnd !== undefined) {
    const basis = paid.basis ?? 'insurance-salary';
    const dues = duesFor({ period, basis, salaryVnd: paid.salaryVnd });
    if (dues.ok) return { amountVnd: dues.value.amountVnd, from: 'rule' };
  }
  const least = duesFor({ period, basis: 'outside-insurance' });
  return least.ok ? { amountVnd: least.value.amountVnd, from: 'legal-minimum' } : undefined;
};

/** What a union has fixed for that month, by resolution or else by its setting; undefined where nothing. */
export const fixedSum = (
  facts: Pick<DuesFacts, 'resolutions' | 'settings'>,
  period: Period,
): number | undefined =>
  newestBegun(facts.resolutions, period)?.values.monthlyVnd ?? fixedVnd(facts);

const ownOf = <T extends { readonly values: { readonly member?: string | undefined } }>(
  records: readonly T[],
  member: string,
): readonly T[] => records.filter(({ values }) => values.member === member);

const newestBegun = <
  T extends { readonly id: string; readonly values: { readonly from?: Period | undefined } },
>(
  records: readonly T[],
  period: Period,
): T | undefined =>
  records.reduce<T | undefined>((best, record) => {
    const from = record.values.from;
    if (from === undefined || from > period) return best;
    // Two of one month: the greater id, so that every phone says the same.
    const key = `${from} ${record.id}`;
    return best === undefined || key > `${best.values.from ?? ''} ${best.id}` ? record : best;
  }, undefined);

const fixedVnd = ({ settings }: Pick<DuesFacts, 'settings'>): number | undefined => {
  const value = settings.find(({ id }) => id === 'dues-fixed-vnd')?.values.value;
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
};
