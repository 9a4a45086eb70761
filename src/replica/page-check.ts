/** Checks a page of the server against this replica's chains before anything of it is believed. */
import { extendDigest } from '#book/digest.ts';
import {
  bodyHashOf,
  entryHashOf,
  entrySigningBytes,
  GENESIS_HASH,
  orderOf,
  parseEntry,
  placedChangesOf,
  type EntryBody,
} from '#book/entry.ts';
import { hashAfter } from '#book/chain.ts';
import type { Ruling } from '#book/verdict.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Stamp } from '#crdt/stamp.ts';
import { pageSigningBytes, type PageItem, type PageLine } from '#protocol/pull.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { holdQuarantined } from '#domain/office/hold-quarantined.ts';
import { SERVER_DEVICE } from './directory.ts';
import type { RecordChange } from './ledger.ts';
import type { Verifier } from './ports.ts';
import type { TakeProblem } from './replica.ts';
import type { Stub } from './replica-state.ts';

/** One entry of a checked page. */
export interface CheckedItem {
  readonly n: number;
  readonly hash: string;
  readonly bodyHash: string;
  readonly device: string;
  readonly effective: Stamp;
  readonly ruling: Ruling;
  readonly reason: string | null;
  /** The entry before it in its chain; absent at a second position. */
  readonly prevHash?: string | undefined;
  /** Absent for entries in custody that are not ours to read. */
  readonly body?: EntryBody | undefined;
  /** The bytes of that body, as they were signed. */
  readonly bytes?: Uint8Array | undefined;
  readonly changes: readonly RecordChange[];
}

export interface CheckedPage {
  readonly items: readonly CheckedItem[];
  readonly digest: string;
  /** Where each chain of the page stands after it. */
  readonly heads: readonly {
    readonly device: string;
    readonly life: string;
    readonly seq: number;
    readonly hash: string;
  }[];
}

export interface PageContext {
  readonly headOf: (
    device: string,
    life: string,
  ) => { readonly seq: number; readonly hash: string } | undefined;
  /** An entry known in custody, for when it is admitted. */
  readonly stubOf: (device: string, life: string, seq: number) => Stub | undefined;
  readonly publicKeyOf: (device: string) => string | undefined;
  /** Learns device keys from an entry written by the server. */
  readonly learn: (body: EntryBody) => void;
  readonly digest: string;
  readonly serverKey: string;
  readonly verifier: Verifier;
}

/** Recomputes every hash, the running digest, and the signatures of server and authors. */
export const checkPage = async (
  page: PageLine,
  bodies: readonly Uint8Array[],
  context: PageContext,
): Promise<Result<CheckedPage, TakeProblem>> => {
  const walked = walkItems(page, bodies, context);
  if (!walked.ok) return walked;
  const signedByServer = await context.verifier.verify(
    context.serverKey,
    pageSigningBytes({ epoch: page.epoch, book: page.book, n: page.to, digest: page.digest }),
    page.signature,
  );
  if (!signedByServer) return notGenuine('server signature');
  // The server vouches for this very page, so the keys it names here may check the rest of it.
  for (const { device, body, ruling } of walked.value.items)
    if (device === SERVER_DEVICE && body !== undefined && ruling === 'accepted')
      context.learn(body);
  const authors = await checkAuthors(page, walked.value, context);
  return authors.ok ? walked : authors;
};

const notGenuine = (detail: string): Result<never, TakeProblem> =>
  refuse({ kind: 'not-genuine', detail });

const keyOf = (device: string, life: string): string => `${device}|${life}`;

