/** The backup file's envelope: text with a magic line, a header, the sealed contents and a checksum; sealed by words. */
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod';
import {
  base64FromBytes,
  bytesFromBase64,
  textFromUtf8,
  utf8FromText,
  type Bytes,
} from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { id, ms, wordsSettings, type WordsSettings } from '#protocol/field-schemas.ts';
import { deriveWordsKeys, type Argon2 } from './argon2-words.ts';
import { gunzip, gzip } from './gzip.ts';
import { gcm } from './key-wrap.ts';
import type { Chance } from './ports.ts';
import type { BackupOpenProblem, BackupSealer } from './replica-backup.ts';
import { openingFromWrap } from './vault-tier.ts';

/** What opening with words leaves in memory: a key that can only encrypt and cannot be taken out. */
export interface BackupKey {
  readonly key: CryptoKey;
  readonly settings: WordsSettings;
}

const MAGIC = 'SO-CONG-DOAN-BACKUP';
const VERSION = 1;
const LINE_CHARS = 76;
/** What a chat passes on without a second thought; some 60,000 entries. */
export const BACKUP_FILE_BYTES_MAX = 12 * 1024 * 1024;
export const BACKUP_PLAIN_BYTES_MAX = 64 * 1024 * 1024;
/** A foreign file shall not make a phone run out of memory; our own devices choose 64 MiB at most. */
const MEMORY_KIB_MAX = 262_144;

const header = z.object({
  replica: id,
  madeMs: ms,
  words: wordsSettings,
  nonce: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
});
type Header = z.infer<typeof header>;

/** @param sealing undefined where the book was opened by the server's share: there are no words to seal for */
export const wordsBackupSealer = (
  sealing: BackupKey | undefined,
  parts: { readonly argon2: Argon2; readonly chance: Chance },
): BackupSealer => ({
  seal: async (plain, about) => {
    if (sealing === undefined) return refuse({ kind: 'no-words' });
    if (plain.length > BACKUP_PLAIN_BYTES_MAX) return refuse({ kind: 'backup-too-large' });
    const nonce = parts.chance.bytes(12);
    const head: Header = { ...about, words: sealing.settings, nonce: base64FromBytes(nonce) };
    const headText = JSON.stringify(head);
    const sealed = await crypto.subtle.encrypt(
      underHeader(nonce, headText),
      sealing.key,
      await gzip(plain),
    );
    const file = spell(headText, base64FromBytes(new Uint8Array(sealed)));
    return file.length > BACKUP_FILE_BYTES_MAX
      ? refuse({ kind: 'backup-too-large' })
      : accept(file);
  },
  open: async (file, words) => {
    const read = readFile(file);
    if (!read.ok) return read;
    const { head, headText, sealed } = read.value;
    const { backupKeys, wrapKey, tierKey } = await deriveWordsKeys(parts.argon2, words, head.words);
    wrapKey.fill(0);
    const packed = await decrypted(backupKeys.open, head.nonce, headText, sealed);
    if (packed === undefined) return refuse({ kind: 'wrong-words' });
    const plain = await gunzip(packed, BACKUP_PLAIN_BYTES_MAX);
    if (plain === undefined) return refuse({ kind: 'backup-damaged' });
    return accept({ plain, openTier: (wrapped) => openingFromWrap(wrapped, tierKey) });
  },
});

const decrypted = async (
  key: CryptoKey,
  nonceText: string,
  headText: string,
  sealed: Bytes,
): Promise<Bytes | undefined> => {
  const nonce = bytesFromBase64(nonceText);
  if (!nonce.ok) return undefined;
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(underHeader(nonce.value, headText), key, sealed),
    );
  } catch {
    return undefined;
  }
};

/** The header stands under the seal too: nobody swaps the settings or the day. */
const underHeader = (iv: Bytes, headText: string): AesGcmParams =>
  gcm(iv, `so-cong-doan/backup/${VERSION}\n${headText}`);

const spell = (headText: string, sealed: string): Bytes => {
  const lines = [`${MAGIC} ${VERSION}`, headText];
  for (let at = 0; at < sealed.length; at += LINE_CHARS)
    lines.push(sealed.slice(at, at + LINE_CHARS));
  lines.push(`END ${checksum(headText, sealed)}`, '');
  return utf8FromText(lines.join('\n'));
};

/** Tells a file that suffered on its way from words that are not the right ones; it keeps no secret. */
const checksum = (headText: string, sealed: string): string =>
  base64FromBytes(sha256(utf8FromText(`${headText}\n${sealed}`)));

const readFile = (
  file: Uint8Array,
): Result<
  { readonly head: Header; readonly headText: string; readonly sealed: Bytes },
  BackupOpenProblem
> => {
  if (file.length > BACKUP_FILE_BYTES_MAX) return refuse({ kind: 'backup-too-large' });
  const text = textFromUtf8(file);
  if (!text.ok) return refuse({ kind: startsWithMagic(file) ? 'backup-damaged' : 'not-a-backup' });
  // What a mail program or an editor adds on its way (BOM, line ends) harms nothing.
  const [first = '', headText = '', ...rest] = text.value
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const [magic, version] = first.split(' ');
  if (magic !== MAGIC) return refuse({ kind: 'not-a-backup' });
  if (Number(version) > VERSION) return refuse({ kind: 'backup-too-new' });
  const end = rest.pop();
  const sealedText = rest.join('');
  if (end !== `END ${checksum(headText, sealedText)}`) return refuse({ kind: 'backup-damaged' });
  const head = readHeader(headText);
  const sealed = bytesFromBase64(sealedText);
  return head === undefined || !sealed.ok || head.words.memoryKiB > MEMORY_KIB_MAX
    ? refuse({ kind: 'backup-damaged' })
    : accept({ head, headText, sealed: sealed.value });
};

const startsWithMagic = (file: Uint8Array): boolean =>
  utf8FromText(MAGIC).every((byte, at) => file[at] === byte);

const readHeader = (text: string): Header | undefined => {
  try {
    return header.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
