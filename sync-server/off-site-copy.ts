/** A program of its own, because the disk it writes to may hang: carries one file there and reads it back. `FROM FOLDER SHA256` */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { forgetOldFiles } from './backup-files.ts';

/**
 * Under its name only when it is whole there; then copies that are too old go. Rejects where it is not, and leaves
 * nothing behind then. The folder is never made: where a mount is gone that would be a folder of this disk.
 */
export const carryInto = async (from: string, folder: string, sha256: string): Promise<void> => {
  const target = join(folder, basename(from));
  const part = `${target}.part`;
  try {
    await pipeline(createReadStream(from), createWriteStream(part, { mode: 0o600, flush: true }));
    const found = createHash('sha256');
    await pipeline(createReadStream(part), found);
    if (found.digest('hex') !== sha256) throw new Error('what was read back is something else');
    await rename(part, target);
    await settle(folder);
    forgetOldFiles(folder, true);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
};

/** The new name survives the loss of power too, where the file system knows how. */
const settle = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
};

if (import.meta.main) {
  const [from = '', folder = '', sha256 = ''] = process.argv.slice(2);
  await carryInto(from, folder, sha256).catch((error: unknown) => {
    console.log(error instanceof Error ? error.message : 'unknown');
    process.exitCode = 1;
  });
}
