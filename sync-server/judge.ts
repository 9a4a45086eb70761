/** The verdict on one entry: understood, as its author signed it, allowed; decided on its changes, once. */
import { accept, refuse, type Result } from '#base/result.ts';
import { parseBookId, type BookName } from '#book/book-id.ts';
import type { EntryBody } from '#book/entry.ts';
import type { Ruling } from '#book/verdict.ts';
import type { Change } from '#crdt/fold.ts';
import { checkWritten } from '#crdt/record-type.ts';
import { judgeChanges, type HeldGrant, type UnitPath } from '#domain/access.ts';
import type { NamedDevice } from '#domain/device-rights.ts';
import { leads } from '#domain/giving-rights.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { unit as unitType } from '#domain/office/unit.ts';
import { device as deviceType } from '#domain/office/device.ts';
import { grant as grantType, revocation as revocationType } from '#domain/office/grant.ts';
import { officer as officerType } from '#domain/office/officer.ts';
import { series as seriesType } from '#domain/office/series.ts';
import { keepsWithin } from '#domain/office/setting-value.ts';
import { setting as settingType } from '#domain/office/setting.ts';
import { receipt as receiptType } from '#domain/dues/receipt.ts';
import { foldName } from '#domain/roster/person-name.ts';
import type { CashAsked } from './cash-hands.ts';
import type { Knowledge } from './knowledge.ts';
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
  /** As signed. */
  readonly life: string;
  readonly seq: number;
  readonly officer: string;
}

/** What the author may do: not revoked, and ever given. */
export interface Rights {
  readonly held: readonly HeldGrant[];
  readonly ever: readonly HeldGrant[];
}

export interface JudgeContext {
  readonly office: OfficeState;
  readonly knowledge: Knowledge;
  readonly rights: Rights;
  /** In Asia/Ho_Chi_Minh by the server's clock: rights are judged at receipt. */
  readonly today: string;
  readonly isWritten: (type: string, id: string, field: string) => boolean;
  /** What an entry of the office would let in: who decides on it answers for it as for the own. */
  readonly letsIn?: readonly Change[] | undefined;
  /** Whose cash it confirms; undefined where it confirms none. */
  readonly cash?: CashAsked | undefined;
}

export const judgeEntry = (body: EntryBody, claimed: Claimed, context: JudgeContext): Judgement => {
  const understood = checkUnderstood(body, claimed, context.knowledge);
  if (!understood.ok) return quarantined(understood.error.kind);
  const placed = checkPlace(body, context.office);
  if (!placed.ok) return quarantined(placed.error.kind);
  // Before the rights: what nobody may say of own cash, no right that ended keeps for a person to let in.
  if (context.cash === 'own') return quarantined('own-cash');
  const rights = judgeRights(body, placed.value, context);
  if (rights.ruling !== 'accepted') return rights;
  if (context.cash === 'unknown-close') return held('unknown-close');
  if (takesSignInName(body.changes, context.office)) return quarantined('sign-in-name-taken');
  // Whoever has it in hand may know the words: what it still held waits until a person has looked.
  if (context.office.isLost(body.device)) return held('device-lost');
  return judgeOrigin(body, context.office);
};

export const quarantined = (reason: string): Judgement => ({ ruling: 'quarantined', reason });
const held = (reason: string): Judgement => ({ ruling: 'held', reason });

const checkUnderstood = (
  body: EntryBody,
  claimed: Claimed,
  knowledge: Knowledge,
): Result<void, { readonly kind: string }> => {
  const same =
    body.book === claimed.book &&
    body.device === claimed.device &&
    body.life === claimed.life &&
    body.seq === claimed.seq &&
    body.officer === claimed.officer;
  if (!same) return refuse({ kind: 'forged' });
  for (const change of body.changes) {
    const type = knowledge.recordType(change.type);
    if (type === undefined) return refuse({ kind: 'unknown-type' });
    const checked = checkWritten(type, change.set);
    if (!checked.ok) return refuse({ kind: checked.error.kind });
    const { type: name, id, set } = change;
    if (name === settingType.type && 'value' in set && !keepsWithin(id, set['value']))
      return refuse({ kind: 'bad-value' });
  }
  // One decision an entry, so that the admitted body can stand right behind it.
  if (body.changes.filter(({ type }) => type === admitHeld.type).length > 1)
    return refuse({ kind: 'bad-value' });
  if (mixesDirectory(body.changes)) return refuse({ kind: 'mixed-directory' });
  // Rights are decided on changes; the name decides what an officer reads of them, and must not lie.
  return knowledge.checkAct(body);
};

