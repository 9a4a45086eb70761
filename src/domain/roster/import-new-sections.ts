/** Sections that an import founds because the sheet names them and the union has none of that name. */
import { accept, type Result } from '#base/result.ts';
import { createUnit, type OfficeProblem } from '#domain/office/acts.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { SHORT_TEXT_MAX } from '#domain/written-text.ts';
import type { ImportRow } from './import-plan.ts';
import { sectionKey } from './import-sections.ts';
import { foldName } from './person-name.ts';

/**
 * It writes in the union's books: those are on the phone, while books of its own would only come from
 * the server, after somebody has been given a right in them.
 */
export interface NewSection {
  readonly id: string;
  readonly name: string;
  readonly kind: 'section' | 'group';
}

/** Whether a name from the sheet can be the name of a section. */
export const canBeSection = (text: string): boolean =>
  text.trim() !== '' && text.length <= SHORT_TEXT_MAX;

/** The section to found for a name; "Tổ 1" and "TO 1" are one, founded once. */
export const newSectionFor = (
  text: string,
  made: readonly NewSection[],
  newId: () => string,
): NewSection =>
  made.find(({ name }) => sectionKey(name) === sectionKey(text)) ?? {
    id: newId(),
    name: text.trim(),
    kind: /^(to|nhom) /.test(foldName(text)) ? 'group' : 'section',
  };

/**
 * Founds those that people of these rows are put into, each in its own office book, below the union.
 * Refuses what `createUnit` refuses.
 */
export const foundSections = (
  made: readonly NewSection[],
  union: string,
  rows: readonly ImportRow[],
  moment: Moment,
): Result<readonly Draft[], OfficeProblem> => {
  const used = new Set(rows.map(({ facts }) => facts.section));
  const drafts: Draft[] = [];
  for (const { id, name, kind } of made) {
    if (!used.has(id)) continue;
    const written = createUnit({ id, name, kind, parent: union, ownBooks: false }, moment);
    if (!written.ok) return written;
    drafts.push(...written.value);
  }
  return accept(drafts);
};

/** How many people of an import one place gets. */
export interface SectionCount {
  /** Id of the section; null where the words of the sheet are kept, or nothing is said. */
  readonly section: string | null;
  /** The words that are kept; '' where the sheet names no section. */
  readonly note: string;
  readonly people: number;
}

/** Which section gets how many of these people, the largest first. */
export const sectionCounts = (
  rows: readonly ImportRow[],
  rosterBook: string,
): readonly SectionCount[] => {
  const counts = new Map<string, SectionCount>();
  for (const { book, facts } of rows) {
    const section = book === rosterBook ? (facts.section ?? null) : unitOfBook(book);
    const note = section === null ? (facts.sectionNote ?? '') : '';
    const key = `${section ?? ''}|${note}`;
    const known = counts.get(key);
    counts.set(key, { section, note, people: (known?.people ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.people - a.people || (a.note < b.note ? -1 : 1));
};
