/** POST /api/sync/parcel: opens what a device kept of a book it gave up, and takes its runs like any push. */
import { gunzipSync } from 'node:zlib';
import type * as z from 'zod';
import { accept, type Result } from '#base/result.ts';
import { bytesFromBase64, utf8FromText, type Bytes } from '#base/bytes.ts';
import { bodyHashOf, entryHashOf, GENESIS_HASH } from '#book/entry.ts';
import {
  PARCEL_INFO,
  PARCEL_PLAIN_BYTES_MAX,
  parcelContents,
  type ParcelContents,
  type parcelRequest,
} from '#protocol/parcel.ts';
import type { PushAnswer, Run } from '#protocol/push.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { BookReader } from './book-store.ts';
import { takeIn } from './push.ts';
import type { PushedEntry, PushedRun } from './push-body.ts';
import { no, type Refusal } from './refusal.ts';
import { parseJson } from './request-body.ts';
import { factorOfRun } from './second-factor.ts';
import type { ServerContext } from './server-context.ts';
import type { HeldSession } from './sessions.ts';

/** Whoever has a session may bring one: the entries in it are their authors', as signed, and count once. */
export const takeParcel = async (
  server: ServerContext,
  session: HeldSession,
  { nonce, parcel }: z.infer<typeof parcelRequest>,
): Promise<Result<PushAnswer, Refusal>> => {
  const box = bytesFromBase64(parcel);
  const plain = box.ok ? server.key.openBox(box.value, PARCEL_INFO) : undefined;
  const contents = plain === undefined ? undefined : contentsOf(plain);
  if (contents === undefined) return no('bad-parcel');
  const { runs, gaps } = await runsIn(server.store.committed, contents);
  const header = {
    protocol: PROTOCOL_VERSION,
    nonce,
    device: session.device,
    runs: runs.map(({ run }) => run),
  };
  // The book is gone from the device that kept it: nothing of it can wait there.
  const taken = await takeIn(server, session, { header, runs }, async (tx, office, author) => {
    const factor = await factorOfRun(server, tx, office, { author, session });
    return factor === 'waits' ? 'holds' : factor;
  });
  return taken.ok ? accept({ ...taken.value, gaps: [...taken.value.gaps, ...gaps] }) : taken;
};

export const contentsOf = (plain: Bytes): ParcelContents | undefined => {
  try {
    const unpacked = gunzipSync(plain, { maxOutputLength: PARCEL_PLAIN_BYTES_MAX });
    const parsed = parseJson(new Uint8Array(unpacked), parcelContents);
    return parsed.ok ? parsed.value : undefined;
  } catch {
    return undefined;
  }
};

/** The runs as a push brings them, and those of which nobody here knows what came before. */
export const runsIn = async (
  reader: BookReader,
  contents: ParcelContents,
): Promise<{ readonly runs: readonly PushedRun[]; readonly gaps: PushAnswer['gaps'] }> => {
  const runs: PushedRun[] = [];
  const gaps: PushAnswer['gaps'] = [];
  for (const run of contents.runs) {
    const prevHash = run.prevHash ?? (await hashBefore(reader, contents, run));
    if (prevHash !== undefined) runs.push(pushedRun(contents.book, run, prevHash));
    else gaps.push(await gapOf(reader, contents, run));
  }
  return { runs, gaps };
};

type ParcelRun = ParcelContents['runs'][number];

/** Where the device no longer knew what came before its run: this server does, or it stands at the right place. */
const hashBefore = async (
  reader: BookReader,
  { book }: ParcelContents,
  run: ParcelRun,
): Promise<string | undefined> => {
  const known = await reader.entryByHash(book, run.entries[0]?.hash ?? '');
  if (known !== undefined) return known.prevHash;
  const head = await reader.head(book, run.device, run.life);
  return head?.seq === run.firstSeq - 1 ? head.hash : undefined;
};

const gapOf = async (
  reader: BookReader,
  { book }: ParcelContents,
  run: ParcelRun,
): Promise<PushAnswer['gaps'][number]> => {
  const head = await reader.head(book, run.device, run.life);
  return { book, life: run.life, seq: head?.seq ?? 0, hash: head?.hash ?? GENESIS_HASH };
};

const pushedRun = (book: string, from: ParcelRun, firstPrevHash: string): PushedRun => {
  let prevHash = firstPrevHash;
  const entries = from.entries.map(({ body }, index): PushedEntry => {
    const bytes = utf8FromText(body);
    const bodyHash = bodyHashOf(bytes);
    const hash = entryHashOf(prevHash, bodyHash);
    const entry = { seq: from.firstSeq + index, prevHash, hash, bodyHash, body: bytes };
    prevHash = hash;
    return entry;
  });
  const { device, life, firstSeq, signature } = from;
  const run: Run = {
    ...{ book, device, life, firstSeq, signature },
    count: entries.length,
    prevHash: firstPrevHash,
  };
  return { run, entries };
};
