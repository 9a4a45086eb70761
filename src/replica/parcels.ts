/** What stays of a book that is given up: the own entries a restored server could lack, sealed for the server. */
import { base64FromBytes, textFromUtf8, utf8FromText, type Bytes } from '#base/bytes.ts';
import { accept, type Result } from '#base/result.ts';
import { entrySigningBytes, GENESIS_HASH } from '#book/entry.ts';
import { PARCEL_INFO, type ParcelContents } from '#protocol/parcel.ts';
import type { EngineContext } from './engine-context.ts';
import { gzip } from './gzip.ts';
import { openPage } from './journal-block.ts';
import type { StoreProblem, Write } from './ports.ts';
import { sealToServer } from './sealed-box.ts';
import { keysOf } from './stored-rows.ts';

/** A parcel is one request, and a slow link must get it through. */
const PARCEL_ENTRIES = 500;
const PARCEL_BODY_CHARS = 512 * 1024;

export const PARCEL_PREFIX = 'parcel';
const parcelKey = (book: string, life: string, seq: number): string =>
  `${PARCEL_PREFIX}|${book}|${life}|${String(seq).padStart(12, '0')}`;

interface OwnBody {
  readonly device: string;
  /** As admitted: names the chain. */
  readonly chain: string;
  readonly life: string;
  readonly seq: number;
  readonly hash: string;
  readonly prevHash: string | null;
  readonly body: string;
  /** By the author over this very entry; absent for pages, where this device signs again. */
  readonly signature: string | undefined;
}

/** The writes that lay down the parcels of a book, and how many entries are in them. */
export const parcelWrites = async (
  context: EngineContext,
  book: string,
): Promise<
  Result<{ readonly writes: readonly Write[]; readonly entries: number }, StoreProblem>
> => {
  const found = await ownInJournal(context, book);
  if (!found.ok) return found;
  const byHash = new Map(found.value.map((entry) => [entry.hash, entry]));
  for (const entry of ownInOutbox(context, book)) byHash.set(entry.hash, entry);
  const all = [...byHash.values()].sort(
    (a, b) => (a.chain < b.chain ? -1 : a.chain > b.chain ? 1 : 0) || a.seq - b.seq,
  );
  const writes: Write[] = [];
  for (const parcel of cut(all)) {
    const [first] = parcel;
    if (first === undefined) continue;
    writes.push({
      op: 'put',
      table: 'blobs',
      key: parcelKey(book, first.chain, first.seq),
      value: await sealParcel(context, book, parcel),
    });
  }
  return accept({ writes, entries: all.length });
};

/** Sealed boxes as they lie on the disk, for the server to open. */
export const parcelsOnDisk = async (
  context: EngineContext,
): Promise<readonly { readonly key: string; readonly parcel: string }[]> => {
  const rows = await context.ports.store.list('blobs', keysOf(PARCEL_PREFIX));
  if (!rows.ok) return [];
  return rows.value.flatMap(({ key, value }) =>
    typeof value === 'string' ? [] : [{ key, parcel: base64FromBytes(value) }],
  );
};

/** What lies above the prune position: below it every backup that may be restored has it. */
const ownInJournal = async (
  context: EngineContext,
  book: string,
): Promise<Result<readonly OwnBody[], StoreProblem>> => {
  const { state, identity, ports } = context;
  const prune = state.cursors.get(book)?.prune ?? 0;
  const blocks = await ports.store.list('journal', keysOf(book));
  if (!blocks.ok) return blocks;
  const last = new Map<string, { readonly seq: number; readonly hash: string }>();
  const own: OwnBody[] = [];
  for (const { key, value } of blocks.value) {
    const stored = await openPage(context, key, value);
    if (stored === undefined) continue;
    const forks = new Map(stored.page.heads.map((head) => [head.life, head.prev]));
    let bodyAt = 0;
    for (const [at, item] of stored.page.items.entries()) {
      const [n, device, chain, life, seq, , , , , , stub] = item;
      const bytes = stub === null ? stored.bodies[bodyAt++] : undefined;
      const hash = stored.hashes[at] ?? '';
      if (device !== identity.device) continue;
      const before = last.get(chain);
      // An admitted entry stands a second time; its place in the chain is the first one.
      if (before !== undefined && seq <= before.seq) continue;
      last.set(chain, { seq, hash });
      const text = bytes === undefined ? undefined : textFromUtf8(bytes);
      if (n <= prune || text?.ok !== true) continue;
      const prevHash =
        before?.seq === seq - 1
          ? before.hash
          : seq === 1 && chain === life
            ? GENESIS_HASH
            : (forks.get(chain) ?? null);
      own.push({
        device,
        chain,
        life,
        seq,
        hash,
        prevHash,
        body: text.value,
        signature: undefined,
      });
    }
  }
  return accept(own);
};

const ownInOutbox = ({ state }: EngineContext, book: string): readonly OwnBody[] =>
  [...state.outbox.values()].flatMap(({ row, body }) => {
    const text = textFromUtf8(row.body);
    if (body.book !== book || row.signature === '' || !text.ok) return [];
    const { device, life, seq } = body;
    const { hash, prevHash, signature } = row;
    return [{ device, chain: life, life, seq, hash, prevHash, body: text.value, signature }];
  });

const cut = (entries: readonly OwnBody[]): readonly (readonly OwnBody[])[] => {
  const parts: OwnBody[][] = [];
  let chars = 0;
  for (const entry of entries) {
    const part = parts.at(-1);
    chars += entry.body.length;
    if (part === undefined || part.length >= PARCEL_ENTRIES || chars > PARCEL_BODY_CHARS) {
      parts.push([entry]);
      chars = entry.body.length;
    } else part.push(entry);
  }
  return parts;
};

const sealParcel = async (
  { identity, ports }: EngineContext,
  book: string,
  entries: readonly OwnBody[],
): Promise<Bytes> => {
  const runs: ParcelContents['runs'] = [];
  for (const run of gapless(entries)) {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined) continue;
    runs.push({
      device: first.device,
      life: first.life,
      firstSeq: first.seq,
      prevHash: first.prevHash,
      signature: last.signature ?? (await ports.signer.sign(entrySigningBytes(last.hash))),
      entries: run.map(({ hash, body }) => ({ hash, body })),
    });
  }
  const contents: ParcelContents = { version: 1, book, runs };
  const plain = await gzip(utf8FromText(JSON.stringify(contents)));
  return sealToServer(plain, identity.serverKey, ports.chance, PARCEL_INFO);
};

const gapless = (entries: readonly OwnBody[]): readonly (readonly OwnBody[])[] => {
  const runs: OwnBody[][] = [];
  for (const entry of entries) {
    const before = runs.at(-1)?.at(-1);
    if (before?.chain === entry.chain && before.seq === entry.seq - 1) runs.at(-1)?.push(entry);
    else runs.push([entry]);
  }
  return runs;
};
