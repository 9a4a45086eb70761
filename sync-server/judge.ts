/** The verdict on one entry: understood, as its author signed it, allowed; decided on its changes, once. */
import { accept, refuse, type Result } from '#base/result.ts';
import { parseBookId, type BookName } from '#book/book-id.ts';
import type { EntryBody } from '#book/entry.ts';
import type { Ruling } from '#book/verdict.ts';
import type { Change } from '#crdt/fold.ts';
import { checkWritten } from '#crdt/record-type.ts';
import { judgeChanges, type HeldGrant, type UnitPath } from '#domain/access.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { unit as unitType } from '#domain/office/unit.ts';
import { recordTypeByName } from '#domain/record-types.ts';
import type { OfficeState } from './office-state.ts';

export interface Judgement {
  readonly ruling: Ruling;
  /** Why not, a kind the screens translate. */
  readonly reason: string | null;
}

/** What the run and the session say about an entry; its body must say the same. */
export interface Claimed {
  readonly book: string;
  readonly device: string;
  readonly life: string;
  readonly seq: number;
  readonly officer: string;
}

export interface JudgeContext {
  readonly office: OfficeState;
  /** In Asia/Ho_Chi_Minh by the server's clock: rights are judged at receipt. */
  readonly today: string;
  readonly isWritten: (type: string, id: string, field: string) => boolean;
}

export const judgeEntry = (body: EntryBody, claimed: Claimed, context: JudgeContext): Judgement => {
  const understood = checkUnderstood(body, claimed);
  if (!understood.ok) return quarantined(understood.error.kind);
  const placed = checkPlace(body, context.office);
  if (!placed.ok) return quarantined(placed.error.kind);
  return judgeRights(body, placed.value, context);
};

export const quarantined = (reason: string): Judgement => ({ ruling: 'quarantined', reason });

const checkUnderstood = (
  body: EntryBody,
  claimed: Claimed,
): Result<void, { readonly kind: string }> => {
  const same =
    body.book === claimed.book &&
    body.device === claimed.device &&
    body.life === claimed.life &&
    body.seq === claimed.seq &&
    body.officer === claimed.officer;
  if (!same) return refuse({ kind: 'forged' });
  for (const change of body.changes) {
    const type = recordTypeByName(change.type);
    if (type === undefined) return refuse({ kind: 'unknown-type' });
    const checked = checkWritten(type, change.set);
    if (!checked.ok) return refuse({ kind: checked.error.kind });
  }
  // One decision an entry, so that the admitted body can stand right behind it.
  if (body.changes.filter(({ type }) => type === admitHeld.type).length > 1)
    return refuse({ kind: 'bad-value' });
  return accept(undefined);
};

/** The path of the book's unit; for a unit just being founded, the path its first entry gives it. */
const checkPlace = (
  body: EntryBody,
  office: OfficeState,
): Result<UnitPath, { readonly kind: string }> => {
  const name = parseBookId(body.book);
  if (!name.ok) return refuse(name.error);
  const parent = parentWritten(body.changes, name.value);
  if (parent !== undefined && closesCircle(office, name.value.unit, parent))
    return refuse({ kind: 'circle' });
  const unit = office.unit(name.value.unit);
  if (unit === undefined) {
    const above = parent === undefined ? undefined : office.pathOf(parent);
    return above === undefined || name.value.kind !== 'office'
      ? refuse({ kind: 'unknown-unit' })
      : accept([name.value.unit, ...above]);
  }
  if (!unit.ownBooks && name.value.kind !== 'office') return refuse({ kind: 'no-own-books' });
  const path = office.pathOf(unit.id);
  return path === undefined ? refuse({ kind: 'unknown-unit' }) : accept(path);
};

const parentWritten = (changes: readonly Change[], book: BookName): string | undefined => {
  const change = changes.findLast(
    ({ type, id, set }) => type === unitType.type && id === book.unit && 'parent' in set,
  );
  const parent = change?.set['parent'];
  return typeof parent === 'string' ? parent : undefined;
};

const closesCircle = (office: OfficeState, unit: string, parent: string): boolean =>
  parent === unit || (office.pathOf(parent)?.includes(unit) ?? false);

const judgeRights = (body: EntryBody, unitPath: UnitPath, context: JudgeContext): Judgement => {
  const { office, today, isWritten } = context;
  const judge = (grants: readonly HeldGrant[]): ReturnType<typeof judgeChanges> =>
    judgeChanges({
      grants,
      book: body.book,
      unitPath,
      changes: body.changes,
      today,
      pathOf: (unit) => office.pathOf(unit),
      isWritten,
    });
  const now = judge(office.grantsOf(body.officer));
  if (now.ok) return { ruling: 'accepted', reason: null };
  if (now.error.kind !== 'not-allowed') return quarantined(now.error.kind);
  // Whoever had the right once may have written it in good faith: a person decides, nothing is lost.
  const ever = office.grantsEver(body.officer).map((grant) => ({ ...grant, until: null }));
  return judge(ever).ok ? { ruling: 'held', reason: 'right-ended' } : quarantined('not-allowed');
};
