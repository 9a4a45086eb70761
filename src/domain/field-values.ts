/** The kinds of value that fields of union records accept, each with its bound. */
// First of all: schemas are made while modules load.
import '#crdt/zod-without-eval.ts';
import * as z from 'zod';
import { amountVndMax } from './money.ts';
import { hasNoDirectionMarks } from './text-direction.ts';
import { isCalendarDate, isPartialDate, isPeriod } from './calendar-date.ts';

/** The bound of every sum of money; the same that a typed amount is held to. */
export const AMOUNT_VND_MAX = amountVndMax;

export const recordId = z.string().regex(/^[A-Za-z0-9_-]{4,32}$/);
/** A text that people write and read, of at most so many letters. */
export const writtenText = (lengthMax: number, lengthMin = 0) =>
  z.string().min(lengthMin).max(lengthMax).refine(hasNoDirectionMarks, 'direction-mark');
export const shortText = writtenText(120, 1);
export const longText = writtenText(8000);
export const codeText = writtenText(40, 1);
export const day = z.string().refine(isCalendarDate, 'no-such-date');
export const partialDay = z.string().refine(isPartialDate, 'no-such-date');
export const month = z.string().refine(isPeriod, 'no-such-month');
/** Money received: whole đồng, at least 1. */
export const amountVnd = z.number().int().min(1).max(AMOUNT_VND_MAX);
/** A sum that may be nothing (a waived month, an empty day). */
export const sumVnd = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** A sum that may also be below nothing: a day on which more was given back than taken. */
export const signedVnd = z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
export const e164 = z.string().regex(/^\+\d{8,15}$/);
export const nationalNumber = z.string().regex(/^(\d{9}|\d{12})$/);
export const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,512}$/);
export const instantMs = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
