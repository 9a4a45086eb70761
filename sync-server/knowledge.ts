/** What this version of the server understands, and a fingerprint of it: where it changes, quarantine is judged again. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Result } from '#base/result.ts';
import { ENTRY_SCHEMA } from '#book/entry.ts';
import { canonicalText } from '#crdt/fold.ts';
import { ROLE_RIGHTS } from '#domain/access-table.ts';
import { fitsAct, type ActProblem, type NamedAct } from '#domain/act-fit.ts';
import { ACT_SHAPES, type ActShape } from '#domain/act-shapes.ts';
import type { UnionRecordType } from '#domain/record-kind.ts';
import { RECORD_TYPES } from '#domain/record-types.ts';

export interface Knowledge {
  /** The record type of that name, or undefined where a newer app wrote it. */
  readonly recordType: (name: string) => UnionRecordType | undefined;
  /** Whether an entry is the act it calls itself. */
  readonly checkAct: (named: NamedAct) => Result<void, ActProblem>;
  readonly fingerprint: string;
}

/**
 * To be raised where the judge decides otherwise on what it already understood: a rule in its code, or a
 * field whose check is a function, neither of which a fingerprint can see.
 */
const JUDGE_VERSION = 7;

/**
 * @param types all the record types this server is to know; a test takes some away to be an old server
 * @param acts and all the acts
 */
export const knowledgeOf = (
  types: readonly UnionRecordType[] = RECORD_TYPES,
  acts: Readonly<Record<string, ActShape>> = ACT_SHAPES,
): Knowledge => {
  const byName = new Map(types.map((type) => [type.type, type]));
  const known = canonicalText({
    judge: JUDGE_VERSION,
    entry: ENTRY_SCHEMA,
    rights: ROLE_RIGHTS,
    acts,
    types: [...byName.values()].map(({ type, book, fields }) => ({
      type,
      book,
      fields: Object.entries(fields).map(([name, { rule, stages, written }]) => ({
        ...{ name, rule, stages },
        written: z.toJSONSchema(written, { unrepresentable: 'any' }),
      })),
    })),
  });
  return {
    recordType: (name) => byName.get(name),
    checkAct: (named) => fitsAct(named, acts),
    fingerprint: createHash('sha256').update(known).digest('base64url'),
  };
};
