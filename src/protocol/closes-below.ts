/** The question how the unions below closed their days: POST /api/closes-below, asked by few and seldom. */
import * as z from 'zod';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import { CLOSE_CONCERNS } from '#domain/views/closes-below.ts';
import { count, epoch, id, ms, nonce, signature } from './field-schemas.ts';

/** One question looks at no more days than this, by when the closes reached the server. */
export const CLOSES_DAYS_MAX = 31;
/** Lines of one union in one answer; what an honest union writes in a month stays far below. */
export const CLOSES_OF_UNIT_MAX = 1000;
export const CLOSES_LINES_MAX = 2000;

export const closesBelowRequest = z.object({
  protocol: z.number().int(),
  nonce,
  /** Both ends belong to it; at most `CLOSES_DAYS_MAX` days. */
  fromMs: ms,
  toMs: ms,
  /** Where the last answer ended; the union of that id is not told of again. */
  after: id.optional(),
  /** Asks for closes too whose second count differs; an app of before that does not know the word for them. */
  differing: z.boolean().optional(),
});
export type ClosesBelowRequest = z.infer<typeof closesBelowRequest>;

const calendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const signedSum = z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

const closeLine = z.object({
  unit: id,
  day: calendarDay,
  officer: id.nullable(),
  concern: z.enum(CLOSE_CONCERNS),
  closes: count,
  receipts: count,
  sumVnd: signedSum,
  cashVnd: signedSum,
  countedVnd: signedSum,
  arrivedOn: calendarDay,
  /** Only where the second count differs. */
  checkedVnd: signedSum.optional(),
});

export const closesBelowAnswer = z.object({
  protocol: z.number().int(),
  nonce,
  epoch,
  lines: z.array(closeLine).max(CLOSES_LINES_MAX),
  /** `after` of the next question; null where no union is left. */
  next: id.nullable(),
  people: z.array(z.object({ officer: id, displayName: z.string() })),
  /** By the server over closesBelowSigningBytes. */
  signature,
});
export type ClosesBelowAnswer = z.infer<typeof closesBelowAnswer>;

export const closesBelowSigningBytes = (
  answer: Omit<ClosesBelowAnswer, 'signature' | 'protocol'>,
): Bytes =>
  utf8FromText(
    [
      'so-cong-doan/closes-below/1',
      answer.nonce,
      answer.epoch.id,
      JSON.stringify(answer.next),
      ...answer.lines.map((line) =>
        JSON.stringify([
          ...[line.unit, line.day, line.officer, line.concern, line.closes, line.receipts],
          ...[line.sumVnd, line.cashVnd, line.countedVnd, line.arrivedOn],
          ...(line.checkedVnd === undefined ? [] : [line.checkedVnd]),
        ]),
      ),
      ...answer.people.map(({ officer, displayName }) => JSON.stringify([officer, displayName])),
    ].join('\n'),
  );
