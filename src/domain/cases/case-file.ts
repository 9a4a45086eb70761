/** A yêu cầu: what someone asked the union for, and how it went. */
import * as z from 'zod';
import { everyValue, furthestStage, lastWriterWins, writeOnce } from '#crdt/field.ts';
import { base64url, codeText, day, longText, recordId, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

export const CASE_STAGES = [
  'new',
  'registered',
  'triaged',
  'assigned',
  'in-progress',
  'waiting',
  'referred',
  'resolved',
  'closed',
  'withdrawn',
] as const;
export type CaseStage = (typeof CASE_STAGES)[number];
/** Stages at which nobody works on a request any more. */
export const isEnded = (stage: CaseStage): boolean =>
  stage === 'resolved' || stage === 'closed' || stage === 'withdrawn';

export const CASE_CHANNELS = ['floor', 'phone', 'hotline', 'zalo', 'letter-box', 'office'] as const;
export const CASE_KINDS = [
  'legal-advice',
  'hardship',
  'proposal',
  'labour-complaint',
  'denunciation',
  'individual-dispute',
  'collective-dispute',
  'late-wages',
  'social-insurance',
  'accident',
  'discipline',
  'discrimination',
  'housing-loan',
  'other',
] as const;
export const CASE_URGENCIES = ['normal', 'soon', 'urgent'] as const;

export const caseFile = recordType('caseFile', 'cases', {
  applicant: writeOnce(
    z.discriminatedUnion('who', [
      z.object({ who: z.literal('member'), member: recordId }),
      z.object({ who: z.literal('other'), name: shortText, contact: shortText.nullable() }),
      z.object({ who: z.literal('anonymous') }),
    ]),
  ),
  channel: writeOnce(z.enum(CASE_CHANNELS)),
  receivedOn: writeOnce(day),
  // A phone that did not hear of a later stage must not pull the file back.
  stage: furthestStage(CASE_STAGES),
  outcome: everyValue(longText),
  kind: lastWriterWins(z.enum(CASE_KINDS)),
  summary: lastWriterWins(longText),
  urgency: lastWriterWins(z.enum(CASE_URGENCIES)),
  dueOn: lastWriterWins(day.nullable()),
  handler: lastWriterWins(recordId.nullable()),
});

export const caseNote = recordType(
  'caseNote',
  'cases',
  {
    caseFile: writeOnce(recordId),
    text: writeOnce(longText),
    on: writeOnce(day),
  },
  'caseFile',
);

export const attachment = recordType(
  'attachment',
  'cases',
  {
    caseFile: writeOnce(recordId),
    name: writeOnce(shortText),
    mediaType: writeOnce(codeText),
    bytes: writeOnce(z.number().int().min(1).max(5_000_000)),
    hash: writeOnce(base64url),
  },
  'caseFile',
);
