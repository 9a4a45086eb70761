/** Reads fields of something that an older version may have stored: what is missing or odd falls back. */

export type StoredFields = Readonly<Record<string, unknown>>;

/** The fields of an object; undefined for anything else. */
export const storedFields = (stored: unknown): StoredFields | undefined =>
  typeof stored === 'object' && stored !== null && !Array.isArray(stored)
    ? Object.fromEntries(Object.entries(stored))
    : undefined;

export const storedText = <T extends string | undefined>(
  fields: StoredFields,
  name: string,
  otherwise: T,
): string | T => {
  const value = fields[name];
  return typeof value === 'string' ? value : otherwise;
};

export const storedChoice = <V extends string, T>(
  fields: StoredFields,
  name: string,
  choices: readonly V[],
  otherwise: T,
): V | T => choices.find((choice) => choice === fields[name]) ?? otherwise;

/** Only the texts of a list; undefined where there is no list. */
export const storedTexts = (fields: StoredFields, name: string): readonly string[] | undefined => {
  const value = fields[name];
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : undefined;
};
