/** A union's resolution in the dues books of its sections: a group head's phone holds the section's and no other. */
import type { BookId } from '#book/book-id.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import type { RecordOf } from '#domain/record-of.ts';
import { resolution } from './assessment.ts';

export type InBook = RecordOf<typeof resolution> & { readonly book: string };

/** What stands on the paper of a resolution: the same paper in two books is one decision. */
const paperOf = ({ values }: RecordOf<typeof resolution>): string =>
  JSON.stringify([values.from, values.monthlyVnd, values.decision]);

export interface SectionStand {
  /** Dues books that obey the union and have all its papers. */
  readonly upToDate: readonly BookId[];
  /** Dues books that obey the union, with the papers they have not got. */
  readonly lacking: readonly {
    readonly book: BookId;
    readonly papers: readonly RecordOf<typeof resolution>[];
  }[];
  /** Dues books of sections that decided for themselves. */
  readonly own: readonly BookId[];
}

/**
 * How the sections of a union stand to its resolutions. A section that has a resolution which is none of
 * the union's has decided for itself, and the union's is not put over it.
 * @param sections dues books of the sections
 */
export const sectionStand = (
  union: BookId,
  sections: readonly BookId[],
  resolutions: readonly InBook[],
): SectionStand => {
  const ofUnion = resolutions.filter(({ book }) => book === union);
  const papers = new Set(ofUnion.map(paperOf));
  const stand = sections.map((book) => {
    const have = resolutions.filter((row) => row.book === book).map(paperOf);
    const known = new Set(have);
    return {
      book,
      isOwn: have.some((paper) => !papers.has(paper)),
      papers: ofUnion.filter((row) => !known.has(paperOf(row))),
    };
  });
  const following = stand.filter(({ isOwn }) => !isOwn);
  return {
    upToDate: following.flatMap(({ book, papers: lacks }) => (lacks.length === 0 ? [book] : [])),
    lacking: following.flatMap(({ book, papers: lacks }) =>
      lacks.length === 0 ? [] : [{ book, papers: lacks }],
    ),
    own: stand.flatMap(({ book, isOwn }) => (isOwn ? [book] : [])),
  };
};

/** Writes the union's papers into the books that lack them: one entry a section, all of one group. */
export const extendResolutions = (
  lacking: SectionStand['lacking'],
  moment: Moment,
): readonly Draft[] => {
  const group = moment.newId();
  const drafts = lacking.map(({ book, papers }) => ({
    book,
    act: 'adoptResolution',
    group,
    changes: papers.flatMap(({ values: { from, monthlyVnd, decision } }) =>
      // One that is not whole yet, or that a newer app wrote otherwise, is left to that app.
      from === undefined || monthlyVnd === undefined || decision === undefined
        ? []
        : [write(resolution, moment.newId(), { from, monthlyVnd, decision })],
    ),
  }));
  return drafts.filter(({ changes }) => changes.length > 0);
};
