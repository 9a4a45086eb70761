/** One book from its first position to its end: bytes, hashes, chains, digests, and the authors' signatures. */
import { accept, refuse, type Result } from '#base/result.ts';
import { EMPTY_DIGEST, extendDigest } from '#book/digest.ts';
import {
  bodyHashOf,
  entryHashOf,
  entrySigningBytes,
  GENESIS_HASH,
  parseEntry,
} from '#book/entry.ts';
import type { BookEnd, BookReader, StoredEntry } from './book-store.ts';
import { SERVER_DEVICE } from './server-context.ts';
import { isSignedBy } from './server-key.ts';

const BATCH = { entriesMax: 500, bytesMax: 8_000_000 } as const;

export interface Break {
  readonly kind: 'broken';
  /** A sentence for whoever runs the server: what does not hold, and where. */
  readonly says: string;
}

export const broken = (says: string): { readonly ok: false; readonly error: Break } =>
  refuse({ kind: 'broken', says });

export interface Keys {
  readonly serverKey: string;
  readonly keyOf: (device: string) => string | undefined;
}

interface Walk {
  n: number;
  digest: string;
  receivedMs: number;
  /** Device and life → the end of the chain so far, and whether its author has signed it. */
  readonly chains: Map<string, { readonly entry: StoredEntry; readonly isSigned: boolean }>;
}

/** How many positions the book has. */
export const verifyBook = async (
  reader: BookReader,
  end: BookEnd,
  keys: Keys,
): Promise<Result<number, Break>> => {
  const walk: Walk = { n: 0, digest: EMPTY_DIGEST, receivedMs: 0, chains: new Map() };
  for (;;) {
    const entries = await reader.entriesAfter(end.book, walk.n, BATCH);
    for (const entry of entries) {
      const wrong = await wrongWith(reader, walk, entry, keys);
      if (wrong !== undefined) return broken(`sổ ${end.book}: vị trí ${entry.n} ${wrong}`);
      take(walk, entry);
    }
    if (entries.length === 0) break;
  }
  if (walk.n !== end.n || walk.digest !== end.digest)
    return broken(`sổ ${end.book}: phải kết thúc ở vị trí ${end.n}, nay kết thúc ở ${walk.n}`);
  for (const { entry, isSigned } of walk.chains.values())
    if (!isSigned)
      return broken(`sổ ${end.book}: vị trí ${entry.n} không có chữ ký nào của người ghi đứng sau`);
  return accept(walk.n);
};

const take = (walk: Walk, entry: StoredEntry): void => {
  walk.n = entry.n;
  walk.digest = entry.digest;
  walk.receivedMs = entry.receivedMs;
  if (!entry.admission)
    walk.chains.set(chainOf(entry), { entry, isSigned: entry.signature !== null });
};

const chainOf = ({ device, life }: Pick<StoredEntry, 'device' | 'life'>): string =>
  `${device}|${life}`;

/** The rest of a sentence that begins with the position. */
const wrongWith = async (
  reader: BookReader,
  walk: Walk,
  entry: StoredEntry,
  keys: Keys,
): Promise<string | undefined> => {
  if (entry.n !== walk.n + 1) return `đứng sau vị trí ${walk.n}: ở giữa bị thiếu`;
  if (entry.body !== null && bodyHashOf(entry.body) !== entry.bodyHash)
    return 'có nội dung khác với lúc ghi';
  if (entryHashOf(entry.prevHash, entry.bodyHash) !== entry.hash)
    return 'có mã kiểm khác với nội dung';
  if (extendDigest(walk.digest, entry) !== entry.digest)
    return 'không khớp với tổng kiểm của sổ: thứ tự, giờ hoặc kết luận đã bị sửa';
  if (entry.receivedMs <= walk.receivedMs) return 'ghi giờ nhận không muộn hơn vị trí trước nó';
  if (saysOther(entry)) return 'mang tên máy, lượt hoặc số thứ tự khác với nội dung đã ký';
  const misplaced = entry.admission
    ? await admissionMisplaced(reader, entry)
    : await chainMisplaced(reader, walk, entry);
  if (misplaced !== undefined) return misplaced;
  return hasBadSignature(entry, keys) ? 'có chữ ký không phải của người ghi' : undefined;
};

/** The columns beside the bytes; of what is no readable entry, or was forged when it came, there are none to compare. */
const saysOther = ({ body, book, device, signedLife, seq, ruling }: StoredEntry): boolean => {
  if (body === null || ruling === 'quarantined') return false;
  const parsed = parseEntry(body);
  if (!parsed.ok) return true;
  const said = parsed.value;
  return (
    said.book !== book || said.device !== device || said.life !== signedLife || said.seq !== seq
  );
};

const chainMisplaced = async (
  reader: BookReader,
  walk: Walk,
  entry: StoredEntry,
): Promise<string | undefined> => {
  const before = walk.chains.get(chainOf(entry))?.entry;
  if (before !== undefined)
    return before.hash === entry.prevHash && before.seq + 1 === entry.seq
      ? undefined
      : `không nối với mục trước của cùng máy (vị trí ${before.n})`;
  if (entry.seq === 1)
    return entry.prevHash === GENESIS_HASH ? undefined : 'mở đầu một chuỗi mà không ở đầu';
  // A clone's tail has a life of its own and goes on from an entry of the life it was signed under.
  const from = await reader.entryByHash(entry.book, entry.prevHash);
  const fits =
    from?.device === entry.device &&
    from.signedLife === entry.signedLife &&
    from.seq + 1 === entry.seq &&
    from.n < entry.n;
  return fits ? undefined : 'không nối với mục nào của cùng máy';
};

/** It stands a second time, as it stood the first. */
const admissionMisplaced = async (
  reader: BookReader,
  entry: StoredEntry,
): Promise<string | undefined> => {
  const first = await reader.entryByHash(entry.book, entry.hash);
  const same =
    first !== undefined &&
    first.n < entry.n &&
    first.prevHash === entry.prevHash &&
    first.bodyHash === entry.bodyHash &&
    first.device === entry.device;
  return same ? undefined : 'xét lại một mục không có ở phía trước';
};

const hasBadSignature = (
  { device, hash, signature }: StoredEntry,
  { serverKey, keyOf }: Keys,
): boolean => {
  if (signature === null) return false;
  const key = device === SERVER_DEVICE ? serverKey : keyOf(device);
  return key === undefined || !isSignedBy(key, entrySigningBytes(hash), signature);
};
