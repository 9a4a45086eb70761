/** POST /api/devices/report: what a device says about itself, its last word only. */
import * as z from 'zod';
import { accept, type Result } from '#base/result.ts';
import { deviceReport, type DeviceReportRequest } from '#protocol/devices.ts';
import type { BookReader } from './book-store.ts';
import { noteContact } from './device-contact.ts';
import { noteKind, readNote, writeNote } from './notes.ts';
import { no, type Refusal } from './refusal.ts';
import type { ServerContext } from './server-context.ts';
import type { Session } from './sessions.ts';

/** By device. The time is the server's. */
const reportNote = noteKind(
  'device-report',
  z.object({ receivedMs: z.number(), report: deviceReport }),
);
export type KeptReport = z.infer<(typeof reportNote)['schema']>;

export const takeDeviceReport = async (
  server: ServerContext,
  { device }: Session,
  { nonce, report }: DeviceReportRequest,
): Promise<Result<{ readonly nonce: string }, Refusal>> => {
  const nowMs = server.nowMs();
  const waitMs = server.throttles.reports.take(device, nowMs);
  if (waitMs > 0) return no('too-many-attempts', { retryAfterMs: waitMs });
  await server.store.write(async (tx) => {
    await writeNote(tx, reportNote, device, { receivedMs: nowMs, report });
    await noteContact(tx, device, nowMs);
  });
  return accept({ nonce });
};

export const lastReportOf = (
  reader: BookReader,
  device: string,
  nowMs: number,
): Promise<KeptReport | undefined> => readNote(reader, reportNote, device, nowMs);
