/** The passkeys of officers as a second factor: made over a session, asked over a challenge that counts once. */
import { randomBytes } from 'node:crypto';
import type { WebAuthnCredential } from '@simplewebauthn/server';
import * as z from 'zod';
import { accept, type Result } from '#base/result.ts';
import { FIRST_PASSKEY } from '#domain/audit-kinds.ts';
import {
  PASSKEYS_MAX,
  type PasskeyAnswered,
  type PasskeyMade,
  type SecondFactorBegun,
} from '#protocol/second-factor.ts';
import { noteAudit, tellAudit } from './audit-log.ts';
import type { BookWriter } from './book-store.ts';
import { noteKind, readNote, writeNote } from './notes.ts';
import { quietKnownWarnings } from './quiet-warnings.ts';
import { no, type Refusal } from './refusal.ts';
import {
  factorKey,
  factorStanding,
  lacksSecondFactor,
  passkeysNote,
  passkeysOf,
  type KnownPasskey,
} from './second-factor.ts';
import type { ServerContext } from './server-context.ts';
import { readFamily, writeFamily } from './session-families.ts';
import type { HeldSession } from './sessions.ts';

/** Read with the first passkey: a third of a second that no start of the server waits for. */
const webAuthn = () => {
  quietKnownWarnings();
  return import('@simplewebauthn/server');
};

export const CHALLENGE_MS = 5 * 60 * 1000;

/** By the session's family: what its next passkey answer must be about. Another session's is none of it. */
const challengeNote = noteKind(
  'second-factor-challenge',
  z.object({ challenge: z.string(), to: z.enum(['add', 'give']) }),
);

type Done = Result<{ readonly ok: true }, Refusal>;

/** POST /api/second-factor/begin */
export const beginSecondFactor = async (
  server: ServerContext,
  session: HeldSession,
  { to }: { readonly to: 'add' | 'give' },
): Promise<Result<SecondFactorBegun, Refusal>> => {
  const waitMs = server.throttles.passkeys.take(session.device, server.nowMs());
  if (waitMs > 0) return no('too-many-attempts', { retryAfterMs: waitMs });
  const passkeys = await passkeysOf(server, server.store.committed, session);
  if (to === 'add') {
    const may = await mayAdd(server, session, passkeys);
    if (!may.ok) return may;
  }
  const challenge = randomBytes(32).toString('base64url');
  await server.store.write((tx) =>
    writeNote(tx, challengeNote, session.family, { challenge, to }, server.nowMs() + CHALLENGE_MS),
  );
  return accept({ challenge, passkeys: passkeys.map(({ id }) => id) });
};

/** The first with device and words alone; another one is added by who has the first. */
const mayAdd = async (
  server: ServerContext,
  session: HeldSession,
  passkeys: readonly KnownPasskey[],
): Promise<Done> => {
  const { committed } = server.store;
  const office = await server.office.now(committed);
  if ((await factorStanding(server, committed, office, session)) === undefined)
    return no('not-allowed');
  if (passkeys.length > 0 && (await lacksSecondFactor(server, session)))
    return no('second-factor-needed');
  return passkeys.length >= PASSKEYS_MAX ? no('too-large') : accept({ ok: true });
};

/** Whatever comes of it, it does not count again. */
const takeChallenge = (
  server: ServerContext,
  { family }: HeldSession,
  to: 'add' | 'give',
): Promise<string | undefined> =>
  server.store.write(async (tx) => {
    const noted = await readNote(tx, challengeNote, family, server.nowMs());
    await tx.dropNote(challengeNote.kind, family);
    return noted?.to === to ? noted.challenge : undefined;
  });

const expected = ({ origin }: ServerContext, expectedChallenge: string) => ({
  expectedChallenge,
  expectedOrigin: new URL(origin).origin,
  expectedRPID: new URL(origin).hostname,
  requireUserVerification: true,
});

/** What cannot be read and what does not fit are told apart by nobody. */
const verified = async <T>(verify: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await verify();
  } catch {
    return undefined;
  }
};

