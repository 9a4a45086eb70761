/** All books of an embedded store, at work until now or put back from a backup, into PostgreSQL. */
import type { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { verifyAll } from './audit-verify.ts';
import type { BookReader } from './book-store.ts';
import { copyRows, differentCounts, forgetRows, strangeTables, UNDER_WAY } from './migrate-rows.ts';
import { KEY_NOTE } from './open-store.ts';
import { openPostgresBookStore } from './postgres-book-store.ts';
import { connectionConfig } from './postgres-connection.ts';
import { openServerKey } from './server-key.ts';

export interface Source {
  readonly from: DatabaseSync;
  /** Of the server's key. */
  readonly dataDir: string;
}

/**
 * All rows into an empty database, or on from where this was ended half-way; then all of it is read back. Until it is
 * done no server begins there.
 * @returns false where it is not done, for a reason that was said. Throws `DatabaseRefused`.
 */
export const takeOver = async (
  url: string,
  { from, dataDir }: Source,
  say: (line: string) => void,
): Promise<boolean> => {
  const { publicKey } = openServerKey(dataDir, true);
  const store = await openPostgresBookStore(url, { tell: say });
  const to = new Client(connectionConfig(url));
  try {
    await to.connect();
    const strange = await strangeTables(from, to);
    if (strange.length > 0) {
      say(`Không biết chuyển: ${strange.join(', ')}`);
      return false;
    }
    if (!(await isOurs(to, store.committed, publicKey))) {
      say('Cơ sở dữ liệu đích đã có dữ liệu của máy chủ khác: hãy chọn một cơ sở dữ liệu trống.');
      return false;
    }
    say('Đang chuyển…');
    const rows = await copyRows(from, to, say);
    const different = await differentCounts(from, to);
    if (different.length > 0) {
      say(`KHÔNG KHỚP: ${different.join('; ')}`);
      return false;
    }
    // Every byte, hash, position, digest and signature, as it stands there now.
    const sound = await verifyAll(store.committed, dataDir, publicKey);
    if (!sound.ok) {
      say(`KHÔNG KHỚP: ${sound.error.says}.`);
      return false;
    }
    say(
      `Đã chuyển và đối chiếu ${rows} dòng: ${sound.value.books} sổ, ${sound.value.entries} mục.`,
    );
    await store.write(async (tx) => {
      await tx.putNote(KEY_NOTE.kind, KEY_NOTE.key, publicKey, null);
      await tx.dropNote(UNDER_WAY.kind, UNDER_WAY.key);
    });
    return true;
  } finally {
    await to.end();
    await store.close();
  }
};

/** An empty database, or one into which this very store was being taken over. */
const isOurs = async (to: Client, reader: BookReader, publicKey: string): Promise<boolean> => {
  const begun = await reader.note(UNDER_WAY.kind, UNDER_WAY.key, 0);
  if (begun !== undefined) {
    if (begun === publicKey) await forgetRows(to);
    return begun === publicKey;
  }
  const { rows } = await to.query(
    'SELECT 1 FROM books UNION ALL SELECT 1 FROM notes UNION ALL SELECT 1 FROM audit LIMIT 1',
  );
  if (rows.length > 0) return false;
  await to.query('INSERT INTO notes (kind, key, value) VALUES ($1, $2, $3)', [
    ...[UNDER_WAY.kind, UNDER_WAY.key, publicKey],
  ]);
  return true;
};
