/** Small things kept by name (sessions, invitations, words): read back through their schema. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { key32, wordsSettings } from '#protocol/field-schemas.ts';
import type { BookReader, BookWriter } from './book-store.ts';

export interface NoteKind<T> {
  readonly kind: string;
  readonly schema: z.ZodType<T>;
}

export const noteKind = <T>(kind: string, schema: z.ZodType<T>): NoteKind<T> => ({ kind, schema });

const id = z.string();

/** By a random id; token and code are kept as hashes only. */
export const invitationNote = noteKind(
  'invitation',
  z.object({
    /** Null for the set-up of a new server, or of a union. */
    officer: id.nullable(),
    /** The unit below which whoever comes founds a union. */
    below: id.optional(),
    expiresMs: z.number(),
    reusable: z.boolean(),
    /** The device that spent it: the same device may ask again where the answer was lost. */
    spentBy: id.nullable(),
    /** Absent in those made before this was kept, and in the set-up's. */
    madeBy: id.optional(),
    madeMs: z.number().optional(),
    /** Approved from afar: the one device, by its key, that can use it. */
    joining: z.object({ device: id, publicKey: key32 }).optional(),
  }),
);

/** By the hash of a link's token or of a code: the invitation's id. */
export const invitationKeyNote = noteKind('invitation-key', z.object({ invitation: id }));

/** By officer (in practice by device): how words become a proof, and the proof's hash. */
export const wordsNote = noteKind('words', z.object({ settings: wordsSettings, proofHash: key32 }));

/** By device: the server's share of the vault, worth nothing without that device's disk. */
export const shareNote = noteKind('share', z.object({ share: key32 }));

/** By request id. */
export const recoveryNote = noteKind(
  'recovery',
  z.object({
    device: id,
    officer: id,
    ticketHash: key32,
    digits: z.string(),
    askedMs: z.number(),
    expiresMs: z.number(),
    approvedBy: id.nullable(),
  }),
);

/** By request id: a recovery that is done, so that the same message may come again where its answer was lost. */
export const recoveryDoneNote = noteKind(
  'recovery-done',
  z.object({ device: id, ticketHash: key32, proofHash: key32 }),
);

/** By the change's own name: words that were changed by it, so that the same message may come again. */
export const wordsChangedNote = noteKind(
  'words-changed',
  z.object({ device: id, proofHash: key32 }),
);

const joining = z.object({
  /** As `joinAddress` writes it. */
  to: z.string(),
  name: z.string(),
  union: z.string(),
  device: z.object({ id, publicKey: key32, label: z.string() }),
  commitment: key32,
  share: key32,
  /** Which address it came from, as `joining-crowd.ts` marks it; absent in those made before that was kept. */
  from: z.string().optional(),
  ticketHash: key32,
  askedMs: z.number(),
  expiresMs: z.number(),
  triesLeft: z.number(),
  opened: z.object({ device: id, nonce: key32, publicKey: key32 }).nullable(),
  reveal: key32.nullable(),
  approved: z.object({ by: id, officer: id, approverKey: key32, signature: z.string() }).nullable(),
  ended: z.enum(['wrong-digits', 'refused']).nullable(),
});
export type Joining = z.infer<typeof joining>;

/** By request id: a phone that waits for an officer's approval. */
export const joiningNote = noteKind('joining', joining);

export const epochNote = noteKind(
  'epoch',
  z.object({ startedMs: z.number(), id, parent: z.string().optional() }),
);

/** By time: a verified backup. */
export const backupNote = noteKind(
  'backup',
  z.object({
    atMs: z.number(),
    epoch: id,
    file: z.string(),
  }),
);

/** By the same time: where each book ended in it. Apart, because a pull reads one of many. */
export const backupEndsNote = noteKind('backup-ends', z.record(z.string(), z.number()));

export const readNote = async <T>(
  reader: BookReader,
  { kind, schema }: NoteKind<T>,
  key: string,
  nowMs: number,
): Promise<T | undefined> => {
  const value = await reader.note(kind, key, nowMs);
  return value === undefined ? undefined : schema.parse(JSON.parse(value));
};

export const readNotes = async <T>(
  reader: BookReader,
  { kind, schema }: NoteKind<T>,
  nowMs: number,
): Promise<readonly { readonly key: string; readonly value: T }[]> =>
  (await reader.notes(kind, nowMs)).map(({ key, value }) => ({
    key,
    value: schema.parse(JSON.parse(value)),
  }));

export const writeNote = <T>(
  writer: BookWriter,
  { kind }: NoteKind<T>,
  key: string,
  value: T,
  expiresMs: number | null = null,
): Promise<void> => writer.putNote(kind, key, JSON.stringify(value), expiresMs);

/** base64url SHA-256: how a secret of the server's own making is kept. */
export const secretHash = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url');
