/** Renews a session: the refresh token, the device's signature over it, and a nonce that counts once. */
import { accept, type Result } from '#base/result.ts';
import { renewalSigningBytes, type Renewal, type Renewed } from '#protocol/renewal.ts';
import { StoreFull, type BookWriter } from './book-store.ts';
import { noteContact } from './device-contact.ts';
import { secretHash } from './notes.ts';
import { no, type Refusal } from './refusal.ts';
import type { ServerContext } from './server-context.ts';
import { isSignedBy } from './server-key.ts';
import {
  endFamily,
  isSameHash,
  isSpent,
  noteSpent,
  parseToken,
  readFamily,
  successorOf,
  writeFamily,
  type Family,
} from './session-families.ts';

/**
 * A token that was renewed already ends its family when it comes again: somebody has a copy of it. Two things
 * are no copy: the same device asking once more for the last renewal, signed anew, within the grace (the answer
 * was lost, or two windows asked at once) – it gets the same successor; and a server that was restored and no
 * longer knows what it gave out – it asks for a new sign-in and ends nothing.
 */
export const renew = async (
  server: ServerContext,
  renewal: Renewal,
): Promise<Result<Renewed, Refusal>> => {
  const token = parseToken(renewal.refresh);
  if (token === undefined) return no('not-signed-in');
  const known = await readFamily(server, server.store.committed, token.family);
  // Whoever guesses writes nothing to the disk.
  if (known === undefined) return no('not-signed-in');
  const waitMs = server.throttles.renewals.take(known.device, server.nowMs());
  if (waitMs > 0) return no('too-many-attempts', { retryAfterMs: waitMs });
  try {
    return await server.store.write((tx) => renewIn(server, tx, renewal, token));
  } catch (error) {
    // The token of now goes on as long as it lasts; what needs no room on the disk is still answered.
    if (error instanceof StoreFull) return no('server-full');
    throw error;
  }
};

interface Token {
  readonly family: string;
  readonly hash: string;
}

const renewIn = async (
  server: ServerContext,
  tx: BookWriter,
  renewal: Renewal,
  token: Token,
): Promise<Result<Renewed, Refusal>> => {
  const family = await readFamily(server, tx, token.family);
  if (family === undefined) return no('not-signed-in');
  if (family.isCrowdedOut === true) return no('signed-in-elsewhere');
  const device = (await server.office.now(tx)).device(family.device);
  if (device?.officer !== family.officer) return no('not-signed-in');
  const isSigned = isSignedBy(
    device.publicKey,
    renewalSigningBytes(renewal.refresh, renewal.nonce),
    renewal.signature,
  );
  if (isSameHash(family.refreshHash, token.hash))
    return isSigned ? rotate(server, tx, renewal, token, family) : no('not-signed-in');
  const last = family.renewal;
  const isLast =
    last !== undefined &&
    isSameHash(last.refreshHash, token.hash) &&
    server.nowMs() - last.atMs <= server.sessionRules.graceMs;
  if (isLast && isSigned) return repeat(server, tx, renewal, token, { family, last });
  if (await isSpent(tx, token.hash, server.nowMs())) await endFamily(tx, token.family);
  return no('not-signed-in');
};

const rotate = async (
  server: ServerContext,
  tx: BookWriter,
  { refresh, nonce }: Renewal,
  token: Token,
  family: Family,
): Promise<Result<Renewed, Refusal>> => {
  const nowMs = server.nowMs();
  const salt = server.randomId(16);
  const next = successors(refresh, salt);
  const untilMs = Math.min(nowMs + server.sessionRules.accessMs, family.endsMs);
  await noteSpent(tx, token.family, family, token.hash);
  await noteContact(tx, family.device, nowMs);
  await writeFamily(tx, token.family, {
    ...family,
    access: { hash: secretHash(next.session), untilMs },
    refreshHash: secretHash(next.refresh),
    renewal: {
      ...{ refreshHash: token.hash, access: family.access, salt, atMs: nowMs },
      nonces: [secretHash(nonce)],
    },
  });
  return accept({ ...next, lastsMs: untilMs - nowMs });
};

/** The same successor once more; a recording of a request that was answered before gets nothing. */
const repeat = async (
  server: ServerContext,
  tx: BookWriter,
  { refresh, nonce }: Renewal,
  token: Token,
  { family, last }: { family: Family; last: NonNullable<Family['renewal']> },
): Promise<Result<Renewed, Refusal>> => {
  const once = secretHash(nonce);
  if (last.nonces.includes(once) || last.nonces.length > server.sessionRules.repeatsMax)
    return no('not-signed-in');
  await writeFamily(tx, token.family, {
    ...family,
    renewal: { ...last, nonces: [...last.nonces, once] },
  });
  const lastsMs = Math.max(0, family.access.untilMs - server.nowMs());
  return accept({ ...successors(refresh, last.salt), lastsMs });
};

const successors = (
  refresh: string,
  salt: string,
): { readonly session: string; readonly refresh: string } => ({
  session: successorOf(refresh, salt, 'access'),
  refresh: successorOf(refresh, salt, 'refresh'),
});
