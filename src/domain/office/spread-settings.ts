/** A union's choices for its sections: a group head's phone reads the section's own office book and no other. */
import type { SettingKey, SettingValue } from './setting-value.ts';
import { SETTING_KEYS, type setting } from './setting.ts';
import type { RecordOf } from '#domain/record-of.ts';
import { unitOfBook } from '#domain/held-units.ts';

export interface SettingWrite {
  readonly unit: string;
  readonly key: SettingKey;
  readonly value: SettingValue;
}

/**
 * What is to be written in the sections so that they obey the union's choices: what they have not got, and
 * what they had from the union and the union now changes. A section's own choice stays.
 * @param settings as they stand, with the book of each
 * @param changed what the union changes now
 */
export const settingsForSections = (
  union: string,
  sections: readonly string[],
  settings: readonly (RecordOf<typeof setting> & { readonly book: string })[],
  changed: readonly { readonly key: SettingKey; readonly value: SettingValue }[],
): readonly SettingWrite[] => {
  const valueIn = (unit: string, key: SettingKey): SettingValue =>
    settings.find(({ id, book }) => id === key && unitOfBook(book) === unit)?.values.value ?? null;
  return sections.flatMap((section) =>
    SETTING_KEYS.flatMap((key): readonly SettingWrite[] => {
      const before = valueIn(union, key);
      const change = changed.find((one) => one.key === key);
      const value = change === undefined ? before : change.value;
      const own = valueIn(section, key);
      const follows = own === null || (change !== undefined && own === before);
      return follows && value !== own ? [{ unit: section, key, value }] : [];
    }),
  );
};
