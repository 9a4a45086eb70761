/** Bàn giao as one save: rights that begin and end, the minutes, the money and the requests, all or nothing. */
import { accept, refuse, type Result } from '#base/result.ts';
import { bookId, type BookId } from '#book/book-id.ts';
import { caseHandover, HANDED_CASES_MAX } from '#domain/cases/case-handover.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import { moneyHandover, type DeviceMoney } from '#domain/dues/money-handover.ts';
import { leads } from '#domain/giving-rights.ts';
import { optionalText, SHORT_TEXT_MAX, type TextProblem } from '#domain/written-text.ts';
import { grantRole, revokeGrant, type OfficeProblem } from './acts.ts';
import type { Role } from './grant.ts';
import { handover, HANDED_RIGHTS_MAX } from './handover.ts';

/** A right of the outgoing officer that ends. */
export interface EndingRight {
  readonly grant: string;
  readonly role: Role;
}

/** A right that the incoming officer gets from today on. */
export interface BeginningRight {
  readonly role: Role;
  readonly reach: 'unit' | 'below';
  /** Last day of the term; null without an end. */
  readonly until: string | null;
}

export interface MoneyPart {
  readonly duesBook: BookId;
  readonly devices: readonly DeviceMoney[];
  readonly cashVnd: number | null;
  readonly note: string;
}

export interface CasesPart {
  readonly casesBook: BookId;
  /** Open ones that are not confidential, the first due first. */
  readonly files: readonly { readonly id: string; readonly dueOn: string | null }[];
}

export interface HandoverParts {
  readonly from: string;
  readonly money: readonly MoneyPart[];
  readonly cases: readonly CasesPart[];
}

export interface HandoverInput extends HandoverParts {
  /** Whose office book the rights stand in. */
  readonly unit: string;
  readonly to: string;
  readonly presence: 'present' | 'absent';
  readonly witness: string;
  readonly ends: readonly EndingRight[];
  readonly begins: readonly BeginningRight[];
  /** Stands in each revocation. */
  readonly why: string;
}

export type HandoverProblem =
  | OfficeProblem
  | TextProblem
  | { readonly kind: 'same-officer' }
  | { readonly kind: 'nothing-ends' }
  | { readonly kind: 'too-many-rights' };

type Drafts = Result<readonly Draft[], HandoverProblem>;

/**
 * The drafts of one group. What begins stands before what ends, and of the ends those of roles that give others
 * their rights come last: each entry is judged by what its author holds when it is judged, and who hands on an
 * own right holds it until then.
 * Refuses: same-officer, nothing-ends, too-many-rights, already-revoked, missing-text, text-too-long, bad-day,
 * ends-before-it-begins.
 */
export const handOver = (
  input: HandoverInput,
  moment: Moment,
  facts: { readonly revokedGrants: ReadonlySet<string> },
): Drafts => {
  const { unit, from, to, ends, begins, why } = input;
  if (from === to) return refuse({ kind: 'same-officer' });
  if (ends.length === 0) return refuse({ kind: 'nothing-ends' });
  if (Math.max(ends.length, begins.length) > HANDED_RIGHTS_MAX)
    return refuse({ kind: 'too-many-rights' });
  const witness = optionalText('witness', input.witness, SHORT_TEXT_MAX);
  if (!witness.ok) return witness;
  const drafts: Draft[] = [];
  const begun: string[] = [];
  for (const { until, ...right } of begins) {
    const term = until === null ? {} : { until };
    const given = grantRole({ ...right, ...term, officer: to, unit, from: moment.today }, moment);
    if (!given.ok) return given;
    drafts.push(...given.value);
    begun.push(...given.value.flatMap(({ changes }) => changes.map(({ id }) => id)));
  }
  const minutes = write(handover, moment.newId(), {
    from,
    to,
    on: moment.today,
    presence: input.presence,
    witness: witness.value,
    ends: ends.map(({ grant }) => grant),
    begins: begun,
  });
  drafts.push({ book: bookId('office', unit), act: 'noteHandover', changes: [minutes] });
  const parts = handOverParts(input, moment);
  if (!parts.ok) return parts;
  drafts.push(...parts.value);
  for (const { grant } of [...ends].sort((a, b) => Number(leads(a.role)) - Number(leads(b.role)))) {
    const ended = revokeGrant({ unit, grant, why }, moment, facts);
    if (!ended.ok) return ended;
    drafts.push(...ended.value);
  }
  const group = moment.newId();
  return accept(drafts.map((draft) => ({ ...draft, group })));
};

/**
 * The outgoing officer's own part, or one written for who is absent: the money and the requests alone.
 * Refuses: text-too-long.
 */
export const handOverParts = (
  { from, money, cases }: HandoverParts,
  moment: Moment,
): Result<readonly Draft[], TextProblem> => {
  const drafts: Draft[] = [];
  for (const part of money) {
    const note = optionalText('note', part.note, SHORT_TEXT_MAX);
    if (!note.ok) return note;
    const change = write(moneyHandover, moment.newId(), {
      officer: from,
      on: moment.today,
      devices: [...part.devices],
      cashVnd: part.cashVnd,
      note: note.value,
    });
    drafts.push({ book: part.duesBook, act: 'handOverMoney', changes: [change] });
  }
  for (const { casesBook, files } of cases) {
    const change = write(caseHandover, moment.newId(), {
      officer: from,
      on: moment.today,
      files: files.slice(0, HANDED_CASES_MAX).map(({ id, dueOn }) => ({ id, dueOn })),
      count: files.length,
    });
    drafts.push({ book: casesBook, act: 'handOverCases', changes: [change] });
  }
  return accept(drafts);
};
