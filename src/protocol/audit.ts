/** The question who did what: POST /api/audit, asked by few and seldom. */
import * as z from 'zod';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import { AUDIT_KINDS } from '#domain/audit-kinds.ts';
import { bookName, count, epoch, id, ms, nonce, signature } from './field-schemas.ts';

export const AUDIT_LINES_MAX = 50;
/** One question looks at no more days than this. */
export const AUDIT_DAYS_MAX = 31;

export const auditRequest = z.object({
  protocol: z.number().int(),
  nonce,
  /** Both ends belong to it; at most `AUDIT_DAYS_MAX` days. */
  fromMs: ms,
  toMs: ms,
  officer: id.optional(),
  /** Where the last answer ended: lines of that very moment that were shown already are passed over. */
  after: z.object({ atMs: ms, shown: count }).optional(),
});
export type AuditRequest = z.infer<typeof auditRequest>;

/** No number: what lies between two lines, and whether anything does, is not told. */
const auditLine = z.object({
  atMs: ms,
  what: z.enum(AUDIT_KINDS),
  officer: id.nullable(),
  device: id.nullable(),
  book: bookName.nullable(),
  about: z.string().max(60).nullable(),
  saidMs: ms.nullable(),
});

export const auditAnswer = z.object({
  protocol: z.number().int(),
  nonce,
  epoch,
  lines: z.array(auditLine).max(AUDIT_LINES_MAX),
  /** `after` of the next question; null where nothing older is left in the time asked for. */
  next: z.object({ atMs: ms, shown: count }).nullable(),
  people: z.array(z.object({ officer: id, displayName: z.string() })),
  devices: z.array(z.object({ device: id, label: z.string() })),
  /** By the server over auditSigningBytes. */
  signature,
});
export type AuditAnswer = z.infer<typeof auditAnswer>;

export const auditSigningBytes = (answer: Omit<AuditAnswer, 'signature' | 'protocol'>): Bytes =>
  utf8FromText(
    [
      'so-cong-doan/audit/1',
      answer.nonce,
      answer.epoch.id,
      JSON.stringify(answer.next === null ? null : [answer.next.atMs, answer.next.shown]),
      ...answer.lines.map((line) =>
        JSON.stringify([
          ...[line.atMs, line.what, line.officer, line.device, line.book, line.about, line.saidMs],
        ]),
      ),
      ...answer.people.map(({ officer, displayName }) => JSON.stringify([officer, displayName])),
      ...answer.devices.map(({ device, label }) => JSON.stringify([device, label])),
    ].join('\n'),
  );
