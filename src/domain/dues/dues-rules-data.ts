/** The dues rules in force month by month, each with its legal source: data, so that a new decree is one more row. */

export type DuesRuleVersion = {
  /** First month (`YYYY-MM`) the row holds for; it holds until the next row begins. */
  readonly from: string;
  /** Dues in thousandths of the salary, and of the base salary for those outside insurance. */
  readonly ratePerMille: number;
  readonly baseSalaryVnd: number;
  /** Most a member owes in a month: 10 % of the base salary. */
  readonly capVnd: number;
  /** Salary above this pays no social insurance: 20 times the base salary. */
  readonly insuranceCeilingVnd: number;
  readonly source: string;
};

/** Oldest first. Months before the first row have no rule here: back-dues that old are settled on paper. */
export const duesRuleVersions: readonly DuesRuleVersion[] = [
  {
    from: '2024-07',
    ratePerMille: 10,
    baseSalaryVnd: 2_340_000,
    capVnd: 234_000,
    insuranceCeilingVnd: 46_800_000,
    source: 'QĐ 1908/QĐ-TLĐ (19/12/2016), QĐ 1408/QĐ-TLĐ (2024); NĐ 73/2024/NĐ-CP',
  },
  {
    from: '2025-07',
    ratePerMille: 5,
    baseSalaryVnd: 2_340_000,
    capVnd: 234_000,
    insuranceCeilingVnd: 46_800_000,
    source: 'QĐ 61/QĐ-TLĐ (29/7/2025); NĐ 73/2024/NĐ-CP',
  },
  {
    from: '2026-07',
    ratePerMille: 5,
    baseSalaryVnd: 2_530_000,
    capVnd: 253_000,
    insuranceCeilingVnd: 50_600_000,
    source: 'QĐ 61/QĐ-TLĐ (29/7/2025); NĐ 161/2026/NĐ-CP (15/5/2026)',
  },
];
