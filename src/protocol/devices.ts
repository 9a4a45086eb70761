/** What a device tells about itself (POST /api/devices/report), and the list of devices (POST /api/devices/list). */
import * as z from 'zod';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import {
  BROWSERS,
  DEVICE_FORMS,
  REPORT_SUMS_MAX,
  SECRET_BY_PASSKEY,
} from '#domain/device-report.ts';
import { UNIT_KINDS } from '#domain/office/unit.ts';
import { bookName, count, epoch, id, ms, nonce, signature } from './field-schemas.ts';

export const DEVICES_MAX = 100;
export const SERIES_SHOWN_MAX = 20;

const self = {
  form: z.enum(DEVICE_FORMS),
  browser: z.enum(BROWSERS),
  browserVersion: z.number().int().min(0).max(9_999).nullable(),
  freeBytes: count.nullable(),
  isLasting: z.boolean().nullable(),
  hasPasskey: z.boolean(),
  /** Absent in what an older app has told. */
  secretByPasskey: z.enum(SECRET_BY_PASSKEY).optional(),
  app: z.string().regex(/^[0-9A-Za-z.+-]{1,40}$/),
  unsent: count,
};

export const deviceReport = z.object({
  ...self,
  life: id,
  unsentSums: z.array(z.object({ book: bookName, sumVnd: count })).max(REPORT_SUMS_MAX),
});

export const deviceReportRequest = z.object({
  protocol: z.number().int(),
  nonce,
  report: deviceReport,
});
export type DeviceReportRequest = z.infer<typeof deviceReportRequest>;
export const deviceReportAnswer = z.object({ nonce });

export const devicesRequest = z.object({
  protocol: z.number().int(),
  nonce,
  /** The asker's own, or those of the officers whom the asker may write down. */
  whose: z.enum(['own', 'union']),
  /** Where the last answer ended. */
  after: id.optional(),
  /** The asker knows `secretByPasskey`. An older app would drop it and find the signature wrong: it is not told. */
  knowsSecretByPasskey: z.literal(true).optional(),
});
export type DevicesRequest = z.infer<typeof devicesRequest>;

const deviceLine = z.object({
  device: id,
  officer: id,
  displayName: z.string(),
  unit: id,
  unitName: z.string(),
  unitKind: z.enum(UNIT_KINDS).nullable(),
  label: z.string(),
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  lives: count,
  life: id.nullable(),
  series: z.array(z.string().max(40)).max(SERIES_SHOWN_MAX),
  isLost: z.boolean(),
  lastContactMs: ms.nullable(),
  report: z.object({ ...self, receivedMs: ms, unsentVnd: count.nullable() }).nullable(),
});

export const devicesAnswer = z.object({
  protocol: z.number().int(),
  nonce,
  epoch,
  devices: z.array(deviceLine).max(DEVICES_MAX),
  next: id.nullable(),
  /** By the server over devicesSigningBytes. */
  signature,
});
export type DevicesAnswer = z.infer<typeof devicesAnswer>;

export const devicesSigningBytes = ({
  nonce: asked,
  epoch: { id: epochId },
  devices,
  next,
}: Omit<DevicesAnswer, 'signature' | 'protocol'>): Bytes =>
  utf8FromText(
    [
      'so-cong-doan/devices/1',
      asked,
      epochId,
      JSON.stringify(next),
      ...devices.map((line) =>
        JSON.stringify([
          ...[line.device, line.officer, line.displayName, line.unit, line.unitName],
          ...[line.unitKind, line.label, line.fingerprint, line.lives, line.life, line.series],
          ...[line.isLost, line.lastContactMs],
          line.report === null ? null : reported(line.report),
        ]),
      ),
    ].join('\n'),
  );

const reported = (report: NonNullable<DevicesAnswer['devices'][number]['report']>) => [
  ...[report.receivedMs, report.form, report.browser, report.browserVersion, report.freeBytes],
  ...[report.isLasting, report.hasPasskey, report.app, report.unsent, report.unsentVnd],
  // Last and only where it is told, so that what an older server or app signs and checks stays what it was.
  ...(report.secretByPasskey === undefined ? [] : [report.secretByPasskey]),
];