/** What travels with the pages of other books, as whole entries: who may write there, and with which key. */
const DIRECTORY_TYPES: ReadonlySet<string> = new Set(
  [deviceType, grantType, revocationType, seriesType].map(({ type }) => type),
);

/** An officer's phone number written together with a grant would be read by readers of every book it opens. */
const mixesDirectory = (changes: readonly Change[]): boolean =>
  changes.some(({ type }) => DIRECTORY_TYPES.has(type)) &&
  changes.some(({ type }) => !DIRECTORY_TYPES.has(type));

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
  const { office, rights, today, isWritten, letsIn = [] } = context;
  const { readers } = office;
  const judge = (
    grants: readonly HeldGrant[],
    referredTo: ReadonlySet<string>,
  ): ReturnType<typeof judgeChanges> =>
    judgeChanges({
      grants,
      book: body.book,
      unitPath,
      changes: [...body.changes, ...letsIn],
      today,
      pathOf: (unit) => office.pathOf(unit),
      isWritten,
      grantNamed: (id) => office.grantNamed(body.book, id),
      deviceNamed: (id) => deviceNamed(office, body.book, id, today),
      confidential: { officer: body.officer, readers: readers.of(body.book), referredTo },
    });
  const now = judge(rights.held, readers.referredTo(body.book));
  if (now.ok) return { ruling: 'accepted', reason: null };
  if (now.error.kind !== 'not-allowed') return quarantined(now.error.kind);
  // Whoever had the right once may have written it in good faith: a person decides, nothing is lost.
  const ever = rights.ever.map((grant) => ({ ...grant, until: null }));
  return judge(ever, readers.everReferredTo(body.book)).ok
    ? held('right-ended')
    : quarantined('not-allowed');
};

const deviceNamed = (
  office: OfficeState,
  book: string,
  id: string,
  today: string,
): NamedDevice | undefined => {
  const found = office.device(id);
  if (found?.book !== book) return undefined;
  const { officer } = found;
  const leading = office
    .grantsOf(officer)
    .filter(({ role, until }) => leads(role) && (until === null || until >= today));
  return { officer, leading };
};

/** Capitals and accents make no second name: an officer says it over a bad line. */
const takesSignInName = (changes: readonly Change[], office: OfficeState): boolean => {
  const named = new Map<string, string>();
  return changes.some(({ type, id, set }) => {
    const signInName = set['signInName'];
    if (type !== officerType.type || typeof signInName !== 'string') return false;
    const name = foldName(signInName);
    const owner = office.officerNamed(signInName) ?? named.get(name) ?? id;
    named.set(name, owner);
    return owner !== id;
  });
};

/**
 * Where it was written: under a life that this server gave to the device, and receipts with numbers of a
 * series of that device, life and book. Money may have changed hands all the same: a person looks.
 */
const judgeOrigin = (body: EntryBody, office: OfficeState): Judgement => {
  const { book, device, life, changes } = body;
  if (office.device(device)?.lives.includes(life) !== true) return held('unknown-life');
  const codes = new Set(
    changes.some(({ type }) => type === receiptType.type)
      ? office
          .seriesOf(device)
          .filter((series) => series.life === life && series.duesBook === book)
          .map(({ code }) => code)
      : [],
  );
  const foreign = changes.some(
    ({ type, set }) =>
      type === receiptType.type &&
      !(
        typeof set['series'] === 'string' &&
        codes.has(set['series']) &&
        typeof set['number'] === 'number'
      ),
  );
  return foreign ? held('foreign-series') : { ruling: 'accepted', reason: null };
};
