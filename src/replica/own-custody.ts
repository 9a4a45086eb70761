/** Own entries as the server shows them again: what counts leaves the outbox, what a person must look at stays in it. */
import { accept, refuse, type Result } from '#base/result.ts';
import { base64FromBytes, utf8FromText } from '#base/bytes.ts';
import { bodyHashOf, entryHashOf, entrySigningBytes, parseEntry } from '#book/entry.ts';
import type { Verdict } from '#book/verdict.ts';
import { custodySigningBytes, type SnapshotLine } from '#protocol/pull.ts';
import type { EngineContext } from './engine-context.ts';
import { sealOutboxRow } from './outbox-rows.ts';
import type { CheckedItem } from './page-check.ts';
import type { Write } from './ports.ts';
import type { TakeProblem } from './replica.ts';
import { outboxItemOf, type OutboxItem } from './replica-state.ts';
import { LIFE_DUE_KEY, LIFE_KEY, outboxKey, ownRowKey } from './stored-rows.ts';

/** An own entry that a page shows: accepted ones are now in the journal, the others stay with their verdict. */
export interface OwnSeen {
  readonly item: OutboxItem;
  readonly settled: OutboxItem | undefined;
}

/**
 * The officer's own entries in a page. One that this disk does not have (it was lost, or the book was)
 * comes back with its body and is shown as "Cần kiểm tra" until it counts.
 */
export const ownItemsIn = async (
  context: EngineContext,
  book: string,
  items: readonly CheckedItem[],
): Promise<readonly OwnSeen[]> => {
  const { outbox } = context.state;
  const own = new Map<string, OwnSeen>();
  for (const entry of items) {
    const known = own.get(entry.hash)?.settled ?? outbox.get(entry.hash);
    if (entry.ruling === 'accepted') {
      // What came back and was let in within one page needs no place in the outbox.
      if (known !== undefined && outbox.has(entry.hash))
        own.set(entry.hash, { item: known, settled: undefined });
      else own.delete(entry.hash);
      continue;
    }
    const item = known ?? (await itemFrom(context, { ...entry, book }));
    if (item === undefined) continue;
    const verdict = verdictOf(context, item, entry);
    if (isJudgedBy(item, verdict)) continue;
    own.set(entry.hash, { item, settled: judged(item, verdict) });
  }
  return [...own.values()];
};

const judged = (item: OutboxItem, verdict: Verdict): OutboxItem => ({
  ...item,
  row: { ...item.row, verdict },
  effective: verdict.effective,
});

/** Whether the verdict that is there is this one or a later one of the same server. */
const isJudgedBy = ({ row }: OutboxItem, { epoch, n }: Verdict): boolean =>
  row.verdict !== undefined && row.verdict.epoch === epoch && row.verdict.n >= n;

const verdictOf = (context: EngineContext, { body }: OutboxItem, entry: CheckedItem): Verdict => ({
  book: body.book,
  n: entry.n,
  epoch: context.state.contact?.epoch.id ?? '',
  hash: entry.hash,
  effective: entry.effective,
  life: body.life,
  receivedMs: entry.effective.ms,
  ruling: entry.ruling,
  duplicate: false,
  ...(entry.reason === null ? {} : { reason: entry.reason }),
});

/** What came back of an entry; undefined where it is another officer's, or not to be read. */
const itemFrom = async (
  context: EngineContext,
  entry: Pick<CheckedItem, 'hash' | 'prevHash' | 'bytes'> & { readonly book: string },
): Promise<OutboxItem | undefined> => {
  const { hash, prevHash, bytes, book } = entry;
  const body = bytes === undefined ? undefined : parseEntry(bytes);
  if (bytes === undefined || prevHash === undefined || body?.ok !== true) return undefined;
  const { device, stamp } = body.value;
  if (context.directory.officerOf(device) !== context.identity.officer || body.value.book !== book)
    return undefined;
  // This device's own may have to be sent once more to a restored server; another device's never.
  const signature =
    device === context.identity.device
      ? await context.ports.signer.sign(entrySigningBytes(hash))
      : '';
  const row = { body: new Uint8Array(bytes), hash, prevHash, signature, writtenMs: stamp.ms };
  return outboxItemOf(row, undefined);
};

/**
 * What a snapshot brings of the officer's own custody: each entry must hash to what the server signed.
 * Refuses: not-genuine.
 */
export const custodyIn = async (
  context: EngineContext,
  parts: readonly SnapshotLine[],
): Promise<Result<readonly OutboxItem[], TakeProblem>> => {
  const items: OutboxItem[] = [];
  for (const { epoch, book, n, part, custody } of parts) {
    if (custody === undefined) continue;
    const verdicts = custody.items.map(({ verdict }) => verdict);
    const genuine = await context.ports.verifier.verify(
      context.identity.serverKey,
      custodySigningBytes({ epoch, book, n, part, verdicts }),
      custody.signature,
    );
    if (!genuine) return refuse({ kind: 'not-genuine', detail: 'custody' });
    for (const { verdict, prevHash, body } of custody.items) {
      const bytes = utf8FromText(body);
      if (entryHashOf(prevHash, bodyHashOf(bytes)) !== verdict.hash || verdict.book !== book)
        return refuse({ kind: 'not-genuine', detail: 'custody' });
      const known = context.state.outbox.get(verdict.hash);
      const item =
        known ?? (await itemFrom(context, { hash: verdict.hash, prevHash, bytes, book }));
      if (item !== undefined && !isJudgedBy(item, verdict)) items.push(judged(item, verdict));
    }
  }
  return accept(items);
};

/** The write that keeps an own entry with its verdict. */
export const keepWrite = async (context: EngineContext, item: OutboxItem): Promise<Write> => {
  const key = outboxKey(item.body.book, item.body.life, item.body.seq);
  return { op: 'put', table: 'outbox', key, value: await sealOutboxRow(context, key, item.row) };
};

const LIFE_BYTES = 12;

/**
 * A life for this disk alone, where a copy of it has written on: an entry of its life stands beyond its own chain. Its
 * place, and the numbers behind it, are taken. Undefined where all of them were written here.
 */
export const lifeBesideCopy = (
  { state, identity, ports }: EngineContext,
  items: readonly OutboxItem[],
): string | undefined => {
  const isCopied = items.some(
    ({ body: { book, device, life, seq } }) =>
      device === identity.device &&
      life === state.life &&
      seq > (state.own.get(ownRowKey(book, life))?.seq ?? 0),
  );
  return isCopied ? base64FromBytes(ports.chance.bytes(LIFE_BYTES)) : undefined;
};

/** The server hears of it before anything that is written under it. */
export const lifeWrites = (life: string | undefined): readonly Write[] =>
  life === undefined
    ? []
    : [
        { op: 'put', table: 'heads', key: LIFE_KEY, value: life },
        { op: 'put', table: 'heads', key: LIFE_DUE_KEY, value: 'fork' },
      ];

export const takeUpLife = ({ state }: EngineContext, life: string | undefined): void => {
  if (life === undefined) return;
  state.life = life;
  state.lifeDue = true;
};
