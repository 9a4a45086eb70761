/** Lives of a device and the receipt numbers they may use: POST /api/devices/life and /api/devices/series. */
import { accept, type Result } from '#base/result.ts';
import { parseBookId, type BookId } from '#book/book-id.ts';
import { judgeChanges } from '#domain/access.ts';
import { write } from '#domain/draft.ts';
import { device as deviceType } from '#domain/office/device.ts';
import { series as seriesType } from '#domain/office/series.ts';
import { receipt as receiptType } from '#domain/dues/receipt.ts';
import type { BookWriter } from './book-store.ts';
import { randomCode } from './invitations.ts';
import { Ledger } from './ledger.ts';
import { officeBookOf, OfficeState } from './office-state.ts';
import { no, type Refusal } from './refusal.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import { writeAsServer } from './server-entries.ts';
import type { Session } from './sessions.ts';

/** A device begins a life at a restore or a fork: a handful in its years. One that begins more is not well. */
export const LIVES_MAX = 200;

/** A new life for this device, with a series for each of its dues books. */
export const beginLife = async (
  server: ServerContext,
  session: Session,
  { life, nonce }: { readonly life: string; readonly nonce: string },
): Promise<
  Result<{ nonce: string; ok: true; series: { duesBook: string; code: string }[] }, Refusal>
> =>
  server.store.write(async (tx) => {
    const ledger = new Ledger(tx, new OfficeState(await server.office.now(tx)), server.nowMs());
    const { office } = ledger;
    const device = office.device(session.device);
    if (device === undefined) return no('not-signed-in');
    if (!device.lives.includes(life) && device.lives.length >= LIVES_MAX) return no('not-allowed');
    if (!device.lives.includes(life))
      await writeAsServer(server, tx, ledger, {
        book: device.book,
        act: 'beginLife',
        changes: [write(deviceType, device.id, { lives: [life] })],
      });
    const books = new Set(office.seriesOf(device.id).map(({ duesBook }) => duesBook));
    const series: { duesBook: string; code: string }[] = [];
    for (const duesBook of books)
      if (mayIssue(server, office, session.officer, duesBook))
        series.push({
          duesBook,
          code: await seriesFor(server, tx, ledger, { device: device.id, life, duesBook }),
        });
    return accept({ nonce, ok: true as const, series });
  });

export const giveSeries = async (
  server: ServerContext,
  session: Session,
  {
    life,
    duesBook,
    nonce,
  }: { readonly life: string; readonly duesBook: BookId; readonly nonce: string },
): Promise<Result<{ nonce: string; code: string }, Refusal>> =>
  server.store.write(async (tx) => {
    const ledger = new Ledger(tx, new OfficeState(await server.office.now(tx)), server.nowMs());
    if (!mayIssue(server, ledger.office, session.officer, duesBook)) return no('not-allowed');
    // Numbers of a life that was never begun here could not be told from another phone's.
    if (ledger.office.device(session.device)?.lives.includes(life) !== true)
      return no('unknown-life');
    const code = await seriesFor(server, tx, ledger, { device: session.device, life, duesBook });
    return accept({ nonce, code });
  });

const mayIssue = (
  server: ServerContext,
  office: OfficeState,
  officer: string,
  duesBook: BookId,
): boolean => {
  const name = parseBookId(duesBook);
  const unitPath = name.ok ? office.pathOf(name.value.unit) : undefined;
  const today = todayFrom(server.nowMs());
  const changes = [write(receiptType, 'some-receipt', {})];
  return (
    unitPath !== undefined &&
    judgeChanges({ grants: office.grantsOf(officer), book: duesBook, unitPath, changes, today }).ok
  );
};

/** Short enough for a receipt, never counted up: after a restore no code is given out twice. */
export const CODE_LENGTH = 5;

/** Asked again, the same code: a series belongs to one (device, life, dues book). */
const seriesFor = async (
  server: ServerContext,
  tx: BookWriter,
  ledger: Ledger,
  wanted: { readonly device: string; readonly life: string; readonly duesBook: BookId },
): Promise<string> => {
  const known = ledger.office.series();
  const given = known.find(
    ({ device, life, duesBook }) =>
      device === wanted.device && life === wanted.life && duesBook === wanted.duesBook,
  );
  if (given !== undefined) return given.code;
  const taken = new Set(known.map(({ code }) => code));
  let code = randomCode(server, CODE_LENGTH);
  while (taken.has(code)) code = randomCode(server, CODE_LENGTH);
  const name = parseBookId(wanted.duesBook);
  await writeAsServer(server, tx, ledger, {
    book: officeBookOf(name.ok ? name.value.unit : ''),
    act: 'giveSeries',
    changes: [write(seriesType, server.randomId(12), { code, ...wanted })],
  });
  return code;
};
