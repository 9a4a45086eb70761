/** What waits to be sent: own entries as runs, in the order of their chains. */
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { unitOfBook } from '#domain/held-units.ts';
import type { Run } from '#protocol/push.ts';
import { PUSH_RUNS_MAX } from '#protocol/version.ts';
import { asideOf, type ReplicaState, type OutboxItem } from './replica-state.ts';

export interface OutgoingRun {
  readonly run: Run;
  readonly bodies: readonly Uint8Array[];
}

/**
 * Own entries without a verdict, cut to a number of entries and bytes; the roster's before the rest.
 * @param last books of which the server took nothing for now: one entry of them asks whether it does so still
 * @param packed entries to leave out, by book, life and seq
 */
export const waitingRuns = (
  state: ReplicaState,
  limit: { readonly entries: number; readonly bytes: number },
  last: ReadonlySet<string> = new Set(),
  packed: ReadonlySet<string> = new Set(),
): readonly OutgoingRun[] => {
  let entries = 0;
  let bytes = 0;
  let hasAsked = false;
  const runs: OutgoingRun[] = [];
  for (const chain of inTurn(chainsOf(state, packed).filter(mayGo(state)), last)) {
    // A hundred unions founded in one day are a hundred books; the rest of them goes with the next push.
    if (runs.length >= PUSH_RUNS_MAX || hasAsked) break;
    const taken: OutboxItem[] = [];
    hasAsked = isOf(last, chain);
    const most = hasAsked ? Math.min(entries + 1, limit.entries) : limit.entries;
    for (const item of chain) {
      if (entries >= most || (entries > 0 && bytes + item.row.body.length > limit.bytes)) break;
      taken.push(item);
      entries += 1;
      bytes += item.row.body.length;
    }
    const first = taken[0];
    const end = taken.at(-1);
    if (first === undefined || end === undefined) continue;
    runs.push({
      run: {
        book: first.body.book,
        device: first.body.device,
        life: first.body.life,
        firstSeq: first.body.seq,
        count: taken.length,
        prevHash: first.row.prevHash,
        signature: end.row.signature,
      },
      bodies: taken.map((item) => item.row.body),
    });
  }
  return runs;
};

/** All that waits and may go, cut into such portions, each the continuation of the one before it. */
export const waitingPortions = (
  state: ReplicaState,
  limit: { readonly entries: number; readonly bytes: number },
  portionsMax: number,
): readonly (readonly OutgoingRun[])[] => {
  const portions: (readonly OutgoingRun[])[] = [];
  const packed = new Set<string>();
  while (portions.length < portionsMax) {
    const portion = waitingRuns(state, limit, new Set(), packed);
    if (portion.length === 0) break;
    for (const { run } of portion)
      for (let at = 0; at < run.count; at += 1)
        packed.add(nameOf({ book: run.book, life: run.life, seq: run.firstSeq + at }));
    portions.push(portion);
  }
  return portions;
};

/** What the server takes nothing of for now must not fill the push before what it does take. */
const inTurn = (
  chains: readonly (readonly OutboxItem[])[],
  last: ReadonlySet<string>,
): readonly (readonly OutboxItem[])[] => [
  ...chains.filter((chain) => !isOf(last, chain)),
  ...chains.filter((chain) => isOf(last, chain)),
];

const isOf = (books: ReadonlySet<string>, [first]: readonly OutboxItem[]): boolean =>
  first !== undefined && books.has(first.body.book);

/**
 * Of a section that the server has yet to hear of only the founding goes: what is written in its other books would
 * be put aside there where the founding has to wait, and be shown to the officer as something to look into.
 */
const mayGo = (state: ReplicaState): ((chain: readonly OutboxItem[]) => boolean) => {
  const isOffice = (book: string): boolean => book.startsWith('office.');
  const founding = new Set(
    [...state.outbox.values()]
      .filter(({ row, body }) => row.verdict === undefined && isOffice(body.book))
      .filter(({ body }) => !state.cursors.has(body.book))
      .map(({ body }) => unitOfBook(body.book)),
  );
  return ([first]) =>
    first === undefined || isOffice(first.body.book) || !founding.has(unitOfBook(first.body.book));
};

const chainsOf = (
  state: ReplicaState,
  packed: ReadonlySet<string>,
): readonly (readonly OutboxItem[])[] => {
  const byChain = new Map<string, OutboxItem[]>();
  for (const item of [...state.outbox.values(), ...freshToSend(state)]) {
    if (item.row.verdict !== undefined || packed.has(nameOf(item.body))) continue;
    const key = `${item.body.book}|${item.body.life}`;
    const chain = byChain.get(key);
    if (chain === undefined) byChain.set(key, [item]);
    else chain.push(item);
  }
  return [...byChain.entries()]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .flatMap(([, chain]) => gaplessRuns(chain.sort((a, b) => a.body.seq - b.body.seq)));
};

/** Written a moment ago in the closed tier: sent only where nothing before it in its chain lies shut on the disk. */
const freshToSend = (state: ReplicaState): readonly OutboxItem[] => {
  const firstShut = new Map<string, number>();
  const fresh = new Set([...state.fresh.values()].map(({ body }) => nameOf(body)));
  for (const entry of state.shut.values()) {
    if (entry.state !== 'waiting' || fresh.has(nameOf(entry))) continue;
    const chain = `${entry.book}|${entry.life}`;
    firstShut.set(chain, Math.min(firstShut.get(chain) ?? entry.seq, entry.seq));
  }
  return [...state.fresh.values()].filter(
    ({ body }) => body.seq < (firstShut.get(`${body.book}|${body.life}`) ?? Infinity),
  );
};

const nameOf = (at: { readonly book: string; readonly life: string; readonly seq: number }) =>
  `${at.book}|${at.life}|${at.seq}`;

/** A body of the closed tier stays at hand for so long, then only the disk has it. */
const FRESH_MS = 60_000;

/** Lets go of what was written longer ago, unless the words have opened it for sending; to be asked at each contact. */
export const dropStale = (state: ReplicaState, nowMs: number): void => {
  for (const [hash, { row, body }] of state.fresh) {
    const opening = asideOf(state, isConfidential(body.book) ? 'confidential' : 'cases');
    if (opening === undefined && Math.abs(nowMs - row.writtenMs) > FRESH_MS)
      state.fresh.delete(hash);
  }
};

/** Own entries that a contact can send now: what is shut waits for the words. */
export const sendable = (state: ReplicaState): number =>
  [...state.outbox.values()].filter(({ row }) => row.verdict === undefined).length +
  freshToSend(state).length;

const rank = (key: string): number =>
  key.startsWith('office') ? 0 : key.startsWith('roster') ? 1 : 2;

/** An entry in the middle may already have its verdict: what is left on both sides goes as two runs. */
const gaplessRuns = (chain: readonly OutboxItem[]): readonly (readonly OutboxItem[])[] => {
  const runs: OutboxItem[][] = [];
  for (const item of chain) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.body.seq === item.body.seq - 1) run.push(item);
    else runs.push([item]);
  }
  return runs;
};