/** POST /api/second-factor/add */
export const addPasskey = async (
  server: ServerContext,
  session: HeldSession,
  { id, clientDataJSON, attestationObject }: PasskeyMade,
): Promise<Done> => {
  const challenge = await takeChallenge(server, session, 'add');
  const found =
    challenge === undefined
      ? undefined
      : await verified(async () =>
          (await webAuthn()).verifyRegistrationResponse({
            ...expected(server, challenge),
            response: {
              ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
              response: { clientDataJSON, attestationObject },
            },
          }),
        );
  if (found?.verified !== true || !found.registrationInfo.userVerified)
    return refused(server, session);
  const { credential } = found.registrationInfo;
  return server.store.write(async (tx) => {
    const before = await passkeysOf(server, tx, session);
    const may = await mayAdd(server, session, before);
    if (!may.ok) return may;
    if (before.some((known) => known.id === credential.id)) return no('passkey-refused');
    const added: KnownPasskey = {
      ...{ id: credential.id, counter: credential.counter, device: session.device },
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      ...{ addedMs: server.nowMs(), usedMs: null },
    };
    await writeNote(tx, passkeysNote, factorKey(server, session), [...before, added]);
    // The first is made by whoever holds the open book: who reads the log is told which one that was.
    const about = before.length === 0 ? FIRST_PASSKEY : null;
    await noteAudit(server, tx, { what: 'passkey-added', ...byWhom(session), about });
    return given(server, tx, session);
  });
};

/** POST /api/second-factor/give */
export const giveSecondFactor = async (
  server: ServerContext,
  session: HeldSession,
  { id, clientDataJSON, authenticatorData, signature }: PasskeyAnswered,
): Promise<Done> => {
  const challenge = await takeChallenge(server, session, 'give');
  // Only the officer's own: another officer's passkey is nobody's here.
  const known = (await passkeysOf(server, server.store.committed, session)).find(
    (one) => one.id === id,
  );
  const found =
    challenge === undefined || known === undefined
      ? undefined
      : await verified(async () =>
          (await webAuthn()).verifyAuthenticationResponse({
            ...expected(server, challenge),
            credential: credentialOf(known),
            response: {
              ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
              response: { clientDataJSON, authenticatorData, signature },
            },
          }),
        );
  if (found?.verified !== true || !found.authenticationInfo.userVerified)
    return refused(server, session);
  const { newCounter } = found.authenticationInfo;
  const done = await server.store.write(async (tx): Promise<Done> => {
    const now = await passkeysOf(server, tx, session);
    const used = now.find((one) => one.id === id);
    // Looked at again where nobody writes meanwhile: two answers with one count are a copy.
    if (used === undefined || (newCounter <= used.counter && newCounter + used.counter > 0))
      return no('passkey-refused');
    const moved = now.map((one) =>
      one === used ? { ...one, counter: newCounter, usedMs: server.nowMs() } : one,
    );
    await writeNote(tx, passkeysNote, factorKey(server, session), moved);
    return given(server, tx, session);
  });
  return done.ok ? done : refused(server, session);
};

const credentialOf = ({ id, publicKey, counter }: KnownPasskey): WebAuthnCredential => ({
  ...{ id, counter },
  publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
});

const byWhom = ({ officer, device }: HeldSession) => ({ officer, device });

/** It holds as long as the family of this session: renewals keep it, a new sign-in begins without. */
const given = async (
  server: ServerContext,
  tx: BookWriter,
  session: HeldSession,
): Promise<Done> => {
  const family = await readFamily(server, tx, session.family);
  if (family === undefined) return no('not-signed-in');
  await writeFamily(tx, session.family, { ...family, secondFactorMs: server.nowMs() });
  await noteAudit(server, tx, { what: 'second-factor-given', ...byWhom(session) });
  return accept({ ok: true });
};

const refused = async (server: ServerContext, session: HeldSession): Promise<Done> => {
  await tellAudit(server, {
    ...{ what: 'second-factor-refused', ...byWhom(session) },
    // Whoever tries and tries fills the log with one line a minute.
    once: `second-factor|${session.device}|${Math.floor(server.nowMs() / 60_000)}`,
  });
  return no('passkey-refused');
};
