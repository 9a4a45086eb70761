/** The merge rules: for each field of a record, which of several concurrent values survives. */
// First of all: schemas are made while modules load.
import './zod-without-eval.ts';
import * as z from 'zod';

export type MergeRule =
  'writeOnce' | 'lastWriterWins' | 'growOnlySet' | 'addWinsSet' | 'furthestStage' | 'everyValue';

/**
 * One field of a record type.
 * `written` is what a change may carry in `set`, `Value` what a reader gets.
 */
export interface Field<Written, Value> {
  readonly rule: MergeRule;
  readonly written: z.ZodType<Written>;
  /** Stages from first to last, for `furthestStage` only. */
  readonly stages?: readonly string[];
  /** Carries the reader's type; never set. */
  readonly value?: Value;
}

/** Named `(entry hash).(index)`: what a removal, a replacement or an undo points at. */
export type ChangeName = string;

export interface SetWrite<T> {
  readonly add?: readonly T[] | undefined;
  /** A removal names the additions it saw, so an addition it did not see survives. */
  readonly remove?:
    readonly { readonly value: T; readonly of: readonly ChangeName[] }[] | undefined;
}

export interface EveryValueWrite<T> {
  readonly value: T;
  /** The changes whose values this one stands in for; what it did not see stays beside it. */
  readonly replaces?: readonly ChangeName[] | undefined;
}

export interface StageValue {
  readonly round: number;
  readonly stage: string;
}

const NAMES_MAX = 200;
const changeName = z.string().min(3).max(60);

/** Written at creation; two different values are both kept and lead to a notice. */
export const writeOnce = <T>(schema: z.ZodType<T>): Field<T, T | undefined> => ({
  rule: 'writeOnce',
  written: schema,
});

export const lastWriterWins = <T>(schema: z.ZodType<T>): Field<T, T | undefined> => ({
  rule: 'lastWriterWins',
  written: schema,
});

export const growOnlySet = <T>(schema: z.ZodType<T>): Field<readonly T[], readonly T[]> => ({
  rule: 'growOnlySet',
  written: z.array(schema).max(NAMES_MAX),
});

export const addWinsSet = <T>(schema: z.ZodType<T>): Field<SetWrite<T>, readonly T[]> => ({
  rule: 'addWinsSet',
  written: z.object({
    add: z.array(schema).max(NAMES_MAX).optional(),
    remove: z
      .array(z.object({ value: schema, of: z.array(changeName).max(NAMES_MAX) }))
      .max(NAMES_MAX)
      .optional(),
  }),
});

/** The furthest stage wins; reopening raises the round. */
export const furthestStage = <const S extends string>(
  stages: readonly [S, ...S[]],
): Field<{ round: number; stage: S }, { round: number; stage: S } | undefined> => ({
  rule: 'furthestStage',
  written: z.object({ round: z.number().int().min(0).max(1000), stage: z.enum(stages) }),
  stages,
});

/** Concurrent values are all kept until a person chooses one. */
export const everyValue = <T>(schema: z.ZodType<T>): Field<EveryValueWrite<T>, readonly T[]> => ({
  rule: 'everyValue',
  written: z.object({ value: schema, replaces: z.array(changeName).max(NAMES_MAX).optional() }),
});
