/** A union's own choices as the screens obey them; what is missing or not understood is the usual. */
import { DUES_METHODS, type DuesMethod } from '#domain/dues/receipt.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { USUAL_LEASE, type LeaseTerm } from '#domain/lease.ts';
import {
  isSettingValue,
  type SettingKey,
  type SettingValue,
} from '#domain/office/setting-value.ts';
import {
  GROUP_NAMES,
  OPTIONAL_FIELDS,
  type GroupName,
  type OptionalField,
  type setting,
} from '#domain/office/setting.ts';
import type { RecordOf } from '#domain/record-of.ts';

export interface UnionChoices {
  /** How long the app may lie aside before the book is locked. */
  readonly lockMinutes: number;
  /** Whether six digits may open the book again for a shift, after the words. */
  readonly shiftPin: boolean;
  /** How long a device may go without contact before books close on it. */
  readonly lease: LeaseTerm;
  /** Whether requests may lie on a device that several people use. */
  readonly casesOnShared: boolean;
  /** How dues are mostly paid. */
  readonly duesMethod: DuesMethod;
  readonly groupName: GroupName;
  readonly fieldsNotUsed: ReadonlySet<OptionalField>;
}

export const USUAL_LOCK_MINUTES = 15;

type SettingRow = RecordOf<typeof setting> & { readonly book: string };

/** @param path whose choices hold, the nearest first: of each the nearest one that is made */
export const unionChoices = (
  settings: readonly SettingRow[],
  path: readonly string[],
): UnionChoices => {
  const made = new Map(
    settings.map(({ id, book, values }) => [`${unitOfBook(book)} ${id}`, values.value]),
  );
  const chosen = (key: SettingKey): SettingValue => {
    for (const unit of path) {
      const value = made.get(`${unit} ${key}`) ?? null;
      // A newer app may have written something this one does not know.
      if (value !== null && isSettingValue(key, value)) return value;
    }
    return null;
  };
  const days = numberOr(chosen('lease-days'), USUAL_LEASE.days);
  const caseDays = numberOr(chosen('lease-case-days'), USUAL_LEASE.caseDays);
  const fields = chosen('fields-not-used');
  const named = typeof fields === 'string' ? fields.split(',') : [];
  return {
    lockMinutes: numberOr(chosen('lock-minutes'), USUAL_LOCK_MINUTES),
    shiftPin: chosen('shift-pin') !== false,
    lease: { days, caseDays: Math.min(caseDays, days) },
    casesOnShared: chosen('cases-on-shared') === true,
    duesMethod: DUES_METHODS.find((method) => method === chosen('dues-method')) ?? 'cash',
    groupName: GROUP_NAMES.find((name) => name === chosen('group-name')) ?? 'to',
    fieldsNotUsed: new Set(OPTIONAL_FIELDS.filter((field) => named.includes(field))),
  };
};

const numberOr = (value: SettingValue, usual: number): number =>
  typeof value === 'number' ? value : usual;

/** What is to be written so that the union's choices become these; nothing for what stays. */
export const changedChoices = (
  before: UnionChoices,
  after: UnionChoices,
): readonly { readonly key: SettingKey; readonly value: SettingValue }[] => {
  const written = (choices: UnionChoices): readonly (readonly [SettingKey, SettingValue])[] => [
    ['lock-minutes', choices.lockMinutes],
    ['shift-pin', choices.shiftPin],
    ['lease-days', choices.lease.days],
    ['lease-case-days', choices.lease.caseDays],
    ['cases-on-shared', choices.casesOnShared],
    ['dues-method', choices.duesMethod],
    ['group-name', choices.groupName],
    ['fields-not-used', OPTIONAL_FIELDS.filter((f) => choices.fieldsNotUsed.has(f)).join(',')],
  ];
  const was = new Map(written(before));
  return written(after).flatMap(([key, value]) => (was.get(key) === value ? [] : [{ key, value }]));
};
