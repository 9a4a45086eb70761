// All that stands in docs/protocol/*.json, read off the code: the messages, and what may be written in the books.
import * as z from 'zod';
import { ROLE_RIGHTS } from '#domain/access-table.ts';
import { ACT_SHAPES } from '#domain/act-shapes.ts';
import { BOOK_KINDS } from '#domain/record-kind.ts';
import { RECORD_TYPES } from '#domain/record-types.ts';
import { entryBodySchema } from '#book/entry.ts';
import * as audit from '#protocol/audit.ts';
import * as closesBelow from '#protocol/closes-below.ts';
import * as devices from '#protocol/devices.ts';
import * as held from '#protocol/held.ts';
import * as history from '#protocol/history.ts';
import * as joining from '#protocol/joining.ts';
import * as parcel from '#protocol/parcel.ts';
import * as pull from '#protocol/pull.ts';
import * as push from '#protocol/push.ts';
import * as relay from '#protocol/relay.ts';
import * as renewal from '#protocol/renewal.ts';
import * as restore from '#protocol/restore.ts';
import * as secondFactor from '#protocol/second-factor.ts';
import * as seen from '#protocol/seen.ts';
import * as shred from '#protocol/shred.ts';
import * as signIn from '#protocol/sign-in.ts';
import * as words from '#protocol/words.ts';

const jsonSchema = (schema: z.ZodType): unknown =>
  z.toJSONSchema(schema, { unrepresentable: 'any' });

const FILES = [
  ...[push, pull, shred, parcel, history, held, audit, closesBelow, devices, seen, signIn],
  ...[relay, renewal, restore, joining, secondFactor, words],
];

/** By name and sorted: the JSON schema of every message between a device and the server. */
export const messageSchemas = (): readonly (readonly [string, unknown])[] =>
  FILES.flatMap((messages) => Object.entries(messages))
    .filter((pair): pair is [string, z.ZodType] => pair[1] instanceof z.ZodType)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => [name, jsonSchema(schema)]);

/** The files say once, in the page, which draft they are written in. */
const inFile = (schema: unknown): unknown => {
  const { $schema, ...rest } = schema as { readonly $schema?: string };
  return rest;
};

export const messagesFile = (): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...messageSchemas(), ['entryBody', jsonSchema(entryBodySchema)] as const].map(
      ([name, schema]) => [name, inFile(schema)],
    ),
  );

export const recordsFile = (): Readonly<Record<string, unknown>> => ({
  books: BOOK_KINDS,
  types: Object.fromEntries(
    RECORD_TYPES.map(({ type, book, fields }) => [
      type,
      {
        book,
        fields: Object.fromEntries(
          Object.entries(fields).map(([name, { rule, stages, written }]) => [
            name,
            {
              rule,
              ...(stages === undefined ? {} : { stages }),
              written: inFile(jsonSchema(written)),
            },
          ]),
        ),
      },
    ]),
  ),
  acts: ACT_SHAPES,
  roles: ROLE_RIGHTS,
});

/** A line for each name, so that a change shows as a line. */
export const fileText = (content: Readonly<Record<string, unknown>>, depth = 1): string => {
  const lines = Object.entries(content).map(([name, value]) => {
    const isGroup =
      depth > 0 && typeof value === 'object' && value !== null && !Array.isArray(value);
    const inner = isGroup
      ? fileText(value as Readonly<Record<string, unknown>>, depth - 1).trimEnd()
      : JSON.stringify(value);
    return `${JSON.stringify(name)}: ${inner}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
};
