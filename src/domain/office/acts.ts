/** Keeping the tree of unions, its officers, their roles and its own choices. */
import { accept, refuse, type Result } from '#base/result.ts';
import { bookId } from '#book/book-id.ts';
import { isCalendarDate, type CalendarDate } from '#domain/calendar-date.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import {
  CODE_TEXT_MAX,
  optionalText,
  requiredText,
  SHORT_TEXT_MAX,
  type TextProblem,
} from '#domain/written-text.ts';
import { phoneFact, type FactProblem } from '#domain/roster/member-facts.ts';
import { grant, revocation, type Role } from './grant.ts';
import { officer } from './officer.ts';
import { isSignInName } from './sign-in-name.ts';
import { setting } from './setting.ts';
import { isSettingValue, type SettingKey, type SettingValue } from './setting-value.ts';
import { unit, type UnitKind } from './unit.ts';

export type OfficeProblem =
  | FactProblem
  | TextProblem
  | { readonly kind: 'nothing-changed' }
  | { readonly kind: 'bad-sign-in-name'; readonly text: string }
  | { readonly kind: 'bad-day'; readonly field: string; readonly day: string }
  | { readonly kind: 'ends-before-it-begins' }
  | { readonly kind: 'already-revoked'; readonly grant: string }
  | { readonly kind: 'bad-setting'; readonly key: SettingKey };

type Drafts = Result<readonly Draft[], OfficeProblem>;

/**
 * A new unit, written in its own office book; its id is that of the first change.
 * @param input.id where it was named before the moment of writing: people are put into it by the same save
 * @param input.ownBooks fixed for good: whether it keeps books of its own or writes in its parent's
 * Refuses: missing-text, text-too-long.
 */
export const createUnit = (
  input: {
    readonly id?: string | undefined;
    readonly name: string;
    readonly kind: UnitKind;
    readonly parent: string | null;
    readonly code?: string | undefined;
    readonly ownBooks: boolean;
  },
  moment: Moment,
): Drafts => {
  const name = requiredText('name', input.name, SHORT_TEXT_MAX);
  if (!name.ok) return name;
  const code = optionalText('code', input.code, CODE_TEXT_MAX);
  if (!code.ok) return code;
  const id = input.id ?? moment.newId();
  const change = write(unit, id, {
    name: name.value,
    kind: input.kind,
    code: code.value,
    parent: input.parent,
    ownBooks: input.ownBooks,
  });
  return accept([{ book: bookId('office', id), act: 'createUnit', changes: [change] }]);
};

/** Refuses: missing-text, text-too-long, nothing-changed. */
export const renameUnit = (input: {
  readonly unit: string;
  readonly name: string;
  readonly currentName?: string | undefined;
}): Drafts => {
  const name = requiredText('name', input.name, SHORT_TEXT_MAX);
  if (!name.ok) return name;
  if (name.value === input.currentName) return refuse({ kind: 'nothing-changed' });
  const change = write(unit, input.unit, { name: name.value });
  return accept([{ book: bookId('office', input.unit), act: 'renameUnit', changes: [change] }]);
};

/**
 * A person who will sign in, written in the office book of the home unit; the id is the first change's.
 * Refuses: missing-text, text-too-long, bad-sign-in-name, bad-phone.
 */
export const addOfficer = (
  input: {
    readonly homeUnit: string;
    readonly signInName: string;
    readonly displayName: string;
    readonly phone?: string | undefined;
  },
  moment: Moment,
): Drafts => {
  const signInName = input.signInName.trim().toLowerCase();
  if (!isSignInName(signInName))
    return refuse({ kind: 'bad-sign-in-name', text: input.signInName });
  const displayName = requiredText('displayName', input.displayName, SHORT_TEXT_MAX);
  if (!displayName.ok) return displayName;
  const phone = phoneFact(input.phone);
  if (!phone.ok) return phone;
  const change = write(officer, moment.newId(), {
    signInName,
    displayName: displayName.value,
    ...(phone.value === null ? {} : { phone: phone.value }),
    homeUnit: input.homeUnit,
  });
  return accept([{ book: bookId('office', input.homeUnit), act: 'addOfficer', changes: [change] }]);
};

/** A role from a day on, written in the office book of its unit. Refuses: bad-day, ends-before-it-begins. */
export const grantRole = (
  input: {
    readonly officer: string;
    readonly role: Role;
    readonly unit: string;
    readonly reach: 'unit' | 'below';
    readonly from: CalendarDate;
    /** Last day; left out without an end. */
    readonly until?: CalendarDate | undefined;
  },
  moment: Moment,
): Drafts => {
  const { from, until } = input;
  if (!isCalendarDate(from)) return refuse({ kind: 'bad-day', field: 'from', day: from });
  if (until !== undefined && !isCalendarDate(until))
    return refuse({ kind: 'bad-day', field: 'until', day: until });
  if (until !== undefined && until < from) return refuse({ kind: 'ends-before-it-begins' });
  const change = write(grant, moment.newId(), {
    officer: input.officer,
    role: input.role,
    unit: input.unit,
    reach: input.reach,
    from,
    until: until ?? null,
  });
  return accept([{ book: bookId('office', input.unit), act: 'grantRole', changes: [change] }]);
};

/**
 * Ends a grant for ever, in the office book that the grant stands in.
 * Refuses: missing-text, text-too-long, already-revoked.
 */
export const revokeGrant = (
  input: { readonly unit: string; readonly grant: string; readonly why: string },
  moment: Moment,
  facts: { readonly revokedGrants: ReadonlySet<string> },
): Drafts => {
  if (facts.revokedGrants.has(input.grant))
    return refuse({ kind: 'already-revoked', grant: input.grant });
  const why = requiredText('why', input.why, SHORT_TEXT_MAX);
  if (!why.ok) return why;
  const change = write(revocation, moment.newId(), { grant: input.grant, why: why.value });
  return accept([{ book: bookId('office', input.unit), act: 'revokeGrant', changes: [change] }]);
};

/** A choice of the union; null takes it back. Refuses: bad-setting. */
export const changeSetting = (input: {
  readonly unit: string;
  readonly key: SettingKey;
  readonly value: SettingValue;
}): Drafts =>
  isSettingValue(input.key, input.value)
    ? accept([
        {
          book: bookId('office', input.unit),
          act: 'changeSetting',
          changes: [write(setting, input.key, { value: input.value })],
        },
      ])
    : refuse({ kind: 'bad-setting', key: input.key });
