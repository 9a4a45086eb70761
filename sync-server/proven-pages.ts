/** Goes through pages that were brought back, item by item, and says what they prove. */
import type { Bytes } from '#base/bytes.ts';
import { hashAfter } from '#book/chain.ts';
import { EMPTY_DIGEST, extendDigest } from '#book/digest.ts';
import { bodyHashOf, entryHashOf, GENESIS_HASH, parseEntry, type EntryBody } from '#book/entry.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { holdQuarantined } from '#domain/office/hold-quarantined.ts';
import type { PageItem, PageLine } from '#protocol/pull.ts';
import type { BookReader, StoredEntry } from './book-store.ts';
import { derivedLifeOf } from './run-admission.ts';

export interface OfferedPage {
  readonly line: PageLine;
  readonly bodies: readonly Bytes[];
}

/** An item of a page with what its place in the chains says of it. */
export interface Proven {
  readonly item: PageItem;
  readonly hash: string;
  readonly bodyHash: string;
  /** Absent at a second position. */
  readonly prevHash: string | undefined;
  readonly bytes: Bytes | null;
  readonly body: EntryBody | undefined;
}

export interface Walked {
  readonly proven: readonly Proven[];
  /** By entry hash. */
  readonly signatures: ReadonlyMap<string, string>;
  /** Signatures to be checked once the devices of these very pages are known. */
  readonly claims: readonly {
    readonly device: string;
    readonly hash: string;
    readonly signature: string;
  }[];
}

/** Thrown to undo the transaction; nothing of the pages is believed then. */
export class NotProven extends Error {}

const BATCH_BYTES = 64 * 1024 * 1024;

/**
 * Of one book, in order, each under the server's own signature.
 * @param upTo the last position at which the book stands here as it stood there
 * `undefined` where the pages begin beyond it. Throws `NotProven`.
 */
export const provenBy = async (
  tx: BookReader,
  pages: readonly OfferedPage[],
  upTo: number,
): Promise<Walked | undefined> => {
  const first = pages[0]?.line;
  if (first === undefined || first.from > upTo) return undefined;
  const { book, from } = first;
  const shown = pages.reduce((sum, { line }) => sum + line.items.length, 0);
  const here = await tx.entriesAfter(book, Math.max(0, from - 1), {
    entriesMax: shown + 1,
    bytesMax: BATCH_BYTES,
  });
  const stored = new Map(here.filter(({ n }) => n <= upTo).map((entry) => [entry.n, entry]));
  const walker = new Walker(
    await placesAt(tx, book, upTo),
    from === 0 ? EMPTY_DIGEST : stored.get(from)?.digest,
  );
  for (const page of pages) walker.page(page, stored, upTo);
  return walker.done();
};

type Place = { readonly seq: number; readonly hash: string };

const chainOf = (device: string, life: string): string => `${device}|${life}`;

/** Where every chain stood at that position, by chain. */
const placesAt = async (tx: BookReader, book: string, n: number): Promise<Map<string, Place>> =>
  new Map((await tx.headsAt(book, n)).map((head) => [chainOf(head.device, head.life), head]));

/** Goes from item to item as a replica does when it takes a page in, and ends at the digest that was signed or nowhere. */
class Walker {
  readonly #places: Map<string, Place>;
  readonly #proven: Proven[] = [];
  readonly #signatures = new Map<string, string>();
  readonly #claims: { device: string; hash: string; signature: string }[] = [];
  #digest: string;
  #at: number | undefined;
  #before: EntryBody | undefined;

  constructor(places: Map<string, Place>, digest: string | undefined) {
    if (digest === undefined) throw new NotProven('begins nowhere');
    this.#places = places;
    this.#digest = digest;
  }

