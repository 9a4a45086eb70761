/** The sections and groups that write in their union's own books: whoever is entered there can be put into one. */
import type { unit } from '#domain/office/unit.ts';
import type { RecordOf } from '#domain/record-of.ts';

export interface SectionChoice {
  readonly value: string;
  readonly label: string;
}

/** Answers with the open ones of a union; who keeps own books is a unit of its own to enter people in. */
export const sectionsWithin =
  (units: readonly RecordOf<typeof unit>[]) =>
  (ofUnit: string): readonly SectionChoice[] =>
    units
      .filter(({ values }) => values.parent === ofUnit && (values.closedOn ?? null) === null)
      .filter(({ values }) => values.kind === 'section' || values.kind === 'group')
      .filter(({ values }) => values.ownBooks === false)
      .map(({ id, values }) => ({ value: id, label: values.name ?? '' }));
