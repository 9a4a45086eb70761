/** Whether an entry is the act it calls itself: nothing missing, nothing besides, nothing twice. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { Change } from '#crdt/fold.ts';
import { ACT_SHAPES, type ActPart, type ActShape } from './act-shapes.ts';

export type ActProblem =
  /** A newer app wrote it: kept apart and judged again after an upgrade. */
  | { readonly kind: 'unknown-act' }
  /** An act of that name has another shape: a change or a field too many or too few. */
  | { readonly kind: 'act-shape' };

export interface NamedAct {
  readonly act: string;
  readonly book: string;
  readonly changes: readonly Change[];
}

/**
 * Holds an officer's entry to the shape of its act; values themselves are checked by `checkWritten`.
 * Refuses: unknown-act, act-shape (also an act that only the server writes).
 * @param shapes a test takes some away to be an old server
 */
export const fitsAct = (
  { act, book, changes }: NamedAct,
  shapes: Readonly<Record<string, ActShape>> = ACT_SHAPES,
): Result<void, ActProblem> => {
  const shape = Object.hasOwn(shapes, act) ? shapes[act] : undefined;
  if (shape === undefined) return refuse({ kind: 'unknown-act' });
  const fits =
    shape.by !== 'server' &&
    (shape.book === 'any' || book.startsWith(`${shape.book}.`)) &&
    changes.every(({ type }) => shape.parts.some((part) => part.type === type)) &&
    shape.parts.every((part) => fitsPart(part, changes));
  return fits ? accept(undefined) : refuse({ kind: 'act-shape' });
};

const fitsPart = (part: ActPart, changes: readonly Change[]): boolean => {
  const own = changes.filter(({ type }) => type === part.type);
  const [least, most] = part.count;
  return (
    own.length >= least &&
    own.length <= most &&
    (part.repeats === true || new Set(own.map(({ id }) => id)).size === own.length) &&
    own.every((change) => fitsChange(part, change) && namesOwn(part, change, changes))
  );
};

const fitsChange = (part: ActPart, { set, undoes = [] }: Change): boolean => {
  const fields = Object.keys(set);
  if (part.undoes === true) return fields.length === 0 && undoes.length > 0;
  return (
    undoes.length === 0 &&
    fields.length > 0 &&
    part.must.every((field) => Object.hasOwn(set, field)) &&
    fields.every((field) => part.must.includes(field) || part.may.includes(field)) &&
    Object.entries(part.only ?? {}).every(([field, values]) => values.includes(set[field]))
  );
};

/** A step or a consent is about somebody this entry writes down; a list names all its receipts and no other. */
const namesOwn = ({ names }: ActPart, { set }: Change, changes: readonly Change[]): boolean => {
  if (names === undefined) return true;
  const ids = new Set(changes.filter(({ type }) => type === names.type).map(({ id }) => id));
  const named: unknown = set[names.field];
  if (!Array.isArray(named)) return typeof named === 'string' && ids.has(named);
  return named.length === ids.size && named.every((id) => ids.delete(String(id)));
};
