/** Chuyển công đoàn cấp trên: a paper about one request, in a book of its own, that the union above may read. */
import * as z from 'zod';
import { writeOnce } from '#crdt/field.ts';
import { day, longText, recordId, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';
import { CASE_KINDS } from './case-file.ts';

/** To whom and of which request; no word of it, because the server keeps these beside the readers. */
export const referral = recordType('referral', 'cases', {
  caseFile: writeOnce(recordId),
  to: writeOnce(recordId),
  on: writeOnce(day),
});

/** What the union above is given: a copy as it stood on that day. The book of the requests stays where it is. */
export const referralPaper = recordType(
  'referralPaper',
  'cases',
  {
    referral: writeOnce(recordId),
    kind: writeOnce(z.enum(CASE_KINDS)),
    applicant: writeOnce(shortText.nullable()),
    receivedOn: writeOnce(day),
    summary: writeOnce(longText),
    why: writeOnce(longText),
  },
  'referral',
);

/** received, answered: said above, and by nobody else. noted: written below. */
export const REFERRAL_STEPS = ['received', 'answered', 'noted'] as const;
export type ReferralStep = (typeof REFERRAL_STEPS)[number];

/** What either end has done about it since; that it was received needs no words. */
export const referralNote = recordType(
  'referralNote',
  'cases',
  {
    referral: writeOnce(recordId),
    what: writeOnce(z.enum(REFERRAL_STEPS)),
    text: writeOnce(longText.nullable()),
    on: writeOnce(day),
  },
  'referral',
);

/** Taken back: from here on nothing more of it goes up. */
export const referralEnd = recordType(
  'referralEnd',
  'cases',
  { referral: writeOnce(recordId), on: writeOnce(day) },
  'referral',
);

const ONLY_APART: ReadonlySet<string> = new Set(
  [referral, referralPaper, referralNote, referralEnd].map(({ type }) => type),
);

/** Whether a record of that type stands only in a book of its own. */
export const isOfReferral = (type: string): boolean => ONLY_APART.has(type);
