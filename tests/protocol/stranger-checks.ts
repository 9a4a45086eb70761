// By the name in the page: what the stranger's client makes of the givens of a test vector.
import { Book, Keys, type PageLine } from './stranger/book.ts';
import {
  canonical,
  compareOrders,
  FoldedRecord,
  type FieldRule,
  type Order,
  type Placed,
} from './stranger/fold.ts';
import {
  bodyHashOf,
  effectiveStamp,
  entryHashOf,
  extendDigest,
  fromBase64,
  nextStamp,
  sha256,
  SigningKey,
  type Stamp,
} from './stranger/keys-and-hashes.ts';
import { keysFromWords, normalWords, sealToServer, type WordsSettings } from './stranger/words.ts';

const keyOf = (seed: string): SigningKey => new SigningKey(Buffer.from(seed, 'hex'));

const isValue = (text: string): boolean => {
  try {
    fromBase64(text);
    return true;
  } catch {
    return false;
  }
};

interface FoldGiven {
  readonly fields: Readonly<Record<string, FieldRule>>;
  readonly changes: readonly Placed[];
}

export const STRANGER_CHECKS: Readonly<Record<string, (given: never) => unknown>> = {
  keys: (seeds: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(seeds).map(([name, seed]) => [name, keyOf(seed).publicKey])),
  base64url: ({ hex, texts }: { hex: readonly string[]; texts: readonly string[] }) => ({
    texts: hex.map((bytes) => Buffer.from(bytes, 'hex').toString('base64url')),
    allowed: texts.map(isValue),
  }),
  'entry-hash': ({ prevHash, bodies }: { prevHash: string; bodies: readonly string[] }) => {
    let hash = prevHash;
    return {
      bodyHashes: bodies.map(bodyHashOf),
      hashes: bodies.map((body) => (hash = entryHashOf(hash, bodyHashOf(body)))),
    };
  },
  signature: ({ seed, text }: { seed: string; text: string }) => keyOf(seed).sign(text),
  'next-stamp': (given: readonly { wallMs: number; newest: Stamp }[]) =>
    given.map(({ wallMs, newest }) => nextStamp(wallMs, newest)),
  'effective-stamp': (
    given: readonly { signed: Stamp; receivedMs: number; before: Stamp | null }[],
  ) =>
    given.map(({ signed, receivedMs, before }) =>
      effectiveStamp(signed, receivedMs, before ?? undefined),
    ),
  order: (orders: readonly Order[]) => [...orders].sort(compareOrders).map(({ hash }) => hash),
  canonical: (values: readonly unknown[]) => values.map(canonical),
  fold: ({ fields, changes }: FoldGiven) => {
    const record = new FoldedRecord();
    for (const change of [...changes].reverse()) record.add(change);
    return Object.fromEntries(
      Object.entries(fields).map(([name, rule]) => [name, record.read(name, rule)]),
    );
  },
  digest: ({
    digest,
    items,
  }: {
    digest: string;
    items: readonly Parameters<typeof extendDigest>[1][];
  }) => {
    let at = digest;
    return items.map((item) => (at = extendDigest(at, item)));
  },
  'words-normal': (words: readonly string[]) => words.map(normalWords),
  'words-keys': ({ words, ...settings }: WordsSettings & { words: string }) =>
    keysFromWords(words, settings).proof,
  'sealed-box': (given: { serverSeed: string; secret: string; plain: string; info: string }) =>
    sealToServer(
      Buffer.from(given.plain),
      keyOf(given.serverSeed).publicKey,
      Buffer.from(given.secret, 'hex'),
      given.info,
    ).toString('base64url'),
  'audit-row': ({ prevHash, row }: { prevHash: string; row: Readonly<Record<string, unknown>> }) =>
    sha256(
      fromBase64(prevHash),
      Buffer.from(
        JSON.stringify(
          ['n', 'atMs', 'what', 'officer', 'device', 'book', 'about', 'saidMs'].map(
            (name) => row[name],
          ),
        ),
      ),
    ),
  page: ({
    serverKey,
    line,
    bodies,
  }: {
    serverKey: string;
    line: PageLine;
    bodies: readonly string[];
  }) => {
    const book = new Book();
    const hashes = book.takePage(line, bodies, new Keys(serverKey));
    return { hashes, digest: book.digest, heads: book.heads() };
  },
};
