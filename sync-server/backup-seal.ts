/** Files sealed for people, not for this server: the `age` format, so that the `age` tool opens them as well. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';

/** Whether a text is an age recipient (`age1…`) that files can be sealed for. */
export const isRecipient = (text: string): boolean => {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * A stream all along: the file may be larger than the memory.
 * @param recipients any one of them opens it
 * @returns the SHA-256 of what was written, hex
 */
export const sealFile = async (
  from: string,
  to: string,
  recipients: readonly string[],
): Promise<string> => {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(webStream(from));
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const out = createWriteStream(to, { mode: 0o600, flush: true });
  await pipeline(Readable.fromWeb(sealed as NodeStream), hashing, out);
  return hash.digest('hex');
};

/**
 * Rejects where no identity fits and where a byte was changed or is missing.
 * @param identityFile text of an age identity file: lines of `AGE-SECRET-KEY-1…`, and comments
 */
export const openSealed = async (from: string, to: string, identityFile: string): Promise<void> => {
  const decrypter = new Decrypter();
  for (const identity of identitiesIn(identityFile)) decrypter.addIdentity(identity);
  const opened = await decrypter.decrypt(webStream(from));
  const out = createWriteStream(to, { mode: 0o600, flush: true });
  await pipeline(Readable.fromWeb(opened as NodeStream), out);
};

const identitiesIn = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

const webStream = (path: string): ReadableStream<Uint8Array> =>
  Readable.toWeb(createReadStream(path, { highWaterMark: 65_536 })) as ReadableStream<Uint8Array>;
