/** Which records a change stands in the history of: the one it writes, and the one it belongs to by its own words. */
import type { Change } from '#crdt/fold.ts';
import type { BelongsTo } from './record-kind.ts';
import { RECORD_TYPES, recordTypeByName } from './record-types.ts';

/** Between the two ids of a pair. */
const PAIR = '~';
const RECORD_ID = /^[A-Za-z0-9_-]{4,32}$/;
/** Far beyond any honest change; a forged one shall not fill an index. */
const NAMED_MAX = 20;

type Written = Pick<Change, 'type' | 'set'>;

/** Ids that a change names as what its record belongs to; without that record's own id. */
export const ownersNamedBy = ({ type, set }: Written): readonly string[] => {
  const belongsTo = recordTypeByName(type)?.belongsTo;
  if (belongsTo === undefined || !Object.hasOwn(set, belongsTo.field)) return [];
  return [...new Set(idsIn(set[belongsTo.field]))].slice(0, NAMED_MAX);
};

/** The record type that records of this type belong to, where that one belongs to another in its turn. */
export const ownerTypeOfOwner = (type: string): string | undefined => {
  const owner = recordTypeByName(type)?.belongsTo?.type;
  return owner !== undefined && recordTypeByName(owner)?.belongsTo !== undefined
    ? owner
    : undefined;
};

/** Names of the types whose records may belong to one of this type, directly or by one step between. */
export const typesBelongingTo = (type: string): readonly string[] => {
  const direct = RECORD_TYPES.filter(({ belongsTo }) => belongsTo?.type === type);
  const further = RECORD_TYPES.filter(({ belongsTo }) =>
    direct.some((between) => between.type === belongsTo?.type),
  );
  return [...direct, ...further].map((found) => found.type);
};

/** What an index over it was made with: where this changes, the index is made anew. */
export const BELONGING_FINGERPRINT: string = RECORD_TYPES.flatMap(({ type, belongsTo }) =>
  belongsTo === undefined ? [] : [lineOf(type, belongsTo)],
).join(' ');

function lineOf(type: string, { field, type: owner }: BelongsTo): string {
  return `${type}.${field}>${owner}`;
}

/** A single id, or those of pairs that were added or removed. */
const idsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.split(PAIR).filter((part) => RECORD_ID.test(part));
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
};
