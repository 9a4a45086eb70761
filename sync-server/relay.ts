/** POST /api/sync/relay: opens what somebody else's phone carried, and takes its runs as a push of their author. */
import type * as z from 'zod';
import { accept, type Result } from '#base/result.ts';
import { bytesFromBase64 } from '#base/bytes.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { RELAY_INFO, type RelayAnswer, type relayRequest } from '#protocol/relay.ts';
import { contentsOf, runsIn } from './parcel.ts';
import { takeIn } from './push.ts';
import { no, type Refusal } from './refusal.ts';
import { factorOfRun } from './second-factor.ts';
import type { ServerContext } from './server-context.ts';
import type { HeldSession } from './sessions.ts';

/**
 * Nothing of the carrier counts: neither rights nor second factor. What an author's right asks a second factor for
 * is left out, for it still lies on the author's own phone. Refuses: bad-parcel, foreign-device (an author this
 * server does not know), bad-signature, too-many-attempts.
 */
export const takeRelay = async (
  server: ServerContext,
  session: HeldSession,
  { nonce, part }: z.infer<typeof relayRequest>,
): Promise<Result<RelayAnswer, Refusal>> => {
  const waitMs = server.throttles.relays.take(session.device, server.nowMs());
  if (waitMs > 0) return no('too-many-attempts', { retryAfterMs: waitMs });
  const box = bytesFromBase64(part);
  const plain = box.ok ? server.key.openBox(box.value, RELAY_INFO) : undefined;
  const contents = plain === undefined ? undefined : contentsOf(plain);
  if (contents === undefined) return no('bad-parcel');
  const { runs } = await runsIn(server.store.committed, contents);
  const header = {
    ...{ protocol: PROTOCOL_VERSION, nonce, device: session.device },
    runs: runs.map(({ run }) => run),
  };
  const taken = await takeIn(server, session, { header, runs }, async (tx, office, author) => {
    const carrier = { ...session, hasSecondFactor: false };
    const factor = await factorOfRun(server, tx, office, { author, session: carrier });
    return factor === 'enough' ? 'enough' : 'waits';
  });
  if (!taken.ok) return taken;
  const entries = contents.runs.reduce((sum, run) => sum + run.entries.length, 0);
  return accept({ nonce, entries, taken: taken.value.verdicts.length });
};
