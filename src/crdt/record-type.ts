/** A record type: its fields, each with what it accepts and which of two concurrent values survives. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { Field } from './field.ts';
import './zod-without-eval.ts';

// A registry of types must hold fields of every value type at once; readers get theirs back by FieldsValue.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyField = Field<any, any>;
export type Fields = Readonly<Record<string, AnyField>>;

export interface RecordType<F extends Fields = Fields> {
  readonly type: string;
  readonly fields: F;
}

/** What a change to a record of this type may write. */
export type WrittenOf<T extends RecordType> = {
  readonly [K in keyof T['fields']]?: T['fields'][K] extends Field<infer W, unknown> ? W : never;
};

/** What a reader gets of a record of this type. */
export type ValuesOf<T extends RecordType> = {
  readonly [K in keyof T['fields']]: T['fields'][K] extends Field<never, infer V>
    ? V
    : T['fields'][K] extends { readonly value?: infer V }
      ? V
      : never;
};

export type ChangeProblem =
  | {
      readonly kind: 'bad-value';
      readonly type: string;
      readonly field: string;
      readonly detail: string;
    }
  | { readonly kind: 'unknown-field'; readonly type: string; readonly field: string };

/**
 * Checks what a change writes against the type. Unknown fields are a refusal here, at the place of
 * writing; a fold keeps them, because a newer app may have written them.
 */
export const checkWritten = (
  recordType: RecordType,
  set: Readonly<Record<string, unknown>>,
): Result<void, ChangeProblem> => {
  for (const [name, value] of Object.entries(set)) {
    const field = Object.hasOwn(recordType.fields, name) ? recordType.fields[name] : undefined;
    if (field === undefined)
      return refuse({ kind: 'unknown-field', type: recordType.type, field: name });
    const parsed = field.written.safeParse(value);
    if (!parsed.success)
      return refuse({
        kind: 'bad-value',
        type: recordType.type,
        field: name,
        detail: parsed.error.issues[0]?.message ?? '',
      });
  }
  return accept(undefined);
};
