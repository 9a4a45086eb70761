/** Words changed by whoever knows them: the device's key and the words of before say so, on whichever way it comes. */
import { accept, type Result } from '#base/result.ts';
import {
  wordsChangeSigningBytes,
  wordsLookSigningBytes,
  type WordsChange,
  type WordsLook,
  type WordsLooked,
} from '#protocol/words.ts';
import { noteAudit, tellAudit } from './audit-log.ts';
import type { BookReader } from './book-store.ts';
import { askedByDevice, type AskingDevice } from './by-device.ts';
import {
  readNote,
  secretHash,
  shareNote,
  wordsChangedNote,
  wordsNote,
  writeNote,
} from './notes.ts';
import { no, type Refusal } from './refusal.ts';
import type { ServerContext } from './server-context.ts';
import { endSessionsOf } from './session-families.ts';
import { isSameProof, wordsOf } from './sign-in.ts';

/** How long the very same message is known again. Later it says what the server knows, or nothing. */
const DONE_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * POST /api/words/change. Idempotent. Where the words are the server's already it takes the device's new share and
 * nothing else. Refuses: sign-in-refused where the words of before are not the server's.
 */
export const changeWords = async (
  server: ServerContext,
  change: WordsChange,
  address: string,
): Promise<Result<{ ok: true }, Refusal>> => {
  const asked = await askedByDevice(server, {
    ...{ device: change.device, signature: change.signature, address },
    signed: wordsChangeSigningBytes(change),
  });
  if (!asked.ok) return asked;
  const { device, officer, office } = asked.value;
  const { proof, before, words: settings, share } = change;
  const nowMs = server.nowMs();
  const taken = await server.store.write(async (tx) => {
    if (await isDone(tx, change, nowMs)) return true;
    const known = await wordsOf(tx, device, nowMs);
    if (known === undefined) return false;
    const areTold = isSameProof(known.proofHash, proof);
    if (!areTold && !isSameProof(known.proofHash, before)) return false;
    // Who holds a lost device sets no words for the others; it still comes in, to give back what it has.
    const isApart = server.practice || office.isLost(device.id);
    if (!areTold) {
      const words = { settings, proofHash: secretHash(proof) };
      await writeNote(tx, wordsNote, isApart ? `device:${device.id}` : officer.id, words);
    }
    await writeNote(tx, shareNote, device.id, { share });
    if (proof !== before) {
      await noteAudit(server, tx, {
        ...{ what: 'words-changed', officer: officer.id, device: device.id },
      });
      // What was begun by the words of before, on the officer's other devices.
      if (!areTold && !isApart)
        await endSessionsOf(server, tx, { officer: officer.id, butOf: device.id });
    }
    const done = { device: device.id, proofHash: secretHash(proof) };
    await writeNote(tx, wordsChangedNote, change.change, done, nowMs + DONE_MS);
    return true;
  });
  return taken ? accept({ ok: true as const }) : refused(server, asked.value);
};

/** POST /api/words/look: another device of the officer may have changed them; this one is to follow. */
export const lookAtWords = async (
  server: ServerContext,
  look: WordsLook,
  address: string,
): Promise<Result<WordsLooked, Refusal>> => {
  const asked = await askedByDevice(server, {
    ...{ device: look.device, signature: look.signature, address },
    signed: wordsLookSigningBytes(look),
  });
  if (!asked.ok) return asked;
  const known = await wordsOf(server.store.committed, asked.value.device, server.nowMs());
  if (known === undefined) return no('sign-in-refused');
  const isSame = isSameProof(known.proofHash, look.proof);
  if (!isSame) await tellRefused(server, asked.value);
  return accept({ isSame, words: known.settings });
};

const refused = async (
  server: ServerContext,
  asking: AskingDevice,
): Promise<Result<never, Refusal>> => {
  await tellRefused(server, asking);
  return no('sign-in-refused');
};

/** As at the sign-in: one line a minute, however often it is tried. */
const tellRefused = (server: ServerContext, { device, officer }: AskingDevice): Promise<void> =>
  tellAudit(server, {
    ...{ what: 'sign-in-refused', officer: officer.id, device: device.id },
    once: `refused|${device.id}|${Math.floor(server.nowMs() / 60_000)}`,
  });

/** The very message that was taken before: it writes nothing over what was set since. */
const isDone = async (
  tx: BookReader,
  { change, device, proof }: WordsChange,
  nowMs: number,
): Promise<boolean> => {
  const done = await readNote(tx, wordsChangedNote, change, nowMs);
  return done !== undefined && done.device === device && isSameProof(done.proofHash, proof);
};
