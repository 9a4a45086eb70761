/** Papers that were referred: what each says, what came of it, and whether it still lies above. */
import { ROLE_RIGHTS } from '../access-table.ts';
import { isInForce } from '../access.ts';
import type { CalendarDate } from '../calendar-date.ts';
import type {
  referral as referralType,
  referralEnd as referralEndType,
  referralNote as referralNoteType,
  referralPaper as referralPaperType,
  ReferralStep,
} from '../cases/referral.ts';
import { unitPathsIn } from '../office/unit-path.ts';
import type { RecordOf } from '../record-of.ts';
import { grantsOf, type OfficeRecords, type WhoWrites } from '../roster/import-rights.ts';

/** taken-back stands above all; else what the union above said last. */
export type ReferralStanding = 'sent' | 'received' | 'answered' | 'taken-back';

type Stored<T> = T & { readonly book: string; readonly state: 'waiting' | 'safe' | 'check' };

export interface ReferralRecords {
  readonly referrals: readonly Stored<RecordOf<typeof referralType>>[];
  readonly papers: readonly Stored<RecordOf<typeof referralPaperType>>[];
  readonly notes: readonly (Stored<RecordOf<typeof referralNoteType>> & {
    readonly changedMs: number;
  })[];
  readonly ends: readonly Stored<RecordOf<typeof referralEndType>>[];
}

export interface NoteOnReferral {
  readonly id: string;
  readonly what: ReferralStep;
  readonly text: string;
  readonly on: CalendarDate | undefined;
  readonly state: Stored<object>['state'];
}

export interface ReferredPaper {
  readonly id: string;
  readonly book: string;
  readonly caseFile: string;
  readonly to: string;
  readonly on: CalendarDate | undefined;
  readonly paper: RecordOf<typeof referralPaperType>['values'];
  /** Newest first. */
  readonly notes: readonly NoteOnReferral[];
  readonly endedOn: CalendarDate | undefined;
  readonly standing: ReferralStanding;
  /** Of the paper itself and of what took it back. */
  readonly state: Stored<object>['state'];
}

interface OfReferral {
  readonly book: string;
  readonly values: { readonly referral?: string | undefined };
}

/** The newest first. What stands in another book than its referral is not of it. */
export const referredPapers = (records: ReferralRecords): readonly ReferredPaper[] =>
  records.referrals
    .flatMap((record) => {
      const { id, book, values } = record;
      const isOfIt = (one: OfReferral): boolean => one.book === book && one.values.referral === id;
      const paper = records.papers.find(isOfIt);
      if (paper === undefined || values.to === undefined || values.caseFile === undefined)
        return [];
      const end = records.ends.find(isOfIt);
      const notes = records.notes
        .filter(isOfIt)
        .sort((a, b) => b.changedMs - a.changedMs)
        .map((note) => ({
          ...{ id: note.id, what: note.values.what ?? ('noted' as const) },
          ...{ text: note.values.text ?? '', on: note.values.on, state: note.state },
        }));
      return {
        ...{ id, book, caseFile: values.caseFile, to: values.to, on: values.on },
        ...{ paper: paper.values, notes, endedOn: end?.values.on },
        standing: standingOf(notes, end !== undefined),
        state: end?.state ?? record.state,
      };
    })
    .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : (a.on ?? '') > (b.on ?? '') ? -1 : 0));

const standingOf = (notes: readonly NoteOnReferral[], isEnded: boolean): ReferralStanding => {
  if (isEnded) return 'taken-back';
  if (notes.some(({ what }) => what === 'answered')) return 'answered';
  return notes.some(({ what }) => what === 'received') ? 'received' : 'sent';
};

/** Unions that a request of this one can be referred to, the nearest first, as far up as this device knows the tree. */
export const unionsAbove = (units: OfficeRecords['units'], unit: string): readonly string[] =>
  unitPathsIn(units)(unit).slice(1);

/** Whether the officer has a right, today and as far as this device knows, by which papers come up from below. */
export const readsReferred = (office: OfficeRecords, who: WhoWrites): boolean =>
  grantsOf(office, who).some(
    (grant) => ROLE_RIGHTS[grant.role].readsReferred === true && isInForce(grant, who.today),
  );
