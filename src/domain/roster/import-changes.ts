/** What a line of a sheet would change on the roll. A blank cell changes nothing, and a poorer text neither. */
import type { ImportFacts } from './import-line.ts';
import type { RollPerson } from './import-roll.ts';
import { foldName } from './person-name.ts';

export const CHANGED_FIELDS = [
  'fullName',
  'nationalNumber',
  'bornOn',
  'sex',
  'phone',
  'address',
  'employeeNo',
  'section',
  'sectionNote',
] as const;
export type ChangedField = (typeof CHANGED_FIELDS)[number];

export interface FieldChange {
  readonly field: ChangedField;
  /** What the roll has; null where nothing stands. */
  readonly from: string | null;
  readonly to: string;
}

/** @param options.movesSection false where the sheet names a section of another book */
export const changesToPerson = (
  facts: ImportFacts,
  person: RollPerson,
  options: { readonly movesSection: boolean },
): readonly FieldChange[] =>
  CHANGED_FIELDS.flatMap((field) => {
    const to = facts[field];
    if (to === undefined) return [];
    if ((field === 'section' || field === 'sectionNote') && !options.movesSection) return [];
    const standing = standingOf(person, field);
    return standing.some((value) => saysNoMore(field, to, value))
      ? []
      : [{ field, from: standing[0] ?? null, to }];
  });

const standingOf = (person: RollPerson, field: ChangedField): readonly string[] => {
  if (field === 'fullName' || field === 'nationalNumber') return person[field];
  const value = person[field];
  return value === null ? [] : [value];
};

/** Whether the sheet only repeats what the roll has, or has less of it: no accents, the year alone. */
const saysNoMore = (field: ChangedField, to: string, standing: string): boolean => {
  if (to === standing) return true;
  switch (field) {
    case 'fullName':
      // Capitals are a habit of sheets, and a name without accents is the poorer one.
      return (
        to.toLowerCase() === standing.toLowerCase() ||
        (isPlain(to) && foldName(to) === foldName(standing))
      );
    case 'bornOn':
      return to.length < standing.length && standing.startsWith(to);
    case 'address':
    case 'sectionNote':
      return foldName(to) === foldName(standing) && (isPlain(to) || !isPlain(standing));
    default:
      return false;
  }
};

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);
