import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duesFor } from '#domain/dues/dues-rules.ts';
import { duesRuleVersions } from '#domain/dues/dues-rules-data.ts';
import vectors from './dues-vectors.json' with { type: 'json' };

type Question = Parameters<typeof duesFor>[0];
const owed = (question: Question) => {
  const dues = duesFor(question);
  return dues.ok ? dues.value.amountVnd : dues.error.kind;
};
const why = (question: Question) => {
  const dues = duesFor(question);
  return dues.ok ? dues.value.rule.why : dues.error.kind;
};

test.each(vectors.cases)('the worked case $period $base', (worked) => {
  const amountVnd = owed({
    period: worked.period,
    basis: worked.base === undefined ? 'outside-insurance' : 'insurance-salary',
    ...(worked.base === undefined ? {} : { salaryVnd: worked.base }),
    ...(worked.unpaidFullMonth ? { unpaidLeaveWholeMonth: true } : {}),
    ...(worked.siBenefitWholeMonth ? { insuranceBenefitWholeMonth: true } : {}),
  });
  expect(amountVnd).toBe(worked.due ?? worked.minDue);
});

test('the rules are the dated rules of the vectors, oldest first', () => {
  expect(
    duesRuleVersions.map(({ from, ratePerMille, baseSalaryVnd, capVnd }) => ({
      from,
      rate: ratePerMille / 1000,
      baseSalary: baseSalaryVnd,
      cap: capVnd,
    })),
  ).toEqual(vectors.versions);
  for (const version of duesRuleVersions) {
    expect(version.capVnd).toBe(version.baseSalaryVnd / 10);
    expect(version.insuranceCeilingVnd).toBe(version.baseSalaryVnd * 20);
    expect(version.source).toMatch(/QĐ .*NĐ /);
  }
});

describe('why a sum is what it is', () => {
  const month = '2026-07';
  test.each([
    [{ period: month, basis: 'insurance-salary', salaryVnd: 10e6 }, 50_000, 'rate'],
    [{ period: month, basis: 'insurance-salary', salaryVnd: 50_600_000 }, 253_000, 'rate'],
    [{ period: month, basis: 'insurance-salary', salaryVnd: 60e6 }, 253_000, 'capped'],
    [{ period: month, basis: 'take-home', salaryVnd: 60e6 }, 253_000, 'capped'],
    [{ period: '2025-06', basis: 'take-home', salaryVnd: 30e6 }, 234_000, 'capped'],
    [{ period: '2025-06', basis: 'outside-insurance' }, 23_400, 'minimum'],
    [{ period: '2026-06', basis: 'outside-insurance' }, 11_700, 'minimum'],
    [{ period: month, basis: 'take-home', salaryVnd: 0 }, 0, 'rate'],
    [{ period: month, basis: 'insurance-salary', salaryVnd: 100 }, 1, 'rate'],
    [{ period: month, basis: 'insurance-salary', salaryVnd: 99 }, 0, 'rate'],
    [
      { period: month, basis: 'insurance-salary', unpaidLeaveWholeMonth: true },
      0,
      'waived-unpaid-leave',
    ],
    [
      { period: month, basis: 'take-home', insuranceBenefitWholeMonth: true },
      0,
      'waived-insurance-benefit',
    ],
    [
      { period: month, basis: 'take-home', salaryVnd: 1e6, unpaidLeaveWholeMonth: false },
      5_000,
      'rate',
    ],
  ] as const)('%j', (question, amountVnd, reason) => {
    expect(owed(question)).toBe(amountVnd);
    expect(why(question)).toBe(reason);
  });

  test('the answer names the version and its source', () => {
    expect(
      duesFor({ period: '2026-09', basis: 'insurance-salary', salaryVnd: 10e6 }),
    ).toMatchObject({
      value: { rule: { from: '2026-07', rate: 0.005, baseSalaryVnd: 2_530_000, capVnd: 253_000 } },
    });
  });
});

test.each([
  [{ period: '2024-06', basis: 'take-home', salaryVnd: 1e6 }, 'no-rule-for-period'],
  [{ period: '2026-13', basis: 'take-home', salaryVnd: 1e6 }, 'bad-period'],
  [{ period: '2026-7', basis: 'take-home', salaryVnd: 1e6 }, 'bad-period'],
  [{ period: '2026-07', basis: 'take-home' }, 'missing-salary'],
  [{ period: '2026-07', basis: 'take-home', salaryVnd: -1 }, 'bad-salary'],
  [{ period: '2026-07', basis: 'take-home', salaryVnd: 1.5 }, 'bad-salary'],
  [{ period: '2026-07', basis: 'take-home', salaryVnd: NaN }, 'bad-salary'],
  [{ period: '2026-07', basis: 'take-home', salaryVnd: 1e15 }, 'bad-salary'],
] as const)('%j is refused: %s', (question, kind) => {
  expect(owed(question)).toBe(kind);
});

test('dues are whole, never above the cap, and never fall as the salary rises', () => {
  const basis = fc.constantFrom('insurance-salary' as const, 'take-home' as const);
  const period = fc.constantFrom('2024-07', '2025-06', '2025-07', '2026-06', '2026-07', '2030-01');
  fc.assert(
    fc.property(basis, period, fc.nat(1e9), fc.nat(1e6), (kind, month, salaryVnd, raise) => {
      const before = duesFor({ basis: kind, period: month, salaryVnd });
      const after = duesFor({ basis: kind, period: month, salaryVnd: salaryVnd + raise });
      if (!before.ok || !after.ok) throw new Error('refused');
      expect(Number.isSafeInteger(before.value.amountVnd)).toBe(true);
      expect(before.value.amountVnd).toBeLessThanOrEqual(before.value.rule.capVnd);
      expect(after.value.amountVnd).toBeGreaterThanOrEqual(before.value.amountVnd);
    }),
    { seed: 20261122 },
  );
});

test('never throws on any question', () => {
  fc.assert(
    fc.property(fc.string(), fc.double(), (period, salaryVnd) => {
      duesFor({ period, basis: 'take-home', salaryVnd });
      duesFor({ period: '2026-07', basis: 'insurance-salary', salaryVnd });
    }),
    { seed: 20261122 },
  );
});
