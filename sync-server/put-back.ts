/** Puts back what pages under the server's own signature prove: order, verdicts and stamps as they were, nothing judged anew. */
import { accept, type Result } from '#base/result.ts';
import { entrySigningBytes } from '#book/entry.ts';
import { write } from '#domain/draft.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import type { BookEnd, BookWriter, StoredEntry } from './book-store.ts';
import { noteDecisions } from './decisions.ts';
import { Ledger } from './ledger.ts';
import { OfficeState } from './office-state.ts';
import { NotProven, provenBy, type OfferedPage, type Proven, type Walked } from './proven-pages.ts';
import { no, type Refusal } from './refusal.ts';
import { restoredUpTo } from './restoring.ts';
import { SERVER_DEVICE, type ServerContext } from './server-context.ts';
import { writeAsServer } from './server-entries.ts';
import { isSignedBy } from './server-key.ts';
import { noteTakenNames } from './taken-names.ts';

/** Of one book, in order. Pages that begin beyond what is here are left for later. Refuses: bad-request. */
export const putBack = async (
  server: ServerContext,
  pages: readonly OfferedPage[],
): Promise<Result<readonly BookEnd[], Refusal>> => {
  try {
    return accept(
      await server.store.write(async (tx) => {
        const ledger = new Ledger(tx, new OfficeState(await server.office.now(tx)), server.nowMs());
        const book = pages[0]?.line.book ?? '';
        const upTo = (await restoredUpTo(server, tx, book)) ?? 0;
        const walked = await provenBy(tx, pages, upTo);
        if (walked === undefined) return [];
        for (const proven of walked.proven)
          await put(server, tx, ledger, book, proven, walked.signatures);
        for (const { device, hash, signature } of walked.claims) {
          const key =
            device === SERVER_DEVICE
              ? server.key.publicKey
              : ledger.office.device(device)?.publicKey;
          if (key === undefined || !isSignedBy(key, entrySigningBytes(hash), signature))
            throw new NotProven('an author that is not known, or has not signed');
        }
        return ledger.touched();
      }),
    );
  } catch (error) {
    if (error instanceof NotProven) return no('bad-request');
    throw error;
  }
};

const put = async (
  server: ServerContext,
  tx: BookWriter,
  ledger: Ledger,
  book: string,
  proven: Proven,
  signatures: Walked['signatures'],
): Promise<void> => {
  const { item, hash, prevHash, bodyHash, bytes, body } = proven;
  const [, device, life, signedLife, seq, ms, counter, receivedMs, ruling, reason] = item;
  const effective = { ms, counter };
  const known = await tx.entryByHash(book, hash);
  if (known !== undefined && known.body === null && bytes !== null && known.bodyHash === bodyHash)
    await tx.setBody(book, known.n, bytes);
  if (prevHash === undefined) {
    if (known?.bodyHash !== bodyHash) throw new NotProven('another body than the one in custody');
    const latest = await tx.latestByHash(book, hash);
    if (latest?.ruling === ruling || (await tx.isAccepted(book, hash))) return;
    const again = { ...known, body: known.body ?? bytes, ruling, reason, effective, receivedMs };
    await ledger.putBack({ ...again, admission: true }, body);
    return;
  }
  if (known !== undefined) {
    if (ruling === 'accepted' && body !== undefined) await admitProven(server, tx, ledger, known);
    return;
  }
  const head = await tx.head(book, device, life);
  // It has been written on here since, from another end than the one that is proven.
  if (head !== undefined && head.hash !== prevHash) throw new NotProven('another chain');
  const stored = await ledger.putBack(
    {
      ...{ book, device, life, signedLife, seq, hash, prevHash, bodyHash, body: bytes },
      ...{ effective, receivedMs, ruling, reason, admission: false },
      signature: signatures.get(hash) ?? null,
    },
    body,
  );
  if (body === undefined) return;
  await noteTakenNames(tx, body, { ruling, reason });
  const officer = ledger.office.device(device)?.officer ?? '';
  if (ruling === 'accepted') await noteDecisions({ tx, officer }, stored, body);
};

/** It was judged lower after the restore than the proof that comes late says: it counts. */
const admitProven = async (
  server: ServerContext,
  tx: BookWriter,
  ledger: Ledger,
  known: StoredEntry,
): Promise<void> => {
  if (await tx.isAccepted(known.book, known.hash)) return;
  await writeAsServer(server, tx, ledger, {
    book: known.book,
    act: 'admitHeld',
    changes: [
      write(admitHeld, server.randomId(12), { entryHash: known.hash, why: 'proven-later' }),
    ],
  });
  const latest = (await tx.latestByHash(known.book, known.hash)) ?? known;
  await ledger.admit({ ...latest, body: latest.body ?? known.body });
};
