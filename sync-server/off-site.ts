/** A copy of the backup elsewhere, sealed: into a folder that is a mount, by a command of the operator's, or both. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { SEALED } from './backup-files.ts';
import { isRecipient, sealFile } from './backup-seal.ts';
import { runBounded } from './bounded-command.ts';
import { SettingRefused } from './settings.ts';

export interface OffSite {
  /** `age1…`; whoever has the identity of one of them opens the copies. The server has none. */
  readonly recipients: readonly string[];
  readonly folder?: string | undefined;
  /** A program; the path of a sealed file is its only argument. */
  readonly command?: string | undefined;
  readonly timeMs: number;
}

const HOUR_S = 3_600;

const settings = z.object({
  BACKUP_RECIPIENT: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((all) => all.every(isRecipient), 'expected age1…, several with commas between')
    .optional(),
  BACKUP_COPY_TO: z.string().min(1).optional(),
  BACKUP_COPY_COMMAND: z.string().min(1).optional(),
  BACKUP_COPY_SECONDS: z.coerce.number().int().min(1).max(86_400).default(HOUR_S),
});

/** Undefined where no copy goes elsewhere. Throws `SettingRefused`. */
export const readOffSite = (
  env: Readonly<Record<string, string | undefined>>,
): OffSite | undefined => {
  const parsed = settings.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingRefused(`setting ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { BACKUP_RECIPIENT: recipients, ...rest } = parsed.data;
  const { BACKUP_COPY_TO: folder, BACKUP_COPY_COMMAND: command } = rest;
  if (folder === undefined && command === undefined) return undefined;
  if (recipients === undefined)
    throw new SettingRefused(
      'setting BACKUP_RECIPIENT: a copy elsewhere is sealed, so it has to be said for whom (age1…)',
    );
  return { recipients, folder, command, timeMs: rest.BACKUP_COPY_SECONDS * 1000 };
};

/**
 * Seals the copy and the server's key, and carries both away. Rejects where one of them did not come there whole.
 * @param backups the folder in which the copy and the key lie
 */
export const carryOffSite = async (
  { recipients, folder, command, timeMs }: OffSite,
  backups: string,
  name: string,
): Promise<void> => {
  const sealed = join(backups, 'sealed');
  rmSync(sealed, { recursive: true, force: true });
  mkdirSync(sealed, { mode: 0o700 });
  try {
    // The key goes first: books without it are worth nothing.
    for (const file of ['server-key', name]) {
      const path = join(sealed, `${file}${SEALED}`);
      const sha256 = await sealFile(join(backups, file), path, recipients);
      if (folder !== undefined)
        await runBounded(process.execPath, [COPY, path, folder, sha256], timeMs);
      if (command !== undefined) await runBounded(command, [path], timeMs);
    }
  } finally {
    rmSync(sealed, { recursive: true, force: true });
  }
};

const COPY = join(import.meta.dirname, 'off-site-copy.ts');
