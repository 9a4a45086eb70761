// Every field of every record that takes a text of one's own choosing, told by its schema; and whether a payload was planted there.
import * as z from 'zod';
import type { Draft } from '#domain/draft.ts';
import { RECORD_TYPES } from '#domain/record-types.ts';

export const MARKUP = `"'><img src=x onerror="globalThis.hit=1"><svg onload=hit=1>{{7*7}}`;
export const SHORT = `=<b onclick=hit=1>`;

/** What takes any text by its schema and is typed by nobody, each with why no payload stands there. */
export const NOT_TYPED: Readonly<Record<string, string>> = {
  'setting.value': 'each setting has values of its own; any other text is quarantined (bad-value)',
  'series.code': 'given out by the server; a text of somebody else is quarantined',
  'series.duesBook': 'named by the server',
  'receipt.series': 'one that the server did not give out is held (tests/server/origin.test.ts)',
  'moneyHandover.devices.series.code': 'copied from receipts whose series the server gave out',
  'holdQuarantined.why': 'written by the server alone, with words of its own',
  'dayClose.heads': 'hashes, shown nowhere',
  'member.fullName.replaces': 'names of changes, shown nowhere',
  'member.nationalNumber.replaces': 'names of changes, shown nowhere',
  'member.bankAccount.replaces': 'names of changes, shown nowhere',
  'member.tags.remove.value': 'names a text that was added before',
  'member.tags.remove.of': 'names of changes, shown nowhere',
  'twinLink.pairs.remove.of': 'names of changes, shown nowhere',
  'caseFile.outcome.replaces': 'names of changes, shown nowhere',
  'attachment.name': 'no act writes an attachment yet: the server quarantines one',
  'attachment.mediaType': 'no act writes an attachment yet: the server quarantines one',
};

/** Paths of the texts within a value of that schema. */
const textsOf = (schema: unknown, path: string): readonly string[] => {
  if (schema instanceof z.ZodString) return schema.safeParse(SHORT).success ? [path] : [];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
  if (schema instanceof z.ZodArray) return textsOf(schema.element, path);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return textsOf(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => textsOf(option, path));
  if (['number', 'boolean', 'enum', 'literal', 'null'].some((kind) => isOfKind(schema, kind)))
    return [];
  throw new Error(`${path}: a kind of schema that nobody has looked into`);
};
const isOfKind = (schema: unknown, kind: string): boolean =>
  schema instanceof z.ZodType && schema.def.type === kind;

export const textFields = (): readonly string[] =>
  [
    ...new Set(
      RECORD_TYPES.flatMap(({ type, fields }) =>
        Object.entries(fields).flatMap(([name, { written }]) =>
          textsOf(written, `${type}.${name}`),
        ),
      ),
    ),
  ].sort();

/** Whether a payload was written there; arrays are passed through. */
const stands = (value: unknown, [key, ...rest]: readonly string[]): boolean => {
  if (Array.isArray(value))
    return value.some((one) => stands(one, [key!, ...rest].filter(Boolean)));
  if (key === undefined) return typeof value === 'string' && /on(click|error)/.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return stands(new Map(Object.entries(value)).get(key), rest);
};

/** Texts that no planted draft carries, of those that somebody types or forges. */
export const unplanted = (drafts: readonly Draft[]): readonly string[] => {
  const changes = drafts.flatMap((draft) => draft.changes);
  return textFields().filter((path) => {
    const [type, ...within] = path.split('.');
    return !changes.some((change) => change.type === type && stands(change.set, within));
  });
};
