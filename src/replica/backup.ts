/** The replica's part of the backup file: what goes in, what of it has left this device, and laying it back. */
import * as z from 'zod';
import { accept, refuse } from '#base/result.ts';
import { assert } from '#base/assert.ts';
import { VIETNAM_OFFSET_MS } from '#domain/day-number.ts';
import { contentsOf, decodeBackup, encodeBackup, type BackupInside } from './backup-contents.ts';
import { correctedNow } from './corrected-clock.ts';
import type { EngineContext } from './engine-context.ts';
import type { Write } from './ports.ts';
import type { BackupContents, BackupState, ReplicaBackup } from './replica-backup.ts';
import { changesOf, outboxItemOf, seen, type OutboxItem } from './replica-state.ts';
import { encodeOutboxRow, outboxKey, placeOf } from './stored-rows.ts';

const ROW = 'backup';

/** Plain, in the table `canary`: counts and positions, nothing of what was written. */
const keptRow = z.object({ madeMs: z.number(), upTo: z.record(z.string(), z.number()) });
type Kept = z.infer<typeof keptRow>;

export interface BackupPart extends ReplicaBackup {
  /** Reads back when a backup last left this device; part of opening. */
  readonly load: () => Promise<void>;
}

export const createBackup = (context: EngineContext, isWriter: () => boolean): BackupPart => {
  const { state, identity, ports } = context;
  const sealer = ports.backupSealer;
  const insideByContents = new WeakMap<BackupContents, BackupInside>();
  let kept: Kept | undefined;
  let shown: BackupState = { madeMs: undefined, covered: 0, onlyHere: 0 };

  return {
    load: async () => {
      const row = await ports.store.get('canary', ROW);
      kept = row.ok ? readKept(row.value) : undefined;
    },
    state: () => {
      const next = stateOf(state.outbox.values(), kept);
      const isSame =
        next.madeMs === shown.madeMs &&
        next.covered === shown.covered &&
        next.onlyHere === shown.onlyHere;
      return (shown = isSame ? shown : next);
    },
    make: async () => {
      // What came back into custody from another device is unsigned here, and the server has it.
      const items = [...state.outbox.values()].filter(({ row }) => row.signature !== '');
      if (items.length === 0) return refuse({ kind: 'nothing-to-back-up' });
      const madeMs = correctedNow(state, ports.clock).ms;
      const { officer, serverKey, practice, replica } = identity;
      const own = [...state.own.values()];
      const plain = encodeBackup({ madeMs, officer, serverKey, practice, own }, items);
      const sealed = await sealer.seal(plain, { replica, madeMs });
      plain.fill(0);
      if (!sealed.ok) return sealed;
      return accept({
        name: `so-cong-doan-du-phong-${dayAndTime(madeMs)}.txt`,
        mediaType: 'text/plain',
        bytes: sealed.value,
        madeMs,
        entries: items.length,
        upTo: upToOf(items),
      });
    },
    kept: (file) =>
      context.inTurn(async () => {
        const next = { madeMs: file.madeMs, upTo: { ...kept?.upTo, ...file.upTo } };
        const written = await context.commit([
          { op: 'put', table: 'canary', key: ROW, value: JSON.stringify(next) },
        ]);
        if (!written.ok) return written;
        kept = next;
        await context.publish();
        return accept(undefined);
      }),
    open: async (file, words) => {
      const plain = await sealer.open(file, words);
      if (!plain.ok) return plain;
      const inside = decodeBackup(plain.value);
      plain.value.fill(0);
      if (inside === undefined) return refuse({ kind: 'backup-damaged' });
      const contents = contentsOf(inside);
      insideByContents.set(contents, inside);
      return accept(contents);
    },
    restore: (opened) =>
      context.inTurn(async () => {
        const inside = insideByContents.get(opened);
        assert(inside !== undefined, 'a backup is opened before it is put back');
        if (!isWriter()) return refuse({ kind: 'read-only' });
        if (inside.serverKey !== identity.serverKey || inside.practice !== identity.practice)
          return refuse({ kind: 'other-server' });
        if (inside.officer !== identity.officer) return refuse({ kind: 'other-officer' });
        const fresh = unknownOf(context, inside);
        const written = await context.commit(await outboxWrites(context, fresh));
        if (!written.ok) return written;
        for (const item of fresh) {
          seen(state, item.effective);
          state.outbox.set(item.row.hash, item);
          context.ledger.overlay(item.body.book, changesOf(item), 'waiting');
        }
        await context.publish();
        return accept({ taken: fresh.length, known: inside.entries.length - fresh.length });
      }),
  };
};

/** `2026-11-22-1745` on the wall in Việt Nam. */
const dayAndTime = (ms: number): string =>
  new Date(ms + VIETNAM_OFFSET_MS).toISOString().slice(0, 16).replace('T', '-').replace(':', '');

const readKept = (value: unknown): Kept | undefined => {
  if (typeof value !== 'string') return undefined;
  try {
    return keptRow.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
};

const stateOf = (items: Iterable<OutboxItem>, kept: Kept | undefined): BackupState => {
  let covered = 0;
  let onlyHere = 0;
  for (const { row, body } of items) {
    if (row.verdict !== undefined) continue;
    if (body.seq <= (kept?.upTo[chainOf(body)] ?? 0)) covered += 1;
    else onlyHere += 1;
  }
  return { madeMs: kept?.madeMs, covered, onlyHere };
};

const chainOf = ({ book, life }: { readonly book: string; readonly life: string }): string =>
  `${book}|${life}`;

const upToOf = (items: readonly OutboxItem[]): Readonly<Record<string, number>> => {
  const upTo: Record<string, number> = {};
  for (const { body } of items) upTo[chainOf(body)] = Math.max(upTo[chainOf(body)] ?? 0, body.seq);
  return upTo;
};

/** Entries of the file that are neither waiting here nor among the confirmed records. */
const unknownOf = ({ state, ledger }: EngineContext, inside: BackupInside): readonly OutboxItem[] =>
  inside.entries.flatMap(({ row, body }) => {
    const [change] = body.changes;
    const record = change && ledger.record(body.book, change.type, change.id);
    const isHere =
      state.outbox.has(row.hash) ||
      record?.changes.some(({ order }) => order.hash === row.hash) === true;
    const item = isHere ? undefined : outboxItemOf(row, undefined);
    return item === undefined ? [] : [item];
  });

/** Under the keys of their own chains: the life is another device's, so nothing here is in their place. */
const outboxWrites = async (
  { ports, identity }: EngineContext,
  items: readonly OutboxItem[],
): Promise<readonly Write[]> => {
  const writes: Write[] = [];
  for (const { row, body } of items) {
    const key = outboxKey(body.book, body.life, body.seq);
    const value = await ports.sealer.seal(
      encodeOutboxRow(row),
      placeOf(identity.replica, 'outbox', key),
    );
    writes.push({ op: 'add', table: 'outbox', key, value });
  }
  return writes;
};
