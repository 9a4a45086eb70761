/** The time after a restore: until an administrator closes it the server takes in what phones bring, and says nothing new. */
import type { MiddlewareHandler } from 'hono';
import * as z from 'zod';
import { accept, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import { RENEWAL_HEADER } from '#protocol/renewal.ts';
import type { RestoreStanding } from '#protocol/restore.ts';
import { addAudit, signAudit } from './audit-log.ts';
import type { BookReader, BookWriter } from './book-store.ts';
import { noteKind, readNote, readNotes, writeNote } from './notes.ts';
import type { OfficeState } from './office-state.ts';
import { no, refusalResponse, type Refusal } from './refusal.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import { sessionOf, type Session } from './sessions.ts';

/** By epoch: when the restore was closed and where each book ended then. */
const closedNote = noteKind(
  'restore-closed',
  z.object({ atMs: z.number(), ends: z.record(z.string(), z.number()) }),
);
/** By epoch and device. */
const comeNote = noteKind('restore-come', z.object({ atMs: z.number() }));

export const isRestoring = async (
  { epoch, nowMs }: Pick<ServerContext, 'epoch' | 'nowMs'>,
  reader: BookReader,
): Promise<boolean> =>
  epoch.parent !== undefined &&
  (await readNote(reader, closedNote, epoch.id, nowMs())) === undefined;

/** Up to where a book stands as it stood before the restore; undefined where this server never was restored. */
export const restoredUpTo = async (
  { epoch, nowMs }: Pick<ServerContext, 'epoch' | 'nowMs'>,
  reader: BookReader,
  book: BookId,
): Promise<number | undefined> => {
  if (epoch.parent === undefined) return undefined;
  const closed = await readNote(reader, closedNote, epoch.id, nowMs());
  return closed === undefined ? ((await reader.end(book))?.n ?? 0) : (closed.ends[book] ?? 0);
};

/**
 * No verdict, life, series, order, page, invitation: whatever gives a position would take the place of what a phone
 * still brings. Signing in and out, offers and the close, and what is no entry go on.
 */
export const OPEN_WHILE_RESTORING: ReadonlySet<string> = new Set([
  '/api/hello',
  '/api/session',
  '/api/session/end',
  '/api/restore/offer',
  '/api/restore/look',
  '/api/restore/close',
  '/api/devices/report',
  '/api/audit',
  '/api/second-factor',
]);

export const whileRestoring =
  (server: ServerContext): MiddlewareHandler =>
  async (c, next) => {
    const { path } = c.req;
    if (OPEN_WHILE_RESTORING.has(path) || path.startsWith('/api/second-factor/')) return next();
    if (!(await isRestoring(server, server.store.committed))) return next();
    // A session of before the restore is over: the phone signs in, and is known to have come.
    const isStranger =
      c.req.header('authorization') === undefined && c.req.header(RENEWAL_HEADER) === undefined;
    const session = isStranger ? undefined : await sessionOf(server, c.req.raw);
    return refusalResponse(session?.ok === false ? session.error : { kind: 'restoring' });
  };

/** Notes that the device has brought what it has. */
export const noteCome = async (server: ServerContext, device: string): Promise<void> => {
  const key = `${server.epoch.id}|${device}`;
  const nowMs = server.nowMs();
  if ((await readNote(server.store.committed, comeNote, key, nowMs)) === undefined)
    await server.store.write((tx) => writeNote(tx, comeNote, key, { atMs: nowMs }));
};

/** Refuses: not-allowed, for whoever does not administer the whole union. */
export const lookAtRestore = async (
  server: ServerContext,
  { officer }: Pick<Session, 'officer'>,
): Promise<Result<RestoreStanding, Refusal>> => {
  const { committed } = server.store;
  const office = await server.office.now(committed);
  return administersAll(office, officer, todayFrom(server.nowMs()))
    ? accept(await restoreStandingOf(server, committed, office))
    : no('not-allowed');
};

export const restoreStandingOf = async (
  { epoch, nowMs }: Pick<ServerContext, 'epoch' | 'nowMs'>,
  reader: BookReader,
  office: OfficeState,
): Promise<RestoreStanding> => {
  const came = new Set((await readNotes(reader, comeNote, nowMs())).map(({ key }) => key));
  const devices = office
    .devices()
    .filter(({ id }) => !office.isLost(id))
    .map(({ id, label, officer }) => ({
      device: id,
      label,
      displayName: office.officer(officer)?.displayName ?? '',
    }));
  const hasCome = ({ device }: { readonly device: string }): boolean =>
    came.has(`${epoch.id}|${device}`);
  return {
    restoring: await isRestoring({ epoch, nowMs }, reader),
    startedMs: epoch.startedMs,
    come: devices.filter(hasCome),
    missing: devices.filter((device) => !hasCome(device)),
  };
};

/** From here on the server judges again. What comes later with its proof still counts. Refuses: not-allowed. */
export const closeRestore = async (
  server: ServerContext,
  { officer, device }: Pick<Session, 'officer' | 'device'>,
): Promise<Result<{ readonly ok: true }, Refusal>> => {
  const office = await server.office.now(server.store.committed);
  if (!administersAll(office, officer, todayFrom(server.nowMs()))) return no('not-allowed');
  await server.store.write(async (tx) => {
    if (await closeNow(server, tx, { officer, device })) await signAudit(server, tx);
  });
  return accept({ ok: true });
};

/** Whether there was anything to close. */
export const closeNow = async (
  server: Pick<ServerContext, 'epoch' | 'nowMs'>,
  tx: BookWriter,
  by: { readonly officer: string | null; readonly device: string | null },
): Promise<boolean> => {
  if (!(await isRestoring(server, tx))) return false;
  const atMs = server.nowMs();
  const ends = Object.fromEntries((await tx.ends()).map(({ book, n }) => [book, n]));
  await writeNote(tx, closedNote, server.epoch.id, { atMs, ends });
  await addAudit(tx, atMs, { what: 'restore-closed', ...by });
  return true;
};

/** An administrator of the unit that has none above it. */
const administersAll = (office: OfficeState, officer: string, today: string): boolean =>
  office
    .grantsOf(officer)
    .some(
      ({ role, unit, reach, from, until }) =>
        role === 'administrator' &&
        reach === 'below' &&
        from <= today &&
        (until === null || until >= today) &&
        office.pathOf(unit)?.length === 1,
    );
