/** What this phone carries for others: boxes it cannot open, kept until they were sent, and what became of them. */
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod';
import { base64FromBytes, textFromUtf8, utf8FromText } from '#base/bytes.ts';
import { accept, refuse } from '#base/result.ts';
import { ms } from '#protocol/field-schemas.ts';
import { correctedNow } from './corrected-clock.ts';
import type { EngineContext } from './engine-context.ts';
import type { Write } from './ports.ts';
import { decodeRelay } from './relay-file.ts';
import type { CarriedFile, CarriedPart, Relay } from './relay-port.ts';
import { keysOf, placeOf } from './stored-rows.ts';

const PREFIX = 'carried';
const BOX_PREFIX = 'carried-box';
const ID_BYTES = 12;
const FILES_MAX = 20;
/** Of those that were sent the newest are remembered, so that nobody asks twice what became of them. */
const ENDED_MAX = 10;

const part = z.union([
  z.object({ is: z.literal('waiting') }),
  z.object({ is: z.literal('taken'), entries: z.number(), taken: z.number() }),
  z.object({ is: z.literal('refused') }),
]);
const carriedRow = z.object({
  id: z.string(),
  madeMs: ms,
  takenMs: ms,
  /** When the last part was answered. */
  atMs: ms.nullable(),
  parts: z.array(part).min(1),
});
type CarriedRow = z.infer<typeof carriedRow>;

const rowKey = (id: string): string => `${PREFIX}|${id}`;
const boxKey = (id: string, at: number): string => `${BOX_PREFIX}|${id}|${at}`;

export const createCarried = (
  context: EngineContext,
  isWriter: () => boolean,
): Omit<Relay, 'make'> => {
  const { ports, identity, state } = context;
  const now = (): number => correctedNow(state, ports.clock).ms;

  const rowsHere = async (): Promise<readonly CarriedRow[]> => {
    const listed = await ports.store.list('blobs', keysOf(PREFIX));
    const rows: CarriedRow[] = [];
    for (const { key, value } of listed.ok ? listed.value : []) {
      if (typeof value === 'string') continue;
      const opened = await ports.sealer.open(value, placeOf(identity.replica, 'blobs', key));
      const text = opened.ok ? textFromUtf8(opened.value) : opened;
      const row = text.ok ? carriedRow.safeParse(JSON.parse(text.value)) : undefined;
      if (row?.success === true) rows.push(row.data);
    }
    return rows.sort((a, b) => b.takenMs - a.takenMs);
  };
  const rowWrite = async (row: CarriedRow): Promise<Write> => {
    const key = rowKey(row.id);
    const plain = utf8FromText(JSON.stringify(row));
    const value = await ports.sealer.seal(plain, placeOf(identity.replica, 'blobs', key));
    return { op: 'put', table: 'blobs', key, value };
  };
  const removal = (row: CarriedRow): readonly Write[] => [
    { op: 'delete', table: 'blobs', key: rowKey(row.id) },
    ...row.parts.map((_, at): Write => ({
      op: 'delete',
      table: 'blobs',
      key: boxKey(row.id, at),
    })),
  ];

  return {
    carried: async () => (await rowsHere()).map(shown),
    take: (file) =>
      context.inTurn(async () => {
        if (!isWriter()) return refuse({ kind: 'read-only' });
        const read = decodeRelay(file);
        if (!read.ok) return read;
        const { server, madeMs, boxes } = read.value;
        if (server !== identity.serverKey) return refuse({ kind: 'other-server' });
        // The same file is the same name, whoever brings it and however often.
        const id = base64FromBytes(sha256(file).slice(0, ID_BYTES));
        const rows = await rowsHere();
        const known = rows.find((row) => row.id === id);
        if (known !== undefined) return accept(shown(known));
        if (rows.filter(isWaiting).length >= FILES_MAX) return refuse({ kind: 'carries-enough' });
        const row: CarriedRow = {
          ...{ id, madeMs, takenMs: now(), atMs: null },
          parts: boxes.map(() => ({ is: 'waiting' })),
        };
        const committed = await context.commit([
          await rowWrite(row),
          ...boxes.map((value, at): Write => ({
            ...{ op: 'put', table: 'blobs', key: boxKey(id, at) },
            value,
          })),
          ...rows
            .filter((old) => !isWaiting(old))
            .slice(ENDED_MAX - 1)
            .flatMap(removal),
        ]);
        if (!committed.ok) return committed;
        await context.publish();
        return accept(shown(row));
      }),
    due: async () => {
      const due: CarriedPart[] = [];
      for (const row of [...(await rowsHere())].reverse())
        for (const [at, { is }] of row.parts.entries()) {
          if (is !== 'waiting') continue;
          const box = await ports.store.get('blobs', boxKey(row.id, at));
          if (!box.ok || box.value === undefined || typeof box.value === 'string') continue;
          due.push({ id: row.id, part: at, box: base64FromBytes(box.value) });
        }
      return due;
    },
    told: (sent, outcome) =>
      context.inTurn(async () => {
        const row = (await rowsHere()).find(({ id }) => id === sent.id);
        if (row === undefined || !isWriter()) return;
        const parts = row.parts.map((was, at): CarriedRow['parts'][number] => {
          if (at !== sent.part) return was;
          return outcome.kind === 'taken'
            ? { is: 'taken', entries: outcome.entries, taken: outcome.taken }
            : { is: 'refused' };
        });
        await context.commit([
          await rowWrite({ ...row, parts, atMs: now() }),
          { op: 'delete', table: 'blobs', key: boxKey(row.id, sent.part) },
        ]);
        await context.publish();
      }),
    drop: (id) =>
      context.inTurn(async () => {
        const row = (await rowsHere()).find((one) => one.id === id);
        if (row === undefined) return accept(undefined);
        const committed = await context.commit(removal(row));
        if (committed.ok) await context.publish();
        return committed;
      }),
  };
};

const isWaiting = ({ parts }: CarriedRow): boolean => parts.some(({ is }) => is === 'waiting');

const shown = ({ id, madeMs, takenMs, atMs, parts }: CarriedRow): CarriedFile => ({
  ...{ id, madeMs, takenMs, parts: parts.length },
  state: standing(parts, atMs ?? takenMs),
});

const standing = (parts: CarriedRow['parts'], atMs: number): CarriedFile['state'] => {
  const waiting = parts.filter(({ is }) => is === 'waiting').length;
  if (waiting > 0) return { is: 'waiting', sent: parts.length - waiting };
  const taken = parts.flatMap((one) => (one.is === 'taken' ? [one] : []));
  // What is in a part that nobody can open cannot be counted: nothing is said to be all there.
  if (taken.length < parts.length) return { is: 'refused', atMs };
  const entries = taken.reduce((sum, one) => sum + one.taken, 0);
  const all = taken.reduce((sum, one) => sum + one.entries, 0);
  return { is: 'sent', atMs, entries, left: all - entries };
};
