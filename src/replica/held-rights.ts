/** Which rights this device knows its officer to hold, and which proofs the books that remain still need. */
import { utf8FromText } from '#base/bytes.ts';
import { parseBookId } from '#book/book-id.ts';
import { parseEntry, type EntryBody } from '#book/entry.ts';
import { valuesOf, type FoldedRecord } from '#crdt/fold.ts';
import { mayOpen, type HeldGrant } from '#domain/access.ts';
import { caseReader } from '#domain/cases/case-reader.ts';
import { referral } from '#domain/cases/referral.ts';
import { grant as grantType, revocation as revocationType, ROLES } from '#domain/office/grant.ts';
import { unit as unitType } from '#domain/office/unit.ts';
import type { DirectoryItem } from '#protocol/pull.ts';
import type { EngineContext } from './engine-context.ts';
import { isOffice } from './journal-block.ts';

const DEPTH_MAX = 32;
/** In force on this day whatever its dates: no clock of this device takes part. */
const SOME_DAY = '2000-01-01';

/**
 * Whether the officer, by what this device has seen itself, holds another right to the book than the ones
 * named. Dates are left out of it: a right that only the calendar has ended is named by the server.
 */
export const rightsBesides = (
  context: EngineContext,
  book: string,
  named: readonly string[],
): boolean => {
  const { officer } = context.identity;
  const ended = new Set(named);
  const grants = new Map<string, HeldGrant>();
  for (const body of officeFacts(context))
    for (const { type, id, set } of body.changes) {
      if (type === revocationType.type && typeof set['grant'] === 'string') ended.add(set['grant']);
      if (type !== grantType.type || set['officer'] !== officer) continue;
      const role = ROLES.find((one) => one === set['role']);
      const reach = set['reach'] === 'below' ? 'below' : 'unit';
      if (role !== undefined && typeof set['unit'] === 'string')
        grants.set(id, { role, unit: set['unit'], reach, from: SOME_DAY, until: null });
    }
  const others = [...grants].filter(([id]) => !ended.has(id)).map(([, held]) => held);
  // Where the tree above is not known here, a right that reaches down may come from there.
  const { path, isWhole } = pathOf(context, book);
  const above = isWhole ? [] : others.filter(({ reach }) => reach === 'below');
  const isReader = isNamedIn(context, book);
  return mayOpen(others, book, [...path, ...above.map(({ unit }) => unit)], SOME_DAY, isReader);
};

/**
 * A confidential case held here names this officer, and nobody is ever taken off its readers; only a paper that was
 * referred upwards is held without. What is shut says nothing, and then nothing is given up lightly.
 */
const isNamedIn = ({ ledger, identity }: EngineContext, book: string): boolean => {
  const records = ledger.confirmedRecords(book);
  return (
    !records.some(({ type }) => type === referral.type) ||
    records.some(
      (record) =>
        record.type === caseReader.type &&
        valuesOf(caseReader, record).officer === identity.officer,
    )
  );
};

/** For the directory: what says who wrote in the books that stay, and by what right. */
export const isNeededBy = (
  { state, identity, directory }: EngineContext,
  leaving: string,
): ((item: DirectoryItem) => boolean) => {
  const devices = new Set([identity.device]);
  for (const { book, device } of state.chains.values()) if (book !== leaving) devices.add(device);
  const officers = new Set([...devices].flatMap((device) => directory.officerOf(device) ?? []));
  const isEmpty = [...state.cursors.keys()].every((book) => book === leaving);
  return (item) => {
    const body = parseEntry(utf8FromText(item.body));
    if (isEmpty || !body.ok) return false;
    return body.value.changes.some(({ type, id, set }) => {
      if (type === 'device') return devices.has(id);
      if (type === 'series') return typeof set['device'] === 'string' && devices.has(set['device']);
      // Revocations are few and name a grant, not a person: they stay.
      return (
        type !== 'grant' || (typeof set['officer'] === 'string' && officers.has(set['officer']))
      );
    });
  };
};

/** Grants and their ends as far as they have come here: in the directory, and in office books held here. */
const officeFacts = (context: EngineContext): readonly Pick<EntryBody, 'changes'>[] => {
  const proofs = context.directory.items().flatMap((item) => {
    const body = parseEntry(utf8FromText(item.body));
    return body.ok ? [body.value] : [];
  });
  const held = [...context.state.cursors.keys()]
    .filter(isOffice)
    .flatMap((book) => context.ledger.confirmedRecords(book))
    .map(({ type, id, changes }) => ({
      changes: changes.map((change) => ({ type, id, set: change.set })),
    }));
  return [...proofs, ...held];
};

/** From the book's unit up, as far as the tree is known here; at least the unit itself. */
const pathOf = (
  { ledger }: EngineContext,
  book: string,
): { readonly path: readonly string[]; readonly isWhole: boolean } => {
  const name = parseBookId(book);
  if (!name.ok) return { path: [], isWhole: true };
  const path: string[] = [];
  let at: string | null | undefined = name.value.unit;
  while (typeof at === 'string' && path.length < DEPTH_MAX && !path.includes(at)) {
    path.push(at);
    const record: FoldedRecord | undefined = ledger.record(`office.${at}`, unitType.type, at);
    at = record && valuesOf(unitType, record).parent;
  }
  return { path, isWhole: at === null };
};
