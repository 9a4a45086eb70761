/** The server is itself a device: what it decides (devices, series, the first unit) are entries signed by it. */
import { assert } from '#base/assert.ts';
import {
  bodyHashOf,
  encodeEntry,
  ENTRY_SCHEMA,
  entryHashOf,
  entrySigningBytes,
  GENESIS_HASH,
} from '#book/entry.ts';
import type { Draft } from '#domain/draft.ts';
import { nextStamp } from '#crdt/stamp.ts';
import type { BookWriter, StoredEntry } from './book-store.ts';
import type { Ledger } from './ledger.ts';
import { SERVER_DEVICE, type ServerContext } from './server-context.ts';

/** Its life is the epoch, so its chains begin anew after a restore and no seq is used twice. */
export const writeAsServer = async (
  server: ServerContext,
  tx: BookWriter,
  ledger: Ledger,
  { book, act, changes }: Draft,
): Promise<StoredEntry> => {
  const life = server.epoch.id;
  const head = await tx.head(book, SERVER_DEVICE, life);
  const seq = (head?.seq ?? 0) + 1;
  const before = head?.effective;
  const stamp = nextStamp(server.nowMs(), before ?? { ms: 0, counter: 0 });
  const body = {
    book,
    device: SERVER_DEVICE,
    life,
    seq,
    stamp,
    officer: SERVER_DEVICE,
    schema: ENTRY_SCHEMA,
    act,
    changes,
  };
  const encoded = encodeEntry(body);
  assert(encoded.ok, 'the server writes small entries');
  const prevHash = head?.hash ?? GENESIS_HASH;
  const bodyHash = bodyHashOf(encoded.value);
  const hash = entryHashOf(prevHash, bodyHash);
  const signature = server.key.sign(entrySigningBytes(hash));
  return ledger.place(
    {
      ...{ book, device: SERVER_DEVICE, life, signedLife: life, seq, stamp, before },
      ...{ hash, prevHash, bodyHash, body: encoded.value, signature },
    },
    { ruling: 'accepted', reason: null },
    body,
  );
};
