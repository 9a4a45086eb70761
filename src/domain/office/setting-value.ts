/** Which values each of a union's settings may hold. */
import { LEASE_DAYS_MAX, LEASE_DAYS_MIN } from '#domain/lease.ts';
import { GROUP_NAMES, OPTIONAL_FIELDS, SETTING_KEYS } from './setting.ts';

export type SettingKey = (typeof SETTING_KEYS)[number];
export type SettingValue = string | number | boolean | null;

/** Whether a setting of this name may hold this value; readers use it too, a newer app may have written. */
export const isSettingValue = (key: SettingKey, value: SettingValue): boolean => {
  if (value === null) return true;
  switch (key) {
    case 'dues-basis':
      return value === 'insurance-salary' || value === 'take-home' || value === 'outside-insurance';
    case 'dues-method':
      return value === 'cash' || value === 'transfer' || value === 'withheld';
    case 'dues-fixed-vnd':
      return isWholeWithin(value, 1, 10_000_000);
    case 'lock-minutes':
      return isWholeWithin(value, 1, 60);
    case 'shift-pin':
    case 'cases-on-shared':
      return typeof value === 'boolean';
    case 'lease-days':
      return isWholeWithin(value, LEASE_DAYS_MIN, LEASE_DAYS_MAX);
    // That it is never longer than the roll's is seen to where both are read.
    case 'lease-case-days':
      return isWholeWithin(value, 1, LEASE_DAYS_MAX);
    case 'group-name':
      return GROUP_NAMES.some((name) => name === value);
    case 'fields-not-used':
      return (
        typeof value === 'string' &&
        value.split(',').every((name) => name === '' || OPTIONAL_FIELDS.some((f) => f === name))
      );
  }
};

const isWholeWithin = (value: SettingValue, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

/**
 * Whether a change of a setting keeps within what its name may hold, as the server judges it: no lease of ten years,
 * no lock after no time at all. Of a name that this version does not know nothing can be said.
 */
export const keepsWithin = (name: string, value: unknown): boolean => {
  const key = SETTING_KEYS.find((known) => known === name);
  return key === undefined || (isPlain(value) && isSettingValue(key, value));
};

const isPlain = (value: unknown): value is SettingValue =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
