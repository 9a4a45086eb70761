/** POST /api/devices/list: the asker's own devices, or those of the officers whom the asker may write down. */
import { createHash } from 'node:crypto';
import { parseBookId } from '#book/book-id.ts';
import { accept, type Result } from '#base/result.ts';
import { deviceGrants, seesDevicesOf } from '#domain/device-reach.ts';
import {
  DEVICES_MAX,
  devicesSigningBytes,
  SERIES_SHOWN_MAX,
  type DevicesAnswer,
  type DevicesRequest,
} from '#protocol/devices.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { lastContactOf } from './device-contact.ts';
import { lastReportOf, type KeptReport } from './device-reports.ts';
import type { DeviceFacts } from './office-facts.ts';
import type { OfficeState } from './office-state.ts';
import { mayOpenNow } from './open-books.ts';
import { no, type Refusal } from './refusal.ts';
import { lacksSecondFactor } from './second-factor.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import type { HeldSession } from './sessions.ts';

interface Asker {
  readonly office: OfficeState;
  readonly officer: string;
  readonly today: string;
  readonly knowsSecretByPasskey: boolean;
}

/**
 * Refuses: app-too-old, app-too-new, not-allowed where the asker writes down no officer anywhere; second-factor-needed
 * for the devices of others.
 */
export const listDevices = async (
  server: ServerContext,
  session: HeldSession,
  { protocol, nonce, whose, after, knowsSecretByPasskey }: DevicesRequest,
): Promise<Result<DevicesAnswer, Refusal>> => {
  const { officer } = session;
  if (protocol !== PROTOCOL_VERSION)
    return no(protocol < PROTOCOL_VERSION ? 'app-too-old' : 'app-too-new');
  const office = await server.office.now(server.store.committed);
  const today = todayFrom(server.nowMs());
  const asker: Asker = {
    ...{ office, officer, today },
    knowsSecretByPasskey: knowsSecretByPasskey === true,
  };
  if (whose === 'union' && deviceGrants(office.grantsOf(officer), asker.today).length === 0)
    return no('not-allowed');
  if (whose === 'union' && (await lacksSecondFactor(server, session)))
    return no('second-factor-needed');
  const left = office
    .devices()
    .filter((device) => (whose === 'own' ? device.officer === officer : isSeenBy(asker, device)))
    .filter(({ id }) => after === undefined || id > after)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const shown = left.slice(0, DEVICES_MAX);
  const devices: DevicesAnswer['devices'] = [];
  for (const device of shown) devices.push(await lineOf(server, asker, device));
  const next = left.length > shown.length ? (shown.at(-1)?.id ?? null) : null;
  const answer = { nonce, epoch: server.epoch, devices, next };
  return accept({
    protocol: PROTOCOL_VERSION,
    ...answer,
    signature: server.key.sign(devicesSigningBytes(answer)),
  });
};

const isSeenBy = ({ office, officer, today }: Asker, device: DeviceFacts): boolean => {
  const home = office.officer(device.officer)?.homeUnit;
  const path = home === undefined ? undefined : office.pathOf(home);
  return path !== undefined && seesDevicesOf(office.grantsOf(officer), path, today);
};

const lineOf = async (
  server: ServerContext,
  asker: Asker,
  device: DeviceFacts,
): Promise<DevicesAnswer['devices'][number]> => {
  const { office } = asker;
  const { committed } = server.store;
  const nowMs = server.nowMs();
  const officer = office.officer(device.officer);
  const unit = officer === undefined ? undefined : office.unit(officer.homeUnit);
  const kept = await lastReportOf(committed, device.id, nowMs);
  const life = kept?.report.life;
  return {
    device: device.id,
    officer: device.officer,
    displayName: officer?.displayName ?? '',
    unit: officer?.homeUnit ?? parseUnit(device.book),
    unitName: unit?.name ?? '',
    unitKind: unit?.kind ?? null,
    label: device.label,
    fingerprint: fingerprintOf(device.publicKey),
    lives: device.lives.length,
    // What it says counts only where the books say it too.
    life: life !== undefined && device.lives.includes(life) ? life : null,
    series: seriesOf(asker, device),
    isLost: office.isLost(device.id),
    lastContactMs: (await lastContactOf(committed, device.id, nowMs)) ?? null,
    report: kept === undefined ? null : reportFor(asker, device, kept),
  };
};

const parseUnit = (book: string): string => {
  const name = parseBookId(book);
  return name.ok ? name.value.unit : '';
};

const fingerprintOf = (publicKey: string): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16);

/** Codes of books that the asker may know of: the own ones, and those of unions within reach. */
const seriesOf = ({ office, officer, today }: Asker, device: DeviceFacts): string[] =>
  office
    .seriesOf(device.id)
    .filter(({ duesBook }) => {
      const path = office.pathOf(parseUnit(duesBook));
      return (
        device.officer === officer ||
        (path !== undefined && seesDevicesOf(office.grantsOf(officer), path, today))
      );
    })
    .map(({ code }) => code)
    .sort()
    .slice(0, SERIES_SHOWN_MAX);

/** The sum of what a colleague has not sent is money: told whole, and only to who may open every book it is of. */
const reportFor = (
  { office, officer, today, knowsSecretByPasskey }: Asker,
  device: DeviceFacts,
  { receivedMs, report }: KeptReport,
): NonNullable<DevicesAnswer['devices'][number]['report']> => {
  const { life: _, unsentSums, secretByPasskey, ...rest } = report;
  const maySee =
    device.officer === officer ||
    unsentSums.every(({ book }) => mayOpenNow(office, officer, book, today));
  const sumVnd = unsentSums.reduce((sum, one) => sum + one.sumVnd, 0);
  return {
    ...rest,
    ...(knowsSecretByPasskey && secretByPasskey !== undefined ? { secretByPasskey } : {}),
    receivedMs,
    unsentVnd: maySee && isSafe(sumVnd) ? sumVnd : null,
  };
};

const isSafe = (sum: number): boolean => Number.isSafeInteger(sum);