  page(
    { line, bodies }: OfferedPage,
    stored: ReadonlyMap<number, StoredEntry>,
    upTo: number,
  ): void {
    if (this.#at !== undefined && line.from !== this.#at) throw new NotProven('pages apart');
    const forks = new Map(
      line.heads.map(({ device, life, prev }) => [chainOf(device, life), prev] as const),
    );
    let n = line.from;
    let bodyAt = 0;
    for (const item of line.items) {
      n += 1;
      const bytes = item[10] === null ? (bodies[bodyAt++] ?? null) : null;
      const known = n <= upTo ? stored.get(n) : undefined;
      if (item[0] !== n || (n <= upTo && known === undefined)) throw new NotProven('positions');
      if (known === undefined) this.#item(item, bytes, forks.get(chainOf(item[1], item[2])));
      else this.#known(known);
    }
    // Whoever changed a byte of it ends at another digest than the one this server once signed.
    if (n !== line.to || this.#digest !== line.digest) throw new NotProven('digest');
    this.#at = n;
    if (n <= upTo) return;
    for (const { device, life, after, signature } of line.heads) {
      const place = this.#places.get(chainOf(device, life));
      if (place === undefined) throw new NotProven('a head of no chain');
      this.#claims.push({ device, hash: hashAfter(place.hash, after), signature });
      if (after.length === 0) this.#signatures.set(place.hash, signature);
    }
  }

  #known(entry: StoredEntry): void {
    this.#digest = entry.digest;
    const parsed = entry.body === null ? undefined : parseEntry(entry.body);
    this.#before = parsed?.ok === true ? parsed.value : undefined;
  }

  #item(item: PageItem, bytes: Bytes | null, fork: string | undefined): void {
    const [n, device, life, signedLife, seq, ms, counter, , ruling, , stub] = item;
    const chain = chainOf(device, life);
    const place = this.#places.get(chain);
    const isAgain = place !== undefined && seq <= place.seq;
    const bodyHash = bytes === null ? (stub ?? '') : bodyHashOf(bytes);
    const prevHash = isAgain ? undefined : (place?.hash ?? fork ?? GENESIS_HASH);
    const hash = prevHash === undefined ? namedBy(this.#before) : entryHashOf(prevHash, bodyHash);
    if (hash === undefined) throw new NotProven('admitted by nobody');
    // Of a chain that begins here the digest does not cover the name.
    if (place === undefined && life !== signedLife && life !== derivedLifeOf(hash))
      throw new NotProven('a life that nobody gave');
    if (!isAgain) {
      if (place !== undefined && seq !== place.seq + 1) throw new NotProven('a gap in a chain');
      this.#places.set(chain, { seq, hash });
    }
    this.#digest = extendDigest(this.#digest, { n, hash, effective: { ms, counter }, ruling });
    const parsed = bytes === null ? undefined : parseEntry(bytes);
    const body = parsed?.ok === true ? parsed.value : undefined;
    if (ruling === 'accepted' && (body === undefined || isOther(body, item, signedLife)))
      throw new NotProven('an entry under another name');
    this.#before = body;
    this.#proven.push({ item, hash, bodyHash, prevHash, bytes, body });
  }

  /** Up to where every chain ends in an entry that its author has signed: what comes after waits for a longer offer. */
  done(): Walked {
    const unsigned = new Map<string, number>();
    for (const { item, hash, prevHash } of this.#proven) {
      if (prevHash === undefined) continue;
      const chain = chainOf(item[1], item[2]);
      if (this.#signatures.has(hash)) unsigned.delete(chain);
      else if (!unsigned.has(chain)) unsigned.set(chain, item[0]);
    }
    const cut = Math.min(Infinity, ...unsigned.values());
    const proven = this.#proven.filter(({ item }) => item[0] < cut);
    return { proven, signatures: this.#signatures, claims: this.#claims };
  }
}

const isOther = (body: EntryBody, item: PageItem, signedLife: string): boolean =>
  body.device !== item[1] || body.life !== signedLife || body.seq !== item[4];

const namedBy = (decision: EntryBody | undefined): string | undefined => {
  const named = decision?.changes.find(
    ({ type }) => type === admitHeld.type || type === holdQuarantined.type,
  )?.set['entryHash'];
  return typeof named === 'string' ? named : undefined;
};
