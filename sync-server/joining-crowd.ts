/** Which waiting phone gives way where too many ask: a flood crowds out itself and not the one phone that is real. */
import { createHmac, randomBytes } from 'node:crypto';
import type { BookWriter } from './book-store.ts';
import { joiningNote, readNotes, type Joining } from './notes.ts';

/** Waiting for one officer at a time: as many as that officer is shown. */
export const WAITING_FOR_ONE_MAX = 60;
/** Waiting for anybody. */
export const WAITING_IN_ALL_MAX = 1_000;

/** Of this start of the server alone: what is kept says which requests come from one address, never from which. */
const MARK_KEY = randomBytes(32);

/** A mark of an address that nobody can read back. */
export const markOf = (address: string): string =>
  createHmac('sha256', MARK_KEY).update(address).digest('base64url').slice(0, 12);

type Asking = Pick<Joining, 'to' | 'from'>;
interface Waiting {
  readonly key: string;
  readonly value: Joining;
}

/**
 * Where the officer's list is full, whichever address has the most in it loses its oldest; where everything is full,
 * the same in the longest list of all. What an officer has opened stays.
 */
export const makeRoomFor = async (tx: BookWriter, asking: Asking, nowMs: number): Promise<void> => {
  const waiting = (await readNotes(tx, joiningNote, nowMs)).filter(({ value }) =>
    isUnopened(value),
  );
  const same = waiting.filter(({ value }) => value.to === asking.to);
  const full =
    same.length >= WAITING_FOR_ONE_MAX
      ? same
      : waiting.length >= WAITING_IN_ALL_MAX
        ? mostCrowded(waiting, asking, ({ to }) => to)
        : [];
  const [oldest] = mostCrowded(full, asking, ({ from = '' }) => from);
  if (oldest !== undefined) await tx.dropNote(joiningNote.kind, oldest.key);
};

const isUnopened = ({ opened, approved, ended }: Joining): boolean =>
  opened === null && approved === null && ended === null;

/** The largest group with the newcomer counted in; of groups alike the one with the oldest. The oldest first. */
const mostCrowded = (
  waiting: readonly Waiting[],
  asking: Asking,
  groupOf: (asking: Asking) => string,
): readonly Waiting[] => {
  const groups = new Map<string, Waiting[]>();
  for (const one of [...waiting].sort((a, b) => a.value.askedMs - b.value.askedMs)) {
    const group = groupOf(one.value);
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [one]);
    else known.push(one);
  }
  let most: readonly Waiting[] = [];
  let count = 0;
  for (const [group, members] of groups) {
    const size = members.length + Number(group === groupOf(asking));
    if (size > count) [most, count] = [members, size];
  }
  return most;
};
