/** A union's own choices; the record's id is the key of the setting. */
import * as z from 'zod';
import { lastWriterWins } from '#crdt/field.ts';
import { recordType } from '../record-kind.ts';

/** Ids of the settings known to this version. */
export const SETTING_KEYS = [
  'dues-basis',
  'dues-fixed-vnd',
  'dues-method',
  'lock-minutes',
] as const;

export const setting = recordType('setting', 'office', {
  value: lastWriterWins(z.union([z.string().max(200), z.number(), z.boolean(), z.null()])),
});
