/** The replica's part of the backup file: what goes in, what of it has left this device, and laying it back. */
import * as z from 'zod';
import { accept, refuse } from '#base/result.ts';
import { assert } from '#base/assert.ts';
import { base64FromBytes } from '#base/bytes.ts';
import { VIETNAM_OFFSET_MS } from '#domain/day-number.ts';
import {
  contentsOf,
  decodeBackup,
  encodeBackup,
  type BackupInside,
  type ShutRows,
} from './backup-contents.ts';
import { isShut } from './book-tier.ts';
import { correctedNow } from './corrected-clock.ts';
import type { EngineContext } from './engine-context.ts';
import { sealOutboxRow } from './outbox-rows.ts';
import type { Write } from './ports.ts';
import type { BackupContents, BackupState, ReplicaBackup } from './replica-backup.ts';
import {
  changesOf,
  outboxItemOf,
  seen,
  type OutboxItem,
  type ReplicaState,
} from './replica-state.ts';
import { outboxKey } from './stored-rows.ts';

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
      const next = stateOf(unsentOf(state), kept);
      const isSame =
        next.madeMs === shown.madeMs &&
        next.covered === shown.covered &&
        next.onlyHere === shown.onlyHere;
      return (shown = isSame ? shown : next);
    },
    make: async () => {
      // What came back into custody from another device is unsigned here, and the server has it.
      const items = [...state.outbox.values()].filter(({ row }) => row.signature !== '');
      const shut = await shutRows(context);
      const shutCount = shut?.rows.length ?? 0;
      if (items.length + shutCount === 0) return refuse({ kind: 'nothing-to-back-up' });
      const madeMs = correctedNow(state, ports.clock).ms;
      const { officer, serverKey, practice, replica } = identity;
      const own = [...state.own.values()];
      const plain = encodeBackup({ madeMs, officer, serverKey, practice, own }, items, shut);
      const sealed = await sealer.seal(plain, { replica, madeMs });
      plain.fill(0);
      if (!sealed.ok) return sealed;
      return accept({
        name: `so-cong-doan-du-phong-${dayAndTime(madeMs)}.txt`,
        mediaType: 'text/plain',
        bytes: sealed.value,
        madeMs,
        entries: items.length + shutCount,
        upTo: upToOf([
          ...items.map(({ body }) => body),
          ...(shut === undefined ? [] : state.shut.values()),
        ]),
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
      const inside = await decodeBackup(plain.value);
      plain.value.plain.fill(0);
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
          if (isShut(context, item.body.book)) {
            const { book, life, seq } = item.body;
            state.shut.set(outboxKey(book, life, seq), { book, life, seq, state: 'waiting' });
            continue;
          }
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

interface OwnPlace {
  readonly book: string;
  readonly life: string;
  readonly seq: number;
}

/** Read or shut: what no server has yet. */
const unsentOf = ({ outbox, shut }: ReplicaState): readonly OwnPlace[] => [
  ...[...outbox.values()].flatMap(({ row, body }) => (row.verdict === undefined ? [body] : [])),
  ...[...shut.values()].filter((entry) => entry.state === 'waiting'),
];

/** The closed tier goes along as it lies on the disk; the words of the file open it. */
const shutRows = async ({
  ports,
  state,
  identity,
}: EngineContext): Promise<ShutRows | undefined> => {
  const wrapped = state.shut.size === 0 ? undefined : await ports.tier?.wrapped();
  if (wrapped === undefined) return undefined;
  const rows: { readonly key: string; readonly value: string }[] = [];
  for (const key of state.shut.keys()) {
    const row = await ports.store.get('outbox', key);
    if (row.ok && row.value instanceof Uint8Array)
      rows.push({ key, value: base64FromBytes(row.value) });
  }
  const wrappedCases = await ports.casesTier?.wrapped();
  return {
    ...{ wrapped, replica: identity.replica, rows },
    ...(wrappedCases === undefined ? {} : { wrappedCases }),
  };
};

const stateOf = (items: readonly OwnPlace[], kept: Kept | undefined): BackupState => {
  let covered = 0;
  let onlyHere = 0;
  for (const place of items)
    if (place.seq <= (kept?.upTo[chainOf(place)] ?? 0)) covered += 1;
    else onlyHere += 1;
  return { madeMs: kept?.madeMs, covered, onlyHere };
};

const chainOf = ({ book, life }: { readonly book: string; readonly life: string }): string =>
  `${book}|${life}`;

const upToOf = (places: readonly OwnPlace[]): Readonly<Record<string, number>> => {
  const upTo: Record<string, number> = {};
  for (const at of places) upTo[chainOf(at)] = Math.max(upTo[chainOf(at)] ?? 0, at.seq);
  return upTo;
};

/** Entries of the file that are neither waiting here nor among the confirmed records. */
const unknownOf = ({ state, ledger }: EngineContext, inside: BackupInside): readonly OutboxItem[] =>
  inside.entries.flatMap(({ row, body }) => {
    if (state.shut.has(outboxKey(body.book, body.life, body.seq))) return [];
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
  context: EngineContext,
  items: readonly OutboxItem[],
): Promise<readonly Write[]> => {
  const writes: Write[] = [];
  for (const { row, body } of items) {
    const key = outboxKey(body.book, body.life, body.seq);
    writes.push({
      op: 'add',
      table: 'outbox',
      key,
      value: await sealOutboxRow(context, key, row),
    });
  }
  return writes;
};
