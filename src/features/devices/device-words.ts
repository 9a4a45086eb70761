/** One device in words: its facts as label and value, and the short line of a list. */
import { DAY_MS } from '#domain/day-number.ts';
import { secretOf, type DeviceLine, type ReportedDevice } from '#domain/device-report.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { amountText, countText, momentText } from '#text/day-text.ts';

type Words = Catalogue['devices'];

export interface DeviceFact {
  readonly label: string;
  readonly value: string;
}

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;
/** A device tells no more than this. */
const MOST_TOLD = 32 * GIGABYTE;
const CODE_LENGTH = 8;

/** As much of a device's id as is read out over the phone. */
export const deviceCode = (device: string): string => device.slice(0, CODE_LENGTH);

/** The key in groups of four, as it is compared. */
const keyText = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/g, '$1 ');

const roomText = (bytes: number | null, text: Words): string => {
  if (bytes === null) return text.unknown;
  if (bytes < GIGABYTE) return text.megabytes(countText(Math.round(bytes / MEGABYTE)));
  const amount = text.gigabytes(countText(Math.round(bytes / GIGABYTE)));
  return bytes >= MOST_TOLD ? text.freeFrom(amount) : amount;
};

export const browserText = (
  { browser, browserVersion }: Pick<ReportedDevice, 'browser' | 'browserVersion'>,
  text: Words,
): string =>
  browserVersion === null ? text.browsers[browser] : `${text.browsers[browser]} ${browserVersion}`;

export const yesText = (is: boolean | null, text: Words): string =>
  is === null ? text.unknown : is ? text.yes : text.no;

export const unsentText = ({ unsent, unsentVnd }: ReportedDevice, text: Words): string => {
  if (unsent === 0) return text.unsentNone;
  return unsentVnd === null || unsentVnd === 0
    ? text.unsentCount(countText(unsent))
    : text.unsentSum(countText(unsent), amountText(unsentVnd));
};

export const contactText = ({ lastContactMs }: DeviceLine, nowMs: number, text: Words): string =>
  lastContactMs === null ? text.unknown : momentText(lastContactMs, nowMs);

/** What matters first: whether it is alive and what is still on it; how it is built comes after. */
export const factsOf = (line: DeviceLine, nowMs: number, text: Words): readonly DeviceFact[] => {
  const { report } = line;
  const told: readonly DeviceFact[] =
    report === null
      ? []
      : [
          { label: text.unsent, value: unsentText(report, text) },
          { label: text.form, value: text.forms[report.form] },
          { label: text.browser, value: browserText(report, text) },
          { label: text.app, value: report.app },
          { label: text.free, value: roomText(report.freeBytes, text) },
          { label: text.lasting, value: yesText(report.isLasting, text) },
          {
            label: text.passkey,
            value: report.hasPasskey ? text.passkeySet : text.passkeyNone,
          },
          { label: text.secret, value: text.secrets[secretOf(report)] },
        ];
  const life = line.life === null ? [] : [text.lifeOf(deviceCode(line.life), String(line.lives))];
  return [
    { label: text.contact, value: contactText(line, nowMs, text) },
    ...(report === null ? [{ label: text.unsent, value: text.unknown }] : told),
    ...(line.series.length === 0 ? [] : [{ label: text.series, value: line.series.join(', ') }]),
    { label: text.device, value: deviceCode(line.device) },
    { label: text.key, value: keyText(line.fingerprint) },
    ...life.map((value) => ({ label: text.life, value })),
    // Where the contact is another one than that at which it told this.
    ...(report !== null && line.lastContactMs !== null && isLater(line.lastContactMs, report)
      ? [{ label: text.reported, value: momentText(report.receivedMs, nowMs) }]
      : []),
  ];
};

const isLater = (contactMs: number, { receivedMs }: ReportedDevice): boolean =>
  contactMs - receivedMs > DAY_MS;
