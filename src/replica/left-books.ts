/** What the officer is told of books that have left this device: kept sealed until it was read. */
import { textFromUtf8, utf8FromText } from '#base/bytes.ts';
import type { EngineContext } from './engine-context.ts';
import type { Write } from './ports.ts';
import type { LeftBook } from './replica.ts';
import { keysOf, LEFT_PREFIX, leftKey, placeOf, readLeftRow, type LeftRow } from './stored-rows.ts';

export const writeLeft = async (
  { ports, identity }: EngineContext,
  left: LeftRow,
): Promise<Write> => {
  const key = leftKey(left.book);
  const place = placeOf(identity.replica, 'blobs', key);
  const value = await ports.sealer.seal(utf8FromText(JSON.stringify(left)), place);
  return { op: 'put', table: 'blobs', key, value };
};

/** Part of opening. A row that does not open is passed over: it guards nothing. */
export const loadLeft = async ({ ports, identity, state }: EngineContext): Promise<void> => {
  const rows = await ports.store.list('blobs', keysOf(LEFT_PREFIX));
  if (!rows.ok) return;
  for (const { key, value } of rows.value) {
    if (typeof value === 'string') continue;
    const opened = await ports.sealer.open(value, placeOf(identity.replica, 'blobs', key));
    const text = opened.ok ? textFromUtf8(opened.value) : opened;
    const row = text.ok ? readLeftRow(text.value) : text;
    if (row.ok) state.left.set(row.value.book, row.value);
  }
};

export interface LeftBooks {
  readonly list: () => readonly LeftBook[];
  readonly seen: () => Promise<void>;
}

export const createLeftBooks = (context: EngineContext): LeftBooks => {
  const { state } = context;
  let shown: readonly LeftRow[] = [];
  // A book that has come back by a new right is not told of as gone. Of a lost device it is said as long as it is one.
  const unseen = (): readonly LeftRow[] =>
    [...state.left.values()]
      .filter(({ book, seen, lost }) => (!seen || lost === true) && !state.cursors.has(book))
      .sort((a, b) => a.atMs - b.atMs || (a.book < b.book ? -1 : 1));
  return {
    list: () => {
      const next = unseen();
      const isSame = next.length === shown.length && next.every((row, at) => row === shown[at]);
      return (shown = isSame ? shown : next);
    },
    seen: () =>
      context.inTurn(async () => {
        const rows = unseen().map((row) => ({ ...row, seen: true }));
        const written = await context.commit(
          await Promise.all(rows.map((row) => writeLeft(context, row))),
        );
        if (!written.ok) return;
        for (const row of rows) state.left.set(row.book, row);
        await context.publish();
      }),
  };
};
