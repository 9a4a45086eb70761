// By the name in the page: what our code makes of the givens of each test vector.
import { createPrivateKey, sign } from 'node:crypto';
import { base64FromBytes, bytesFromBase64, utf8FromText } from '#base/bytes.ts';
import { entryHashesOf } from '#book/chain.ts';
import { extendDigest } from '#book/digest.ts';
import { bodyHashOf, parseEntry } from '#book/entry.ts';
import { unpackRecords } from '#book/packed-records.ts';
import { everyValue, addWinsSet, lastWriterWins, writeOnce, growOnlySet } from '#crdt/field.ts';
import { addChange, canonicalText, emptyRecord, valuesOf, type PlacedChange } from '#crdt/fold.ts';
import type { AnyField } from '#crdt/record-type.ts';
import {
  compareEntryOrder,
  effectiveStamp,
  nextStamp,
  type EntryOrder,
  type Stamp,
} from '#crdt/stamp.ts';
import { joinCommitment, joinDigits, type JoinFacts } from '#protocol/joining.ts';
import type { PageLine } from '#protocol/pull.ts';
import { readRenewed, renewalText } from '#protocol/renewal.ts';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { deriveWordsKeys } from '#replica/argon2-words.ts';
import { createDirectory } from '#replica/directory.ts';
import { checkPage } from '#replica/page-check.ts';
import { sealToServer } from '#replica/sealed-box.ts';
import { normaliseWords } from '#replica/secret-words.ts';
import { auditHashOf } from '#server/audit-log.ts';
import { lastHashOf, parsePush } from '#server/push-body.ts';
import { derivedLifeOf } from '#server/run-admission.ts';
import { openBox } from '#server/sealed-box.ts';
import { isSignedBy } from '#server/server-key.ts';
import * as z from 'zod';
import { SIGNED_TEXTS } from './signed-texts.ts';

type Check = (given: never) => unknown;

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const keyOf = (seed: string) =>
  createPrivateKey({
    key: Buffer.concat([PKCS8, Buffer.from(seed, 'hex')]),
    ...{ format: 'der', type: 'pkcs8' },
  });

/** @param seed 32 bytes in hex */
export const publicKeyOf = (seed: string): string => keyOf(seed).export({ format: 'jwk' }).x ?? '';
export const signedBy = (seed: string, text: string): string =>
  sign(null, utf8FromText(text), keyOf(seed)).toString('base64url');

const verifier = {
  verify: async (key: string, message: Uint8Array, signature: string): Promise<boolean> =>
    isSignedBy(key, message, signature),
};

const FIELD_BY_RULE: Readonly<Record<string, AnyField>> = {
  writeOnce: writeOnce(z.unknown()),
  lastWriterWins: lastWriterWins(z.unknown()),
  growOnlySet: growOnlySet(z.unknown()),
  addWinsSet: addWinsSet(z.unknown()),
  everyValue: everyValue(z.unknown()),
};

interface FoldGiven {
  readonly fields: Readonly<Record<string, { rule: string; stages?: readonly string[] }>>;
  readonly changes: readonly PlacedChange[];
}

/** Backwards as well: in which order the changes come makes no difference. */
const fold = ({ fields, changes }: FoldGiven): unknown => {
  const type = {
    type: 'thing',
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, { rule, stages = [] }]): [string, AnyField] => [
        name,
        FIELD_BY_RULE[rule] ?? { rule: 'furthestStage', written: z.unknown(), stages },
      ]),
    ),
  };
  const [forth, back] = [changes, [...changes].reverse()].map((all) =>
    valuesOf(type, all.reduce(addChange, emptyRecord('thing', 'record'))),
  );
  if (JSON.stringify(forth) !== JSON.stringify(back)) throw new Error('the order of arrival tells');
  return forth;
};

interface PageGiven {
  readonly digest: string;
  readonly serverKey: string;
  readonly line: PageLine;
  readonly bodies: readonly string[];
}

