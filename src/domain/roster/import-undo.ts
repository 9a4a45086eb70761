/** Imports as the roll remembers them, and taking one back whole without touching what came after. */
import type { BookId } from '#book/book-id.ts';
import type { Change, FoldedRecord, PlacedChange } from '#crdt/fold.ts';
import { changeNameOf, standingChanges } from '#crdt/fold.ts';
import type { Draft } from '#domain/draft.ts';
import { packed } from './import-acts.ts';
import { member } from './member.ts';

/** A member as folded on this device, with its book. */
export interface KeptMember {
  readonly book: BookId;
  readonly record: FoldedRecord;
}

export interface PastImport {
  readonly group: string;
  /** When its first entry was written. */
  readonly startedMs: number;
  readonly device: string;
  /** Ids of the people it brought in, as far as that stands. */
  readonly created: readonly string[];
  /** Of people already known, how many it changed. */
  readonly changed: number;
}

/** The imports of which something still stands, the latest first. */
export const pastImports = (members: readonly KeptMember[]): readonly PastImport[] => {
  const byGroup = new Map<string, { ms: number; device: string; ids: string[]; changed: number }>();
  for (const { record } of members)
    for (const [group, changes] of changesByGroup(record)) {
      const first = changes[0];
      if (first === undefined) continue;
      const { ms, device } = first.order;
      const known = byGroup.get(group) ?? { ms, device, ids: [], changed: 0 };
      if (ms < known.ms) known.ms = ms;
      if (isFirst(record, first)) known.ids.push(record.id);
      else known.changed += 1;
      byGroup.set(group, known);
    }
  return [...byGroup]
    .map(([group, { ms, device, ids, changed }]) => ({
      group,
      startedMs: ms,
      device,
      created: ids,
      changed,
    }))
    .sort((a, b) => b.startedMs - a.startedMs);
};

export interface ImportUndo {
  readonly drafts: readonly Draft[];
  /** People who were new and leave the roll again. */
  readonly removed: number;
  /** People who get back what stood before. */
  readonly restored: number;
  /** New people somebody has worked with since: they stay, with all they have. */
  readonly kept: readonly string[];
}

/**
 * Takes an import back. What others wrote later is never named, so it stays: a field changed since keeps
 * its later value. Somebody new whose record was edited since, or for whom `isUsed` says that money or a
 * request hangs on it, stays whole and is named, for a record that is half taken back would have no name.
 */
export const undoImport = (
  members: readonly KeptMember[],
  group: string,
  isUsed: (member: string) => boolean,
): ImportUndo => {
  const partsByBook = new Map<BookId, (readonly Change[])[]>();
  const kept: string[] = [];
  let removed = 0;
  let restored = 0;
  for (const { book, record } of members) {
    const changes = changesByGroup(record).get(group) ?? [];
    const first = changes[0];
    if (first === undefined) continue;
    if (isFirst(record, first)) {
      if (isUsed(record.id) || isEditedSince(record, changes)) {
        kept.push(record.id);
        continue;
      }
      removed += 1;
    } else restored += 1;
    const undo: Change = {
      type: member.type,
      id: record.id,
      set: {},
      undoes: changes.map(changeNameOf),
    };
    const parts = partsByBook.get(book);
    if (parts === undefined) partsByBook.set(book, [[undo]]);
    else parts.push([undo]);
  }
  const drafts = [...partsByBook].flatMap(([book, parts]) =>
    packed(parts).map((changes) => ({ book, act: 'undoImport', group, changes })),
  );
  return { drafts, removed, restored, kept };
};

const changesByGroup = (record: FoldedRecord): ReadonlyMap<string, readonly PlacedChange[]> => {
  const byGroup = new Map<string, PlacedChange[]>();
  if (!record.changes.some(({ set }) => Object.hasOwn(set, 'importedIn'))) return byGroup;
  for (const change of standingChanges(record)) {
    const group = change.set['importedIn'];
    if (typeof group !== 'string') continue;
    const known = byGroup.get(group);
    if (known === undefined) byGroup.set(group, [change]);
    else known.push(change);
  }
  return byGroup;
};

/** The change that brought the person in: before it nothing was written that still stands. */
const isFirst = (record: FoldedRecord, change: PlacedChange): boolean =>
  standingChanges(record).find(({ set }) => Object.keys(set).length > 0) === change;

const isEditedSince = (record: FoldedRecord, ofImport: readonly PlacedChange[]): boolean =>
  standingChanges(record).some(
    (change) => Object.keys(change.set).length > 0 && !ofImport.includes(change),
  );