const walkItems = (
  page: PageLine,
  bodies: readonly Uint8Array[],
  context: PageContext,
): Result<CheckedPage, TakeProblem> => {
  const heads = new Map<string, { device: string; life: string; seq: number; hash: string }>();
  const forkPoints = new Map(
    page.heads.flatMap(({ device, life, prev }) =>
      prev === undefined ? [] : [[keyOf(device, life), prev]],
    ),
  );
  /** Custody and admission may stand in one page. */
  const here = new Map<string, Stub>();
  const items: CheckedItem[] = [];
  let digest = context.digest;
  let bodyAt = 0;
  let n = page.from;
  for (const item of page.items) {
    const [position, device, life, , seq, , , , , , custody] = item;
    if (position !== n + 1) return notGenuine('positions');
    n = position;
    const bytes = custody === null ? bodies[bodyAt++] : undefined;
    if (custody === null && bytes === undefined) return notGenuine('a body is missing');
    const key = keyOf(device, life);
    const head = heads.get(key) ?? context.headOf(device, life);
    const readmitted = head !== undefined && seq <= head.seq;
    const bodyHash = bytes === undefined ? (custody ?? '') : bodyHashOf(bytes);
    const stub = here.get(`${key}|${seq}`) ?? context.stubOf(device, life, seq);
    // Its body must be the very one that was taken into custody.
    if (readmitted && stub !== undefined && stub.bodyHash !== bodyHash)
      return notGenuine('another body than the one in custody');
    const prevHash = readmitted ? undefined : (head?.hash ?? forkPoints.get(key) ?? GENESIS_HASH);
    const hash =
      prevHash === undefined
        ? (stub?.hash ?? admittedHash(items.at(-1)))
        : entryHashOf(prevHash, bodyHash);
    if (hash === undefined) return notGenuine('an admitted entry was never seen');
    here.set(`${key}|${seq}`, { hash, bodyHash });
    if (!readmitted) {
      if (head !== undefined && seq !== head.seq + 1) return notGenuine('a gap in a chain');
      heads.set(key, { device, life, seq, hash });
    }
    const checked = readItem(item, { hash, bodyHash }, bytes);
    if (!checked.ok) return checked;
    items.push({ ...checked.value, prevHash, bytes });
    digest = extendDigest(digest, checked.value);
  }
  if (n !== page.to) return notGenuine('positions');
  if (digest !== page.digest) return notGenuine('digest');
  return accept({ items, digest, heads: [...heads.values()] });
};

/** After a snapshot the stub is below it; the decision, right before the entry, says which one it admits. */
const admittedHash = (decision: CheckedItem | undefined): string | undefined => {
  const named = decision?.body?.changes.find(
    ({ type }) => type === admitHeld.type || type === holdQuarantined.type,
  )?.set['entryHash'];
  return typeof named === 'string' ? named : undefined;
};

const readItem = (
  item: PageItem,
  { hash, bodyHash }: Stub,
  bytes: Uint8Array | undefined,
): Result<CheckedItem, TakeProblem> => {
  const [n, device, , signedLife, seq, ms, counter, , ruling, reason] = item;
  const effective = { ms, counter };
  const base = { n, hash, bodyHash, device, effective, ruling, reason };
  if (bytes === undefined) return accept({ ...base, changes: [] });
  const body = parseEntry(bytes);
  // What the server does not understand it quarantines; its author still sees it, unread.
  if (!body.ok)
    return ruling === 'accepted' ? notGenuine('entry') : accept({ ...base, changes: [] });
  if (body.value.device !== device || body.value.seq !== seq || body.value.life !== signedLife)
    return notGenuine('an entry under another name');
  const changes = placedChangesOf(body.value, orderOf(body.value, hash, effective));
  return accept({ ...base, body: body.value, changes });
};

const checkAuthors = async (
  page: PageLine,
  checked: CheckedPage,
  context: PageContext,
): Promise<Result<void, TakeProblem>> => {
  const signed = new Map(page.heads.map((head) => [keyOf(head.device, head.life), head]));
  for (const head of checked.heads) {
    const proof = signed.get(keyOf(head.device, head.life));
    if (proof === undefined) return notGenuine('a chain without its signed head');
    const publicKey = context.publicKeyOf(head.device);
    if (publicKey === undefined) return refuse({ kind: 'unknown-author', device: head.device });
    const genuine = await context.verifier.verify(
      publicKey,
      entrySigningBytes(hashAfter(head.hash, proof.after)),
      proof.signature,
    );
    if (!genuine) return notGenuine(`signature of ${head.device}`);
  }
  return accept(undefined);
};
