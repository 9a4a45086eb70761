/** Requests looked at or taken out on this device: noted at once, sealed, and kept until the server's log has it. */
import { base64FromBytes, textFromUtf8, utf8FromText } from '#base/bytes.ts';
import type { SeenThing } from '#domain/audit-kinds.ts';
import { isCases } from '#domain/cases/confidential-book.ts';
import { seenNote } from '#protocol/seen.ts';
import { correctedNow } from './corrected-clock.ts';
import type { EngineContext } from './engine-context.ts';
import type { Write } from './ports.ts';
import type { SeenNotes } from './seen-notes-port.ts';
import { keysOf, placeOf } from './stored-rows.ts';

const PREFIX = 'seen';
const HOUR_MS = 3_600_000;
const MS_DIGITS = 15;
const ID_BYTES = 6;

/** The key of a row says when, never what: of a confidential case not even its book stands in the open. */
const rowKey = (atMs: number, chance: string): string =>
  `${PREFIX}|${String(atMs).padStart(MS_DIGITS, '0')}|${chance}`;

export const createSeenNotes = (context: EngineContext, isWriter: () => boolean): SeenNotes => {
  const { ports, identity, state } = context;
  /** What was noted since the opening; after another opening in the same hour the server drops the second. */
  const noted = new Set<string>();

  const keep = async (things: readonly SeenThing[]): Promise<void> => {
    // A window that only reads writes nothing; the one that writes may show the same.
    if (!isWriter()) return;
    const atMs = Math.max(0, Math.trunc(correctedNow(state, ports.clock).ms));
    const fresh = things.filter(({ what, book, about }) => {
      if (what !== 'case-viewed') return true;
      const name = `${book}|${about}|${Math.floor(atMs / HOUR_MS)}`;
      return !noted.has(name) && noted.add(name);
    });
    const writes = await Promise.all(
      fresh.map(async ({ what, book, about }): Promise<Write> => {
        const key = rowKey(atMs, base64FromBytes(ports.chance.bytes(ID_BYTES)));
        const plain = utf8FromText(JSON.stringify({ what, book, about, atMs }));
        const value = await ports.sealer.seal(plain, placeOf(identity.replica, 'blobs', key));
        return { op: 'put', table: 'blobs', key, value };
      }),
    );
    if (writes.length > 0) await context.commit(writes);
  };

  return {
    note: (thing) => context.inTurn(() => keep([thing])),
    noteBackup: (chains) => {
      const books = new Set(chains.map((chain) => chain.split('|')[0] ?? '').filter(isCases));
      return context.inTurn(() =>
        keep([...books].map((book) => ({ what: 'case-backed-up', book, about: null }))),
      );
    },
    waiting: async (notesMax) => {
      const rows = await ports.store.list('blobs', { ...keysOf(PREFIX), limit: notesMax });
      if (!rows.ok) return [];
      const opened = await Promise.all(
        rows.value.map(async ({ key, value }) => {
          const plain =
            typeof value === 'string'
              ? undefined
              : await ports.sealer.open(value, placeOf(identity.replica, 'blobs', key));
          const text = plain?.ok === true ? textFromUtf8(plain.value) : undefined;
          const note = text?.ok === true ? seenNote.safeParse(JSON.parse(text.value)) : undefined;
          return note?.success === true ? [{ key, note: note.data }] : [];
        }),
      );
      return opened.flat();
    },
    taken: (keys) =>
      context.inTurn(async () => {
        if (!isWriter()) return;
        await context.commit(keys.map((key) => ({ op: 'delete', table: 'blobs', key })));
      }),
  };
};
