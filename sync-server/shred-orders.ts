/** Orders to give a book up: only for a device, a life and rights that this server knows itself to have ended. */
import type { BookId } from '#book/book-id.ts';
import { parseBookId } from '#book/book-id.ts';
import { mayOpen } from '#domain/access.ts';
import type { PullRequest } from '#protocol/pull.ts';
import { shredSigningBytes, type ShredLine } from '#protocol/shred.ts';
import type { GrantFacts } from './office-facts.ts';
import type { OfficeState } from './office-state.ts';
import { mayOpenNow } from './open-books.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import type { Session } from './sessions.ts';

/**
 * Unknown is not revoked: a server that was restored, or never knew this device or a right of its officer,
 * orders nothing; nor does it for a book that is closed to the officer while a right to it still runs. A device that
 * was called lost gives up whatever its officer's rights ever opened; the officer's other devices keep it.
 */
export const shredOrders = async (
  server: ServerContext,
  session: Session,
  request: PullRequest,
): Promise<readonly ShredLine[]> => {
  const office = await server.office.now(server.store.committed);
  const device = office.device(session.device);
  const { life } = request;
  if (life === undefined || device?.lives.includes(life) !== true) return [];
  const today = todayFrom(server.nowMs());
  const { id: epoch } = server.epoch;
  const isLost = office.isLost(device.id);
  return request.cursors.flatMap((cursor): readonly ShredLine[] => {
    const { book } = cursor;
    if (cursor.epoch !== epoch) return [];
    if (!isLost && mayOpenNow(office, session.officer, book, today)) return [];
    const opening = grantsThatOpened(office, session.officer, book);
    if (opening.length === 0) return [];
    const opensStill = grantsThatOpened(office, session.officer, book, 'now').map(({ id }) => id);
    // A referral that was taken back is gone, whatever right it had been read by.
    const stands = (grant: GrantFacts): boolean =>
      !hasEnded(office, grant, today) && opensStill.includes(grant.id);
    if (!isLost && opening.some(stands)) return [];
    const grants = opening.map(({ id }) => id).sort();
    const order = { device: device.id, life, book, epoch, nonce: request.nonce, grants };
    const signature = server.key.sign(shredSigningBytes(order));
    return [{ line: 'shred', ...order, ...(isLost ? { lost: true } : {}), signature }];
  });
};

const SOME_DAY = '2000-01-01';

/** Whatever became of them, and on whatever day they held. */
const grantsThatOpened = (
  office: OfficeState,
  officer: string,
  book: BookId,
  referred: 'ever' | 'now' = 'ever',
): readonly GrantFacts[] => {
  const name = parseBookId(book);
  const path = name.ok ? office.pathOf(name.value.unit) : undefined;
  if (path === undefined) return [];
  const isReader = office.readers.has(book, officer);
  const referredTo =
    referred === 'now' ? office.readers.referredTo(book) : office.readers.everReferredTo(book);
  return office
    .grantsEver(officer)
    .filter((grant) =>
      mayOpen(
        [{ ...grant, from: SOME_DAY, until: null }],
        book,
        path,
        SOME_DAY,
        isReader,
        referredTo,
      ),
    );
};

const hasEnded = (office: OfficeState, grant: GrantFacts, today: string): boolean =>
  office.revocationOf(grant.book, grant.id) !== undefined ||
  (grant.until !== null && grant.until < today);

/** Whether a right of the officer, past or present, opened the book. */
export const everOpened = (office: OfficeState, officer: string, book: BookId): boolean =>
  grantsThatOpened(office, officer, book).length > 0;
