/** A family of tokens: what one sign-in began. Kept as hashes and counted by device and by officer. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { sessionToken } from '#protocol/renewal.ts';
import type { BookReader, BookWriter } from './book-store.ts';
import { noteContact } from './device-contact.ts';
import { noteKind, readNote, secretHash, writeNote } from './notes.ts';
import type { ServerContext } from './server-context.ts';

const id = z.string();
const access = z.object({ hash: z.string(), untilMs: z.number() });

/** By the family's id, which is the beginning of each of its tokens. Whoever reads the database has no token. */
const familyNote = noteKind(
  'session-family',
  z.object({
    officer: id,
    device: id,
    /** The server's incarnation that began it: another one knows nothing of what came after its backup. */
    epoch: id,
    endsMs: z.number(),
    access,
    refreshHash: z.string(),
    /** The renewal that made the tokens of now; absent until there was one. */
    renewal: z
      .object({
        refreshHash: z.string(),
        access,
        /** With the token that was renewed it gives the tokens of now again, and without it nothing. */
        salt: z.string(),
        atMs: z.number(),
        nonces: z.array(z.string()),
      })
      .optional(),
    /** Ended because the officer opened the book on too many devices; kept so that this one can be told. */
    isCrowdedOut: z.boolean().optional(),
    /** When the second factor was given in it; a renewal keeps it, a new sign-in asks anew. */
    secondFactorMs: z.number().optional(),
  }),
);
export type Family = z.infer<(typeof familyNote)['schema']>;

/** By the hash of a refresh token that was renewed: whoever brings it once more holds a copy. */
const spentNote = noteKind('session-spent', z.object({ family: id }));

/** By officer: the families that go on, the oldest first. */
const openNote = noteKind('sessions-open', z.array(z.object({ family: id, device: id })));

const FAMILY_BYTES = 16;
const FAMILY_LENGTH = 22;

/** A token as it was sent; undefined for anything that cannot be one. */
export const parseToken = (
  token: string,
): { readonly family: string; readonly hash: string } | undefined =>
  sessionToken.safeParse(token).success
    ? { family: token.slice(0, FAMILY_LENGTH), hash: secretHash(token) }
    : undefined;

export const isSameHash = (kept: string, given: string): boolean =>
  kept.length === given.length && timingSafeEqual(Buffer.from(kept), Buffer.from(given));

/** The next token, made of the one before: asked for again it is the same, and the database alone makes none. */
export const successorOf = (refresh: string, salt: string, kind: 'access' | 'refresh'): string =>
  refresh.slice(0, FAMILY_LENGTH) +
  createHmac('sha256', refresh)
    .update(`so-cong-doan/session/${kind}/1\n${salt}`)
    .digest('base64url');

/** Undefined for a family that is over, was never there, or was begun by another incarnation of the server. */
export const readFamily = async (
  server: ServerContext,
  reader: BookReader,
  family: string,
): Promise<Family | undefined> => {
  const nowMs = server.nowMs();
  const found = await readNote(reader, familyNote, family, nowMs);
  return found !== undefined && found.epoch === server.epoch.id && found.endsMs > nowMs
    ? found
    : undefined;
};

export const writeFamily = (tx: BookWriter, id: string, family: Family): Promise<void> =>
  writeNote(tx, familyNote, id, family, family.endsMs);

export const noteSpent = (tx: BookWriter, family: string, until: Family, hash: string) =>
  writeNote(tx, spentNote, hash, { family }, until.endsMs);

export const isSpent = async (reader: BookReader, hash: string, nowMs: number): Promise<boolean> =>
  (await readNote(reader, spentNote, hash, nowMs)) !== undefined;

export interface NewFamily {
  readonly session: string;
  readonly refresh: string;
  readonly accessUntilMs: number;
}

/** A sign-in: the device's family before it ends, and the officer's oldest where there are too many. */
export const beginFamily = async (
  server: ServerContext,
  tx: BookWriter,
  { officer, device }: { readonly officer: string; readonly device: string },
): Promise<NewFamily> => {
  const { accessMs, familyMs } = server.sessionRules;
  const nowMs = server.nowMs();
  const family = server.randomId(FAMILY_BYTES);
  const session = family + server.randomId(32);
  const refresh = family + server.randomId(32);
  const accessUntilMs = nowMs + accessMs;
  await tx.sweepNotes(nowMs);
  await makeRoom(server, tx, officer, device);
  await writeFamily(tx, family, {
    officer,
    device,
    epoch: server.epoch.id,
    endsMs: nowMs + familyMs,
    access: { hash: secretHash(session), untilMs: accessUntilMs },
    refreshHash: secretHash(refresh),
  });
  const open = (await readNote(tx, openNote, officer, nowMs)) ?? [];
  await writeOpen(server, tx, officer, [...open, { family, device }]);
  await noteContact(tx, device, nowMs);
  return { session, refresh, accessUntilMs };
};

const makeRoom = async (
  server: ServerContext,
  tx: BookWriter,
  officer: string,
  device: string,
): Promise<void> => {
  const { familiesPerDevice, familiesPerOfficer } = server.sessionRules;
  const noted = (await readNote(tx, openNote, officer, server.nowMs())) ?? [];
  const open: (typeof noted)[number][] = [];
  for (const one of noted) if (isOpen(await readFamily(server, tx, one.family))) open.push(one);
  const here = open.filter((one) => one.device === device);
  for (const { family } of here.slice(0, Math.max(0, here.length - familiesPerDevice + 1))) {
    await tx.dropNote(familyNote.kind, family);
    open.splice(
      open.findIndex((one) => one.family === family),
      1,
    );
  }
  // One officer of the practice stands for a whole class.
  while (!server.practice && open.length >= familiesPerOfficer) {
    const oldest = open.shift();
    const family = oldest && (await readFamily(server, tx, oldest.family));
    if (oldest !== undefined && family !== undefined)
      await writeFamily(tx, oldest.family, { ...family, isCrowdedOut: true });
  }
  await writeOpen(server, tx, officer, open);
};

const isOpen = (family: Family | undefined): family is Family =>
  family !== undefined && family.isCrowdedOut !== true;

/** What the length of a family depends on. */
type FamilyRules = Pick<ServerContext, 'nowMs' | 'sessionRules'>;

const writeOpen = (
  server: FamilyRules,
  tx: BookWriter,
  officer: string,
  open: readonly { readonly family: string; readonly device: string }[],
): Promise<void> =>
  open.length === 0
    ? tx.dropNote(openNote.kind, officer)
    : writeNote(tx, openNote, officer, [...open], server.nowMs() + server.sessionRules.familyMs);

/** Nothing of it opens anything any more. */
export const endFamily = (tx: BookWriter, family: string): Promise<void> =>
  tx.dropNote(familyNote.kind, family);

/** Every session of that device, of all of the officer's devices, or of all but one. */
export const endSessionsOf = async (
  server: FamilyRules,
  tx: BookWriter,
  {
    officer,
    device,
    butOf,
  }: { readonly officer: string; readonly device?: string; readonly butOf?: string },
): Promise<void> => {
  const open = (await readNote(tx, openNote, officer, server.nowMs())) ?? [];
  const isEnding = (one: (typeof open)[number]): boolean =>
    (device === undefined || one.device === device) && one.device !== butOf;
  for (const one of open.filter(isEnding)) await endFamily(tx, one.family);
  await writeOpen(
    server,
    tx,
    officer,
    open.filter((one) => !isEnding(one)),
  );
};
