/** Sections that an import founds because the sheet names them and the union has none of that name. */
import { accept, type Result } from '#base/result.ts';
import { bookId } from '#book/book-id.ts';
import { createUnit, type OfficeProblem } from '#domain/office/acts.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { SHORT_TEXT_MAX } from '#domain/written-text.ts';
import type { ImportRow } from './import-plan.ts';
import type { SectionPlace } from './import-line.ts';
import { sectionKey, type SheetSection } from './import-sections.ts';
import { foldName } from './person-name.ts';

/** Whether the sections of an import keep books of their own; fixed for good with their founding. */
export type NewBooks = 'own' | 'shared';

/** As many members as the phone of a group head is made for. */
export const MEMBERS_OF_A_GROUP_PHONE = 300;

/**
 * What is proposed: as the union's other sections do; where it has none yet, own books as soon as
 * the list is longer than a group head's phone is to hold.
 */
export const proposedBooks = (
  sections: readonly SheetSection[],
  places: Readonly<Record<string, SectionPlace>>,
): NewBooks => {
  const known = Object.values(places);
  if (known.length > 0) return known.some(({ book }) => book !== undefined) ? 'own' : 'shared';
  const people = sections.reduce((sum, one) => sum + one.people, 0);
  return people > MEMBERS_OF_A_GROUP_PHONE ? 'own' : 'shared';
};

/** Where the people of a section go that is founded with them. */
export const newSectionPlace = (id: string, books: NewBooks): SectionPlace =>
  books === 'own' ? { book: bookId('roster', id) } : { section: id };

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
  { union, books }: { readonly union: string; readonly books: NewBooks },
  rows: readonly ImportRow[],
  moment: Moment,
): Result<readonly Draft[], OfficeProblem> => {
  const used = new Set(
    rows.map(({ book, facts }) => (books === 'own' ? unitOfBook(book) : facts.section)),
  );
  const drafts: Draft[] = [];
  for (const { id, name, kind } of made) {
    if (!used.has(id)) continue;
    const written = createUnit(
      { id, name, kind, parent: union, ownBooks: books === 'own' },
      moment,
    );
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
    const section = facts.section ?? (book === rosterBook ? null : unitOfBook(book));
    const note = section === null ? (facts.sectionNote ?? '') : '';
    const key = `${section ?? ''}|${note}`;
    const known = counts.get(key);
    counts.set(key, { section, note, people: (known?.people ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.people - a.people || (a.note < b.note ? -1 : 1));
};
