/** POST /api/restore/offer: pages that this server's earlier incarnation signed, read, checked and put back. */
import { accept, type Result } from '#base/result.ts';
import type { Bytes } from '#base/bytes.ts';
import { pageLine, pageSigningBytes } from '#protocol/pull.ts';
import { offerHeader, type BookProof, type OfferAnswer } from '#protocol/restore.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { linesIn } from './push-body.ts';
import type { OfferedPage } from './proven-pages.ts';
import { putBack } from './put-back.ts';
import { no, type Refusal } from './refusal.ts';
import { parseJson } from './request-body.ts';
import { isRestoring, restoredUpTo } from './restoring.ts';
import type { ServerContext } from './server-context.ts';
import { isSignedBy } from './server-key.ts';

/** Refuses: not-found where there was no restore, bad-signature for what this server has not signed, bad-request. */
export const takeOffer = async (
  server: ServerContext,
  bytes: Bytes,
): Promise<Result<OfferAnswer, Refusal>> => {
  if (server.epoch.parent === undefined) return no('not-found');
  const lines = linesIn(bytes);
  const header = lines[0] === undefined ? no('bad-request') : parseJson(lines[0], offerHeader);
  if (!header.ok) return header;
  const { protocol, nonce, proof, pages: promised } = header.value;
  if (protocol !== PROTOCOL_VERSION)
    return no(protocol < PROTOCOL_VERSION ? 'app-too-old' : 'app-too-new');
  // Nobody hears of a book, and nothing is unpacked, for somebody who never had any of it.
  if (!isOurs(server, proof)) return no('bad-signature');
  const pages = pagesOf(lines.slice(1));
  if (pages?.length !== promised) return no('bad-request');
  for (const { line } of pages) {
    if (line.book !== proof.book) return no('bad-request');
    const { epoch, book, to: n, digest, signature } = line;
    if (!isOurs(server, { epoch, book, n, digest, signature })) return no('bad-signature');
  }
  if (pages.length > 0) {
    const ends = await putBack(server, pages);
    if (!ends.ok) return ends;
    for (const { book, n } of ends.value) server.live.poke(book, n);
  }
  return accept(await answerOf(server, nonce, proof));
};

const isOurs = ({ key }: ServerContext, { signature, ...signed }: BookProof): boolean =>
  isSignedBy(key.publicKey, pageSigningBytes(signed), signature);

/** `undefined` where a line is no page or a body is missing. */
const pagesOf = (lines: readonly Bytes[]): readonly OfferedPage[] | undefined => {
  const pages: OfferedPage[] = [];
  for (let at = 0; at < lines.length;) {
    const first = lines[at++];
    const line = first === undefined ? undefined : parseJson(first, pageLine);
    if (line?.ok !== true) return undefined;
    const bodies = line.value.items.filter((item) => item[10] === null).length;
    pages.push({ line: line.value, bodies: lines.slice(at, at + bodies) });
    if (at + bodies > lines.length) return undefined;
    at += bodies;
  }
  return pages;
};

const answerOf = async (
  server: ServerContext,
  nonce: string,
  proof: BookProof,
): Promise<OfferAnswer> => {
  const { committed } = server.store;
  const n = (await restoredUpTo(server, committed, proof.book)) ?? 0;
  return {
    nonce,
    epoch: server.epoch,
    restoring: await isRestoring(server, committed),
    n,
    holds: await holdsUpTo(server, proof),
  };
};

/** The book stands here at that position as it stood there. */
export const holdsUpTo = async (
  { store }: Pick<ServerContext, 'store'>,
  { book, n, digest }: Pick<BookProof, 'book' | 'n' | 'digest'>,
): Promise<boolean> => {
  if (n === 0) return true;
  const bounds = { entriesMax: 1, bytesMax: 1 };
  return (await store.committed.entriesAfter(book, n - 1, bounds))[0]?.digest === digest;
};
