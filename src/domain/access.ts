/** Rights decided on changes: whether this officer may open this book, and write this field of this type in it. */
import { accept, refuse, type Result } from '#base/result.ts';
import { bookId, parseBookId, type BookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import { ROLE_RIGHTS, type WriteRight } from './access-table.ts';
import type { CalendarDate } from './calendar-date.ts';
import { mayLose, type NamedDevice } from './device-rights.ts';
import { fieldNotToGive, mayGive, type GivenRight, type Giver } from './giving-rights.ts';
import { caseReader } from './cases/case-reader.ts';
import { isConfidential } from './cases/confidential-book.ts';
import { isOfReferral } from './cases/referral.ts';
import { isReferralAstray, rightsByReferral } from './cases/referred-rights.ts';
import { deviceLoss as deviceLossType } from './office/device-loss.ts';
import {
  grant as grantType,
  revocation as revocationType,
  ROLES,
  type Role,
} from './office/grant.ts';
import { forbiddenField } from './forbidden-field.ts';
import { BOOK_KINDS, type BookKind } from './record-kind.ts';
import { recordTypeByName } from './record-types.ts';

/** A grant that nobody has revoked, of the officer in question. Its dates are looked at here. */
export interface HeldGrant {
  readonly role: Role;
  readonly unit: string;
  readonly reach: 'unit' | 'below';
  readonly from: CalendarDate;
  /** Last day of the right; null without an end. */
  readonly until: CalendarDate | null;
}

/** Ids of the units from the book's own up to the root; the first is the book's unit. */
export type UnitPath = readonly string[];

export type AccessProblem =
  | {
      readonly kind: 'not-allowed';
      readonly index: number;
      readonly type: string;
      readonly field?: string;
    }
  /** Written by a newer app: kept apart and judged again after an upgrade. */
  | { readonly kind: 'unknown-type'; readonly index: number; readonly type: string }
  /** The field is written once and for all, and it is written already. */
  | {
      readonly kind: 'already-written';
      readonly index: number;
      readonly type: string;
      readonly field: string;
    };

export interface Judged {
  readonly grants: readonly HeldGrant[];
  readonly book: BookId;
  readonly unitPath: UnitPath;
  readonly changes: readonly Change[];
  readonly today: CalendarDate;
  /**
   * Path of any other unit that a change names as parent. Without it a unit is moved only by who
   * stands above it; with it the new place, too, must lie within that right.
   */
  readonly pathOf?: ((unit: string) => UnitPath | undefined) | undefined;
  /**
   * Whether the record already has a value in that field from an accepted entry. With it nobody can
   * slip a back-dated second amount under a receipt.
   */
  readonly isWritten?: ((type: string, id: string, field: string) => boolean) | undefined;
  /**
   * The grant of that id as it stands in this book; undefined where there is none. With it a right is taken
   * back only by who could give it; a word about a grant that is not there ends nothing.
   */
  readonly grantNamed?: ((id: string) => GivenRight | undefined) | undefined;
  /**
   * The device of that id as it stands in this book; undefined where there is none. With it a device is called lost
   * only by its officer or by who staffs the union.
   */
  readonly deviceNamed?: ((id: string) => NamedDevice | undefined) | undefined;
  /** Who writes, and whom the book itself names; without it a confidential case is closed. */
  readonly confidential?: ReadersAsked | undefined;
}

export interface ReadersAsked {
  readonly officer: string;
  /** Those that accepted entries of this book name; none while it has not begun. */
  readonly readers: ReadonlySet<string>;
  /** Units above that the book was referred to and not taken back from. */
  readonly referredTo?: ReadonlySet<string> | undefined;
}

const NOWHERE: ReadonlySet<string> = new Set();

/**
 * Whether any of the grants opens the book today.
 * @param isReader whether the book itself names the officer: a confidential case asks for both
 * @param referredTo units above that the book was referred to: their upper officers read it without either
 */
export const mayOpen = (
  grants: readonly HeldGrant[],
  book: BookId,
  unitPath: UnitPath,
  today: CalendarDate,
  isReader = false,
  referredTo = NOWHERE,
): boolean => {
  const kind = kindOf(book, unitPath, isReader);
  const over = grantsOver(grants, unitPath, today);
  return (
    (kind !== undefined && over.some(({ role }) => ROLE_RIGHTS[role].opens.includes(kind))) ||
    rightsByReferral(book, unitPath, over, referredTo).length > 0
  );
};

/**
 * Whether the officer may make all these changes in the book.
 * Refuses with the first change, and where it is one field's matter the field, that is not allowed.
 * What a field accepts is not asked here but by `checkWritten`.
 */
export const judgeChanges = (asked: Judged): Result<void, AccessProblem> => {
  const { kind, grants } = sayIn(asked);
  const hasBegun = (asked.confidential?.readers.size ?? 0) > 0;
  for (const [index, change] of asked.changes.entries()) {
    const { type } = change;
    if (recordTypeByName(type) === undefined) return refuse({ kind: 'unknown-type', index, type });
    if (kind === undefined || isReaderOfNothing(asked.book, type))
      return refuse({ kind: 'not-allowed', index, type });
    if (isReferralAstray(change, asked.unitPath, hasBegun))
      return refuse({ kind: 'not-allowed', index, type, field: 'to' });
    const again = fieldWrittenAgain(asked, change);
    if (again !== undefined) return refuse({ kind: 'already-written', index, type, field: again });
    const objections = grants.map((grant) => objectionTo(asked, kind, { grant, grants }, change));
    if (objections.some((objection) => objection === 'none')) continue;
    // The grant that came furthest explains best what was missing.
    const field = objections.flatMap((objection) =>
      typeof objection === 'string' ? [] : [objection.field],
    )[0];
    return refuse(
      field === undefined
        ? { kind: 'not-allowed', index, type }
        : { kind: 'not-allowed', index, type, field },
    );
  }
  return accept(undefined);
};

/** Roles that these grants let their officer give at that unit, for the unit alone. */
export const rolesToGive = (
  grants: readonly HeldGrant[],
  unitPath: UnitPath,
  today: CalendarDate,
): readonly Role[] => {
  const over = grantsOver(grants, unitPath, today);
  return ROLES.filter((role) =>
    over.some((grant) => mayGive({ grant, grants: over }, { role, reach: 'unit' })),
  );
};

/**
 * The books an officer is to hold by role: sorted, each once. Confidential cases are not among them: no
 * role opens one, and which there are stands in their own books.
 * @param unitsBelow ids of the units with own books below a unit, at any depth, without itself
 */
export const booksOf = (
  grants: readonly HeldGrant[],
  unitsBelow: (unit: string) => readonly string[],
  today: CalendarDate,
): readonly BookId[] => {
  const books = new Set<BookId>();
  for (const grant of grants.filter((held) => isInForce(held, today)))
    for (const unit of grant.reach === 'below'
      ? [grant.unit, ...unitsBelow(grant.unit)]
      : [grant.unit])
      for (const kind of ROLE_RIGHTS[grant.role].opens) books.add(bookId(kind, unit));
  return [...books].sort();
};

export const isInForce = (grant: HeldGrant, today: CalendarDate): boolean =>
  grant.from <= today && (grant.until === null || today <= grant.until);

type Objection = 'none' | 'all' | { readonly field: string };

/** The kind of book, or undefined where no role of the table has a say. */
const kindOf = (book: BookId, unitPath: UnitPath, isReader: boolean): BookKind | undefined => {
  const name = parseBookId(book);
  if (!name.ok || name.value.unit !== unitPath[0]) return undefined;
  // Of all books only a case is kept apart, and no role opens that one to who is not named in it.
  if (name.value.part !== undefined && !(isReader && isConfidential(book))) return undefined;
  return BOOK_KINDS.find((kind) => kind === name.value.kind);
};

/** The rights that have a say in the book: by rank and by its readers, or because it was referred to them. */
const sayIn = (asked: Judged) => {
  const { book, confidential, unitPath } = asked;
  const over = grantsOver(asked.grants, unitPath, asked.today);
  const referred = rightsByReferral(book, unitPath, over, confidential?.referredTo ?? NOWHERE);
  const kind = kindOf(book, unitPath, isNamed(asked));
  if (kind === undefined)
    return { kind: referred.length > 0 ? ('cases' as const) : undefined, grants: referred };
  if (kind !== 'cases') return { kind, grants: over };
  const byRank = over.filter(({ role }) => ROLE_RIGHTS[role].readsReferred !== true);
  return { kind, grants: [...byRank, ...referred] };
};

/** Named by the book; where it has not begun, by the very entry that begins it. */
const isNamed = ({ confidential, changes }: Judged): boolean => {
  if (confidential === undefined) return false;
  const { officer, readers } = confidential;
  return readers.size > 0
    ? readers.has(officer)
    : changes.some(({ type, set }) => type === caseReader.type && set['officer'] === officer);
};

/** A book that roles open has no readers of its own: a name in it would promise what does not hold. */
const isReaderOfNothing = (book: BookId, type: string): boolean =>
  (type === caseReader.type || isOfReferral(type)) && !isConfidential(book);

const grantsOver = (
  grants: readonly HeldGrant[],
  unitPath: UnitPath,
  today: CalendarDate,
): readonly HeldGrant[] =>
  grants.filter((grant) => isInForce(grant, today) && reaches(grant, unitPath));

/** Whether the right covers the unit that the path begins with. */
export const reaches = (grant: HeldGrant, unitPath: UnitPath): boolean =>
  grant.unit === unitPath[0] || (grant.reach === 'below' && unitPath.includes(grant.unit));

const fieldWrittenAgain = (asked: Judged, change: Change): string | undefined => {
  const fields = recordTypeByName(change.type)?.fields ?? {};
  return Object.keys(change.set).find(
    (field) =>
      Object.hasOwn(fields, field) &&
      fields[field]?.rule === 'writeOnce' &&
      asked.isWritten?.(change.type, change.id, field) === true,
  );
};

const objectionTo = (
  asked: Judged,
  kind: BookKind,
  giver: Giver & { readonly grant: HeldGrant },
  change: Change,
): Objection => {
  const rights = ROLE_RIGHTS[giver.grant.role].writes[kind];
  const right =
    rights !== undefined && Object.hasOwn(rights, change.type) ? rights[change.type] : undefined;
  if (right === undefined) return 'all';
  if (change.undoes !== undefined && change.undoes.length > 0 && right.undo !== true) return 'all';
  const field =
    forbiddenField(right, change) ??
    (change.type === grantType.type
      ? fieldNotToGive(asked.unitPath[0], giver, change.set)
      : undefined) ??
    (change.type === revocationType.type ? rightNotToEnd(asked, giver, change) : undefined) ??
    (change.type === deviceLossType.type
      ? deviceNotToLose(asked, right, giver, change)
      : undefined) ??
    (change.type === 'unit' ? unitOutOfReach(asked, giver.grant, change) : undefined);
  return field === undefined ? 'none' : { field };
};

/** What one could not give, one does not take back. */
const rightNotToEnd = (
  { grantNamed }: Judged,
  giver: Giver,
  { set }: Change,
): string | undefined => {
  const id = set['grant'];
  const named = typeof id === 'string' ? grantNamed?.(id) : undefined;
  return named === undefined || mayGive(giver, named) ? undefined : 'grant';
};

const deviceNotToLose = (
  { deviceNamed, confidential, pathOf }: Judged,
  right: WriteRight,
  giver: Giver & { readonly grant: HeldGrant },
  { set }: Change,
): string | undefined => {
  const covers = (unit: string): boolean => reaches(giver.grant, pathOf?.(unit) ?? []);
  const officer = confidential?.officer;
  return deviceNamed === undefined ||
    mayLose({ officer, right, giver, deviceNamed, covers }, set['device'])
    ? undefined
    : 'device';
};

/** A unit's record stands in its own book under its own id, and it is moved only from above. */
const unitOutOfReach = (
  { unitPath, pathOf }: Judged,
  own: HeldGrant,
  { id, set }: Change,
): string | undefined => {
  if (id !== unitPath[0]) return 'id';
  if (!Object.hasOwn(set, 'parent')) return undefined;
  if (own.unit === id) return 'parent';
  const parent = set['parent'];
  const path = typeof parent === 'string' ? pathOf?.(parent) : undefined;
  return pathOf !== undefined && (path === undefined || !reaches(own, path)) ? 'parent' : undefined;
};
