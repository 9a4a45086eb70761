/** A node of the union tree, kept in its own office book. */
import * as z from 'zod';
import { lastWriterWins, writeOnce } from '#crdt/field.ts';
import { codeText, day, recordId, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';
import type { RecordOf } from '../record-of.ts';

export const UNIT_KINDS = [
  'confederation',
  'province',
  'commune',
  'industrial-zone',
  'grassroots',
  'section',
  'group',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const unit = recordType('unit', 'office', {
  name: lastWriterWins(shortText),
  kind: lastWriterWins(z.enum(UNIT_KINDS)),
  code: lastWriterWins(codeText.nullable()),
  // Judged in order at the server; a parent that would close a circle is quarantined.
  parent: lastWriterWins(recordId.nullable()),
  closedOn: lastWriterWins(day.nullable()),
  // Fixed at creation: a section has its own books or writes in its parent's, for good.
  ownBooks: writeOnce(z.boolean()),
});

/** By id; a unit without a name yet has an empty one. */
export const unitNames = (units: readonly RecordOf<typeof unit>[]): ReadonlyMap<string, string> =>
  new Map(units.map(({ id, values }) => [id, values.name ?? '']));
