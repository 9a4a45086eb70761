/** What happened to a membership, one step a record; and the consent to keep the person's data. */
import * as z from 'zod';
import { addWinsSet, writeOnce } from '#crdt/field.ts';
import { base64url, codeText, day, instantMs, recordId, shortText } from '../field-values.ts';
import { recordType } from '../record-kind.ts';

export const MEMBERSHIP_STEPS = [
  'applied',
  'admitted',
  'suspended',
  'resumed',
  'moved',
  'left',
  'expelled',
  'deceased',
] as const;
export type MembershipStepKind = (typeof MEMBERSHIP_STEPS)[number];

export const membershipStep = recordType(
  'membershipStep',
  'roster',
  {
    member: writeOnce(recordId),
    what: writeOnce(z.enum(MEMBERSHIP_STEPS)),
    on: writeOnce(day),
    decision: writeOnce(shortText.nullable()),
  },
  'member',
);

/** Evidence asked for by Law 91/2025/QH15: which text, how, by whom; silence is not consent. */
export const consent = recordType(
  'consent',
  'roster',
  {
    member: writeOnce(recordId),
    textVersion: writeOnce(codeText),
    textHash: writeOnce(base64url),
    how: writeOnce(z.enum(['read-aloud', 'written', 'list'])),
    officer: writeOnce(recordId),
    atMs: writeOnce(instantMs),
  },
  'member',
);

export const withdrawal = recordType(
  'withdrawal',
  'roster',
  {
    consent: writeOnce(recordId),
    on: writeOnce(day),
    how: writeOnce(shortText),
  },
  'consent',
);

/** "These two are one person": undirected pairs, so that it can be undone; who is canonical is a view. */
export const twinLink = recordType(
  'twinLink',
  'roster',
  {
    pairs: addWinsSet(z.string().regex(/^[A-Za-z0-9_-]{4,32}~[A-Za-z0-9_-]{4,32}$/)),
  },
  { field: 'pairs', type: 'member' },
);