const page = async ({ digest, serverKey, line, bodies }: PageGiven): Promise<unknown> => {
  const directory = createDirectory(serverKey, verifier);
  const context = {
    ...{ digest, serverKey, verifier, learn: directory.learn },
    publicKeyOf: directory.publicKeyOf,
    headOf: () => undefined,
    stubOf: () => undefined,
  };
  const bytes = bodies.map(utf8FromText);
  const checked = await checkPage(line, bytes, context);
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  const changed = await checkPage({ ...line, digest: line.signature.slice(0, 43) }, bytes, context);
  if (changed.ok) throw new Error('a page of another digest was believed');
  return {
    hashes: checked.value.items.map(({ hash }) => hash),
    digest: checked.value.digest,
    heads: checked.value.heads,
  };
};

const box = async (given: {
  readonly serverSeed: string;
  readonly secret: string;
  readonly plain: string;
  readonly info: string;
}): Promise<string> => {
  const secret = Buffer.from(given.secret, 'hex');
  const chance = { bytes: () => new Uint8Array(secret) };
  const plain = utf8FromText(given.plain);
  const serverKey = publicKeyOf(given.serverSeed);
  const sealed = await sealToServer(plain, serverKey, chance, given.info);
  const opened = openBox(Buffer.from(given.serverSeed, 'hex'), sealed, given.info);
  if (opened === undefined || bodyHashOf(opened) !== bodyHashOf(plain))
    throw new Error('the server does not open it');
  return base64FromBytes(sealed);
};

export const VECTOR_CHECKS: Readonly<Record<string, Check>> = {
  keys: (seeds: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(seeds).map(([name, seed]) => [name, publicKeyOf(seed)])),
  base64url: ({ hex, texts }: { hex: readonly string[]; texts: readonly string[] }) => ({
    texts: hex.map((bytes) => base64FromBytes(Buffer.from(bytes, 'hex'))),
    allowed: texts.map((text) => bytesFromBase64(text).ok),
  }),
  'entry-border': (bodies: readonly string[]) =>
    bodies.map((body) => {
      const parsed = parseEntry(utf8FromText(body));
      return parsed.ok ? 'entry' : parsed.error.kind;
    }),
  'entry-hash': ({ prevHash, bodies }: { prevHash: string; bodies: readonly string[] }) => ({
    bodyHashes: bodies.map((body) => bodyHashOf(utf8FromText(body))),
    hashes: entryHashesOf(prevHash, bodies.map(utf8FromText)),
  }),
  signature: ({ seed, text }: { seed: string; text: string }) => signedBy(seed, text),
  'signed-texts': (given: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(given).map(([name, fields]) => [name, SIGNED_TEXTS[name]?.(fields)]),
    ),
  'derived-life': derivedLifeOf,
  'next-stamp': (given: readonly { wallMs: number; newest: Stamp }[]) =>
    given.map(({ wallMs, newest }) => nextStamp(wallMs, newest)),
  'effective-stamp': (
    given: readonly { signed: Stamp; receivedMs: number; before: Stamp | null }[],
  ) =>
    given.map(({ signed, receivedMs, before }) =>
      effectiveStamp(signed, receivedMs, before ?? undefined),
    ),
  order: (orders: readonly EntryOrder[]) =>
    [...orders].sort(compareEntryOrder).map(({ hash }) => hash),
  canonical: (values: readonly unknown[]) => values.map(canonicalText),
  fold,
  'push-body': (text: string) => {
    const parsed = parsePush(utf8FromText(text));
    if (!parsed.ok) throw new Error(parsed.error.kind);
    return parsed.value.runs.map((run) => ({
      hashes: run.entries.map(({ hash }) => hash),
      last: lastHashOf(run),
    }));
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
  page,
  'snapshot-records': (packed: unknown) => {
    const read = unpackRecords(packed);
    if (!read.ok) throw new Error(read.error.kind);
    return read.value;
  },
  'words-normal': (words: readonly string[]) => words.map(normaliseWords),
  'words-keys': async ({
    words,
    ...settings
  }: {
    words: string;
    salt: string;
    memoryKiB: number;
    passes: number;
  }) => {
    const keys = await deriveWordsKeys(computeArgon2, words, settings);
    return keys.proof;
  },
  'renewal-header': renewalText,
  'renewed-header': readRenewed,
  joining: (facts: JoinFacts) => ({
    commitment: joinCommitment(facts.device, facts.publicKey, facts.reveal),
    digits: joinDigits(facts),
  }),
  'sealed-box': box,
  'audit-row': ({ prevHash, row }: { prevHash: string; row: Parameters<typeof auditHashOf>[1] }) =>
    auditHashOf(prevHash, row),
};
