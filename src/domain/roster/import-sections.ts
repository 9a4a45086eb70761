/** The sections a sheet names, and which sections of the union they are. */
import { foldName } from './person-name.ts';
import type { RosterPerson } from './roster-person.ts';

export interface SectionUnit {
  readonly id: string;
  readonly name: string;
}

export interface SheetSection {
  /** As the sheet has it. */
  readonly text: string;
  readonly people: number;
  /** The section it is by its name; null where none, or more than one, is called so. */
  readonly unit: string | null;
}

/** Every section named in the sheet, the largest first. */
export const sheetSections = (
  people: readonly RosterPerson[],
  units: readonly SectionUnit[],
): readonly SheetSection[] => {
  const counts = new Map<string, number>();
  for (const { section } of people)
    if (section !== undefined) counts.set(section, (counts.get(section) ?? 0) + 1);
  return [...counts]
    .map(([text, count]) => ({ text, people: count, unit: sectionByName(text, units) }))
    .sort((a, b) => b.people - a.people || (a.text < b.text ? -1 : 1));
};

/**
 * The one section of that name, accents and the words before it aside ("Chuyền 1" is "Công đoàn bộ
 * phận Chuyền 1"); of "Xưởng 1 / Chuyền 3" the nearest part that is one.
 */
export const sectionByName = (text: string, units: readonly SectionUnit[]): string | null => {
  const parts = text.split(' / ');
  for (const candidate of [text, ...parts.toReversed()]) {
    const folded = foldName(candidate);
    const same = units.filter(({ name }) => foldName(name) === folded);
    const key = sectionKey(candidate);
    const alike = [
      same,
      units.filter(({ name }) => sectionKey(name) === key),
      units.filter(({ name }) => sectionKey(withoutUnion(name)) === key),
    ].find(({ length }) => length > 0);
    if (alike?.length === 1) return alike[0]?.id ?? null;
  }
  return null;
};

/** A section's name as it is compared: without accents, and without the words before it. */
export const sectionKey = (name: string): string =>
  foldName(name).replace(/^(cong doan bo phan|cdbp|to cong doan|cong doan|bo phan|to) (?=\S)/, '');

/** "CĐBP Lắp ráp 1 – Điện tử Lam Giang": where sections keep own books, the name says which union it is. */
const withoutUnion = (name: string): string => name.split(/ [–-] /)[0] ?? name;
