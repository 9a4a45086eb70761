/** From the list to the slips: writes the officers, sends them, and has an invitation made for each. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import { addOfficer, grantRole, type OfficeProblem } from '#domain/office/acts.ts';
import type { Trainee } from '#domain/office/training-list.ts';
import type { Replica } from '#replica/replica.ts';
import type { InvitationMade } from '#sync/server-answers.ts';
import type { ServerApi } from '#sync/server-api.ts';

export interface Slip {
  readonly trainee: Trainee;
  readonly made: InvitationMade;
}

export interface NoSlip {
  readonly trainee: Trainee;
  readonly kind: string;
}

/** Who is written down already, by line of the list: what is done once is not done again. */
export type OfficerByLine = ReadonlyMap<number, string>;

/** One save is one strict transaction; the screen shows how far it is in between. */
const SAVED_AT_ONCE = 25;
/** Asked at a time; the server answers each in a few milliseconds. */
const ASKED_AT_ONCE = 4;
const AGAIN_MAX = 5;
const AGAIN_MS = 1500;

/**
 * Writes down those who are not, with their role; answers with the ids of all.
 * Refuses: what a save refuses; those written before stay in the answer of the next try by `written`.
 */
export const writeTrainees = async (
  replica: Replica,
  trainees: readonly Trainee[],
  written: Map<number, string>,
  today: CalendarDate,
  onDone: (count: number) => void,
): Promise<Result<void, { readonly kind: string }>> => {
  for (let from = 0; from < trainees.length; from += SAVED_AT_ONCE) {
    const part = trainees
      .slice(from, from + SAVED_AT_ONCE)
      .filter(({ line }) => !written.has(line));
    const ids = new Map<number, string>();
    const saved = await replica.save((moment) => {
      ids.clear();
      return draftsOf(part, ids, today, moment);
    });
    if (!saved.ok) return refuse({ kind: saved.error.kind });
    for (const [line, id] of ids) written.set(line, id);
    onDone(Math.min(from + SAVED_AT_ONCE, trainees.length));
  }
  return accept(undefined);
};

const draftsOf = (
  part: readonly Trainee[],
  ids: Map<number, string>,
  today: CalendarDate,
  moment: Moment,
): Result<readonly Draft[], OfficeProblem> => {
  const drafts: Draft[] = [];
  for (const { line, known, unit, role, displayName, signInName, phone } of part) {
    let officer = known?.id;
    if (officer === undefined) {
      const person = { homeUnit: unit, displayName, signInName, phone: phone ?? undefined };
      const added = addOfficer(person, moment);
      if (!added.ok) return added;
      officer = added.value[0]?.changes[0]?.id ?? '';
      drafts.push(...added.value);
    }
    ids.set(line, officer);
    if (known?.hasRole === true) continue;
    const granted = grantRole({ officer, role, unit, reach: 'unit', from: today }, moment);
    if (!granted.ok) return granted;
    drafts.push(...granted.value);
  }
  return accept(drafts);
};

/** Asks for the invitations of those who have none; a network that goes away ends it, and what was made stays. */
export const makeSlips = async (
  invite: ServerApi['makeInvitation'],
  trainees: readonly Trainee[],
  written: OfficerByLine,
  desk: {
    readonly slips: Map<number, Slip>;
    readonly failed: Map<number, NoSlip>;
    readonly onDone: (count: number) => void;
    readonly isStopped: () => boolean;
  },
): Promise<Result<void, { readonly kind: string }>> => {
  const waiting = trainees.filter(({ line }) => !desk.slips.has(line));
  let broken: string | undefined;
  const work = async (): Promise<void> => {
    for (let trainee = waiting.shift(); trainee !== undefined; trainee = waiting.shift()) {
      if (broken !== undefined || desk.isStopped()) return;
      const made = await inviteOne(invite, written.get(trainee.line) ?? '');
      if (made.ok) desk.slips.set(trainee.line, { trainee, made: made.value });
      else if (isOfNetwork(made.error.kind)) broken = made.error.kind;
      else desk.failed.set(trainee.line, { trainee, kind: made.error.kind });
      desk.onDone(desk.slips.size);
    }
  };
  await Promise.all(Array.from({ length: ASKED_AT_ONCE }, work));
  return broken === undefined ? accept(undefined) : refuse({ kind: broken });
};

const isOfNetwork = (kind: string): boolean =>
  kind === 'no-connection' || kind === 'not-our-server';

/** A server that is being asked too much says so: it is asked again a little later. */
const inviteOne = async (
  invite: ServerApi['makeInvitation'],
  officer: string,
): Promise<Awaited<ReturnType<ServerApi['makeInvitation']>>> => {
  for (let tries = 1; ; tries += 1) {
    const made = await invite(officer);
    if (made.ok || made.error.kind !== 'too-many-attempts' || tries === AGAIN_MAX) return made;
    await new Promise((resolve) => setTimeout(resolve, made.error.retryAfterMs ?? AGAIN_MS));
  }
};
