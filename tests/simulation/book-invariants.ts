// What must hold of the server's books, read off them by code that shares nothing with the server but the entry's form.
import type { EntryBody } from '#book/entry.ts';
import type { ReadEntry } from './own-fold.ts';
import { readBody } from './read-body.ts';
import { simVerifier } from './sim-crypto.ts';
import { Broken } from './truth.ts';
import type { World } from './world.ts';

export const readBook = async ({ server }: World, book: string): Promise<readonly ReadEntry[]> => {
  const { committed } = server.now().store;
  const all: ReadEntry[] = [];
  for (let n = 0; ;) {
    const some = await committed.entriesAfter(book, n, { entriesMax: 1_000, bytesMax: 1e9 });
    if (some.length === 0) return all;
    for (const stored of some) all.push({ stored, body: readBody(stored) });
    n = some.at(-1)?.n ?? n;
  }
};

/** Positions without a gap; each chain one entry behind the other; no place in a chain taken twice. */
export const checkChains = (world: World, book: string, entries: readonly ReadEntry[]): void => {
  const ends = new Map<string, { readonly seq: number; readonly hash: string }>();
  const effective = new Map<string, { readonly ms: number; readonly counter: number }>();
  let n = 0;
  let receivedMs = -1;
  for (const { stored, body } of entries) {
    n += 1;
    if (stored.n !== n) throw new Broken('positions', `${book}: ${stored.n} stands at ${n}`);
    if (stored.receivedMs <= receivedMs) throw new Broken('time', `${book}#${n} is not later`);
    receivedMs = stored.receivedMs;
    if (stored.effective.ms > stored.receivedMs)
      throw new Broken('effective', `${book}#${n} is from the future`);
    if (stored.admission) continue;
    const before = effective.get(stored.prevHash);
    effective.set(stored.hash, stored.effective);
    // What was put back has the stamp it had: that was worked out by another receipt time.
    if (body !== undefined && world.truth.counts.get('restored') === undefined) {
      const own = boundedStamp(body, stored.receivedMs, before);
      if (own.ms !== stored.effective.ms || own.counter !== stored.effective.counter)
        throw new Broken('effective', `${book}#${n} counts by another stamp`);
    }
    const chain = `${stored.device}|${stored.life}`;
    const end = ends.get(chain);
    const isNext =
      end === undefined || (stored.seq === end.seq + 1 && stored.prevHash === end.hash);
    if (!isNext) throw new Broken('chain', `${book}#${n}: ${chain} ${stored.seq}`);
    ends.set(chain, stored);
  }
  checkSignatures(world, book, entries, ends);
};

/** The plan's own sentence: bounded by when it was received, and later than the entry before it in its chain. */
const boundedStamp = (
  { stamp }: EntryBody,
  receivedMs: number,
  before: { readonly ms: number; readonly counter: number } | undefined,
): { readonly ms: number; readonly counter: number } => {
  const ms = Math.min(stamp.ms, receivedMs);
  const { counter } = stamp;
  if (before === undefined) return { ms, counter };
  const isLater = ms > before.ms || (ms === before.ms && counter > before.counter);
  if (isLater) return { ms, counter };
  return before.counter >= 65_535
    ? { ms: before.ms + 1, counter: 0 }
    : { ms: before.ms, counter: before.counter + 1 };
};

/** Whoever's name stands on a chain has signed its end, with the key that the device had at enrolment. */
const checkSignatures = (
  { truth }: World,
  book: string,
  entries: readonly ReadEntry[],
  ends: ReadonlyMap<string, { readonly hash: string }>,
): void => {
  const byHash = new Map(entries.map(({ stored }) => [stored.hash, stored]));
  for (const { hash } of ends.values()) {
    const end = byHash.get(hash);
    const publicKey = end === undefined ? undefined : truth.keys.get(end.device);
    if (end === undefined || publicKey === undefined) continue;
    const message = Buffer.from(`so-cong-doan/entry/1\n${hash}`);
    if (!simVerifier.verify(publicKey, message, end.signature ?? ''))
      throw new Broken('signed', `${book}#${end.n} bears no signature of ${end.device}`);
  }
};

export const acceptedBodies = (entries: readonly ReadEntry[]): readonly EntryBody[] => {
  const counted = new Set<string>();
  return entries.flatMap(({ stored, body }) => {
    if (stored.ruling !== 'accepted' || counted.has(stored.hash) || body === undefined) return [];
    counted.add(stored.hash);
    return [body];
  });
};

/** By the books of the server alone: what a dues book adds up to. */
export const sumOf = (world: World, book: string, entries: readonly ReadEntry[]): number => {
  const receipts = new Map<string, number>();
  const voidedBy = new Map<string, string>();
  const numbers = new Map<string, string>();
  const bodies = acceptedBodies(entries);
  for (const { changes, device } of bodies)
    for (const { type, id, set } of changes) {
      if (type === 'void') voidedBy.set(id, String(set['receipt']));
      if (type !== 'receipt') continue;
      receipts.set(id, Number(set['amountVnd']));
      const number = `${String(set['series'])}-${String(set['number'])}`;
      const other = numbers.get(number);
      if (other !== undefined && other !== id && !world.truth.isCloned(device))
        throw new Broken('receipt numbers', `${book}: ${number} twice`);
      numbers.set(number, id);
    }
  checkCloses(world, book, entries, { receipts, voidedBy });
  const voided = new Set(voidedBy.values());
  return [...receipts].reduce((sum, [id, vnd]) => (voided.has(id) ? sum : sum + vnd), 0);
};

/** A close says what the papers it names add up to; no paper is counted, and none taken back, in two closes of one device. */
const checkCloses = (
  { truth }: World,
  book: string,
  entries: readonly ReadEntry[],
  known: {
    readonly receipts: ReadonlyMap<string, number>;
    readonly voidedBy: ReadonlyMap<string, string>;
  },
): void => {
  const amounts = new Map(known.receipts);
  const voids = new Map(known.voidedBy);
  // What a person has not let in yet was counted by the close all the same: it lay on the device.
  for (const { body } of entries)
    for (const { type, id, set } of body?.changes ?? []) {
      if (type === 'receipt') amounts.set(id, Number(set['amountVnd']));
      if (type === 'void') voids.set(id, String(set['receipt']));
    }
  const counted = new Set<string>();
  for (const { changes, device } of acceptedBodies(entries))
    for (const { type, set } of changes) {
      if (type !== 'dayClose') continue;
      const [taken, back] = [listOf(set['receipts']), listOf(set['voids'])];
      const backOf = back.map((id) => voids.get(id));
      const sum =
        taken.reduce((all, id) => all + (amounts.get(id) ?? NaN), 0) -
        backOf.reduce((all, id) => all + (amounts.get(id ?? '') ?? NaN), 0);
      if (!Number.isNaN(sum) && sum !== set['sumVnd'])
        throw new Broken('closes', `${book}: a close says ${String(set['sumVnd'])}, not ${sum}`);
      // Two devices under one name, or a disk that went back, close what the other has closed.
      if (truth.isCloned(device) || truth.wentBack.has(device)) continue;
      for (const paper of [
        ...taken.map((id) => `${device} + ${id}`),
        ...backOf.map((id) => `${device} - ${id ?? ''}`),
      ]) {
        if (counted.has(paper)) throw new Broken('closes', `${book}: ${paper} in two closes`);
        counted.add(paper);
      }
    }
};

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [];
