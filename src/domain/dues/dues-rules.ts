/** What a member owes for a month, and by which rule. */
import { accept, refuse, type Result } from '#base/result.ts';
import { isPeriod, type Period } from '#domain/calendar-date.ts';
import { amountVndMax } from '#domain/money.ts';
import { duesRuleVersions, type DuesRuleVersion } from './dues-rules-data.ts';

export type DuesBasis = 'insurance-salary' | 'take-home' | 'outside-insurance';

export type DuesQuestion = {
  readonly period: Period;
  readonly basis: DuesBasis;
  /** Monthly salary (đồng): by the insurance register, or as taken home. Not asked outside insurance. */
  readonly salaryVnd?: number | undefined;
  /** Unpaid leave for the whole month; part of a month waives nothing. */
  readonly unpaidLeaveWholeMonth?: boolean | undefined;
  /** On social-insurance benefit (sickness, maternity) for the whole month. */
  readonly insuranceBenefitWholeMonth?: boolean | undefined;
};

/** Why the sum is what it is: the plain rate, the cap, the fixed minimum, or a month that is waived. */
export type DuesReason =
  'rate' | 'capped' | 'minimum' | 'waived-unpaid-leave' | 'waived-insurance-benefit';

export type DuesRule = {
  /** First month (`YYYY-MM`) of the version of the rule. */
  readonly from: Period;
  /** Share of the salary: 0.005 is half a percent. */
  readonly rate: number;
  readonly baseSalaryVnd: number;
  readonly capVnd: number;
  readonly insuranceCeilingVnd: number;
  readonly source: string;
  readonly why: DuesReason;
};

export type Dues = { readonly amountVnd: number; readonly rule: DuesRule };

export type DuesProblem =
  | { readonly kind: 'bad-period'; readonly period: string }
  | { readonly kind: 'no-rule-for-period'; readonly period: Period; readonly firstPeriod: Period }
  | { readonly kind: 'unknown-basis' }
  | { readonly kind: 'missing-salary' }
  | { readonly kind: 'bad-salary' };

/**
 * Dues (whole đồng, half rounded up) of one member for one month, with the rule that gave them.
 * Rules: QĐ 61/QĐ-TLĐ of 29/7/2025 and what it replaced, as dated in `dues-rules-data.ts`.
 * The insurance salary counts up to 20 base salaries; nobody owes more than 10 % of the base salary;
 * outside insurance the answer is the least a resolution may fix. A month wholly on unpaid leave or
 * on benefit is waived, not owed later.
 * Refused: a period that is none or before the first rule, a missing salary, one that is no sum.
 */
export const duesFor = (question: DuesQuestion): Result<Dues, DuesProblem> => {
  const { period } = question;
  if (!isPeriod(period)) return refuse({ kind: 'bad-period', period });
  const version = duesRuleVersions.findLast(({ from }) => from <= period);
  if (version === undefined) {
    const firstPeriod = duesRuleVersions[0]?.from ?? period;
    return refuse({ kind: 'no-rule-for-period', period, firstPeriod });
  }
  if (question.unpaidLeaveWholeMonth === true) {
    return accept(dues(version, 0, 'waived-unpaid-leave'));
  }
  if (question.insuranceBenefitWholeMonth === true) {
    return accept(dues(version, 0, 'waived-insurance-benefit'));
  }
  switch (question.basis) {
    case 'outside-insurance':
      return accept(dues(version, shareOf(version.baseSalaryVnd, version), 'minimum'));
    case 'insurance-salary':
      return duesOfSalary(question.salaryVnd, version.insuranceCeilingVnd, version);
    case 'take-home':
      return duesOfSalary(question.salaryVnd, amountVndMax, version);
    default:
      return refuse({ kind: 'unknown-basis' });
  }
};

const duesOfSalary = (
  salaryVnd: number | undefined,
  ceilingVnd: number,
  version: DuesRuleVersion,
): Result<Dues, DuesProblem> => {
  if (salaryVnd === undefined) return refuse({ kind: 'missing-salary' });
  if (!Number.isSafeInteger(salaryVnd) || salaryVnd < 0 || salaryVnd > amountVndMax) {
    return refuse({ kind: 'bad-salary' });
  }
  const owedVnd = shareOf(Math.min(salaryVnd, ceilingVnd), version);
  const isCapped = salaryVnd > ceilingVnd || owedVnd > version.capVnd;
  return accept(dues(version, Math.min(owedVnd, version.capVnd), isCapped ? 'capped' : 'rate'));
};

/** Whole numbers only, so that half a đồng is exactly half: sums up to `amountVndMax` stay safe. */
const shareOf = (salaryVnd: number, { ratePerMille }: DuesRuleVersion): number =>
  Math.floor((salaryVnd * ratePerMille + 500) / 1000);

const dues = (version: DuesRuleVersion, amountVnd: number, why: DuesReason): Dues => {
  const { ratePerMille, ...dated } = version;
  return { amountVnd, rule: { ...dated, rate: ratePerMille / 1000, why } };
};
