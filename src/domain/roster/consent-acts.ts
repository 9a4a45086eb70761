/** A person's consent to the keeping of their data, withdrawn and given again (Law 91/2025/QH15). */
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import { isCalendarDate, type CalendarDate } from '#domain/calendar-date.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import type { RecordOf } from '#domain/record-of.ts';
import type { ConsentGiven } from './acts.ts';
import { consent, withdrawal } from './membership.ts';

export const WITHDRAWN_HOW = ['in-person', 'in-writing', 'by-phone'] as const;
export type WithdrawnHow = (typeof WITHDRAWN_HOW)[number];

export type ConsentStanding =
  | { readonly is: 'none' }
  | { readonly is: 'given'; readonly atMs: number; readonly consents: readonly string[] }
  | { readonly is: 'withdrawn'; readonly on: CalendarDate };

export type ConsentProblem =
  | { readonly kind: 'no-consent' }
  | { readonly kind: 'missing-consent' }
  | { readonly kind: 'bad-date' | 'future-date' };

/** A person agrees as long as one consent stands that no withdrawal names. */
export const consentStanding = (
  member: string,
  consents: readonly RecordOf<typeof consent>[],
  withdrawals: readonly RecordOf<typeof withdrawal>[],
): ConsentStanding => {
  const own = consents.filter(({ values }) => values.member === member);
  const onByConsent = new Map(
    withdrawals.map(({ values }) => [values.consent ?? '', values.on ?? '']),
  );
  const standing = own.filter(({ id }) => !onByConsent.has(id));
  if (standing.length > 0)
    return {
      is: 'given',
      atMs: Math.max(...standing.map(({ values }) => values.atMs ?? 0)),
      consents: standing.map(({ id }) => id),
    };
  const days = own.map(({ id }) => onByConsent.get(id) ?? '');
  return own.length === 0
    ? { is: 'none' }
    : { is: 'withdrawn', on: days.reduce((last, on) => (on > last ? on : last), '') };
};

/**
 * Withdraws every consent of a person that stands. What was kept and what was paid stays: a receipt is
 * accounting (Law on Accounting), and the withdrawal says from when on the data serve nothing new.
 * Refuses: no-consent, bad-date, future-date.
 */
export const withdrawConsent = (
  input: {
    readonly rosterBook: BookId;
    readonly standing: ConsentStanding;
    readonly on: CalendarDate;
    readonly how: WithdrawnHow;
  },
  moment: Moment,
): Result<readonly Draft[], ConsentProblem> => {
  const { standing, on, how } = input;
  if (standing.is !== 'given') return refuse({ kind: 'no-consent' });
  if (!isCalendarDate(on)) return refuse({ kind: 'bad-date' });
  if (on > moment.today) return refuse({ kind: 'future-date' });
  const changes = standing.consents.map((id) =>
    write(withdrawal, moment.newId(), { consent: id, on, how }),
  );
  return accept([{ book: input.rosterBook, act: 'withdrawConsent', changes }]);
};

/** Records that a person agrees, who had withdrawn it or of whom none is on record. Refuses: missing-consent. */
export const giveConsent = (
  input: { readonly rosterBook: BookId; readonly member: string; readonly consent: ConsentGiven },
  moment: Moment,
): Result<readonly Draft[], ConsentProblem> => {
  const { member, consent: agreed } = input;
  if (agreed.textVersion === '' || agreed.textHash === '')
    return refuse({ kind: 'missing-consent' });
  const given = write(consent, moment.newId(), {
    member,
    ...agreed,
    officer: moment.officer,
    atMs: agreed.atMs ?? moment.nowMs,
  });
  return accept([{ book: input.rosterBook, act: 'giveConsent', changes: [given] }]);
};
