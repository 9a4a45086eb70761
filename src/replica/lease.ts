/** The lease of this replica at work: its count on the disk, what it closes, and the contact that opens all again. */
import { accept, refuse, type Result } from '#base/result.ts';
import {
  isStopped,
  leaseFromContact,
  leaseState,
  observed,
  USUAL_LEASE,
  type LeaseState,
  type LeaseTerm,
} from '#domain/lease.ts';
import { isNarrowed } from '#domain/roster/needed-to-collect.ts';
import { endSigningBytes } from '#protocol/pull.ts';
import { confirmedChoices } from './confirmed-choices.ts';
import { correctedNow } from './corrected-clock.ts';
import type { EngineContext } from './engine-context.ts';
import type { Lease } from './lease-port.ts';
import type { StoreProblem } from './ports.ts';
import type { TakeProblem } from './replica.ts';
import type { ReplicaState } from './replica-state.ts';
import { whyNoRequests } from './requests-here.ts';
import { LEASE_KEY, readLeaseRow, type LeaseRow } from './stored-rows.ts';
import type { BarredTier } from './tier-port.ts';

export interface LeaseAtWork extends Lease {
  /** The end of a whole pull, signed by the server for this very question: the rights were given anew. */
  readonly takeEnd: (nonce: string, signature: string) => Promise<Result<void, TakeProblem>>;
}

/**
 * Part of opening, before anything of a book is read. A disk without the row is a new one, or from before there was
 * a lease: its days are counted from here.
 */
export const readLease = async (context: EngineContext): Promise<Result<void, StoreProblem>> => {
  const { state, ports } = context;
  const row = await ports.store.get('cursor', LEASE_KEY);
  if (!row.ok) return row;
  const { ms } = correctedNow(state, ports.clock);
  const kept = readLeaseRow(row.value);
  const known = kept.ok ? kept.value : { ...leaseFromContact(ms), term: USUAL_LEASE };
  state.lease = lookedAt(known, ms);
  // Read again for another window's work, the book is open already: what is to close is closed by the next look.
  if (state.loaded) return accept(undefined);
  state.isRollNarrow = isRollOver(state);
  if (whyNoRequests(state) !== undefined) {
    state.casesAside = state.casesOpening;
    state.casesOpening = undefined;
  }
  return accept(undefined);
};

/** @param isWriter a window that only reads counts for itself and writes nothing down */
export const createLease = (
  context: EngineContext,
  tiers: readonly BarredTier[],
  isWriter: () => boolean,
): LeaseAtWork => {
  const { state, ports } = context;
  let shown: LeaseState = { roll: RUNNING, cases: RUNNING };
  let written: LeaseRow | undefined;
  let areRequestsBarred = whyNoRequests(state) !== undefined;

  const keep = async (next: LeaseRow): Promise<Result<void, StoreProblem>> => {
    const value = JSON.stringify(next);
    const kept = await context.commit([{ op: 'put', table: 'cursor', key: LEASE_KEY, value }]);
    if (kept.ok) written = next;
    return kept;
  };

  /** Brings the screens to what the count says now. */
  const obey = async (): Promise<void> => {
    const isNarrow = isRollOver(state);
    if (isNarrow !== state.isRollNarrow)
      await context.inTurn(async () => {
        state.isRollNarrow = isNarrow;
        context.ledger.touch(isNarrowed);
        await context.publish();
      });
    const areBarred = whyNoRequests(state) !== undefined;
    if (areBarred === areRequestsBarred) return;
    areRequestsBarred = areBarred;
    for (const tier of tiers) await (areBarred ? tier.bar() : tier.unbar());
  };

  return {
    state: () => {
      const { lease } = state;
      const next = lease === undefined ? shown : leaseState(lease, lease.term);
      return (shown = isSame(next, shown) ? shown : next);
    },
    observe: async () => {
      await context.inTurn(async () => {
        if (state.lease === undefined) return;
        const next = lookedAt(state.lease, correctedNow(state, ports.clock).ms);
        // Counted in memory too where the disk is full: the next look tries again.
        state.lease = next;
        if (next === written || !isWriter()) return;
        await keep(next);
        await context.publish();
      });
      await obey();
    },
    takeEnd: async (nonce, signature) => {
      const taken = await context.inTurn(() => renewed(context, { nonce, signature }, keep));
      if (taken.ok) await obey();
      return taken;
    },
  };
};

const renewed = async (
  context: EngineContext,
  end: { readonly nonce: string; readonly signature: string },
  keep: (next: LeaseRow) => Promise<Result<void, StoreProblem>>,
): Promise<Result<void, TakeProblem>> => {
  const { state, ports, identity } = context;
  const { lease, contact } = state;
  if (contact === undefined) return refuse({ kind: 'out-of-turn' });
  const { ms } = correctedNow(state, ports.clock);
  const next = { ...leaseFromContact(ms), term: termNow(context) };
  // Once a day is enough, unless something was counted or the union has changed the term.
  if (lease !== undefined && isFresh(lease, next)) return accept(undefined);
  const bytes = endSigningBytes(end.nonce, contact.epoch.id);
  if (!(await ports.verifier.verify(identity.serverKey, bytes, end.signature)))
    return refuse({ kind: 'not-genuine', detail: 'end' });
  const kept = await keep(next);
  if (!kept.ok) return kept;
  state.lease = next;
  await context.publish();
  return accept(undefined);
};

const isFresh = (lease: LeaseRow, next: LeaseRow): boolean =>
  lease.counted === 0 &&
  lease.seenDays.join() === next.seenDays.join() &&
  lease.term.days === next.term.days &&
  lease.term.caseDays === next.term.caseDays;

const lookedAt = (row: LeaseRow, nowMs: number): LeaseRow => {
  const next = observed(row, nowMs);
  return next === row ? row : { ...next, term: row.term };
};

const isRollOver = ({ lease }: ReplicaState): boolean =>
  lease !== undefined && isStopped('read-whole-roll', leaseState(lease, lease.term));

/** As the server has confirmed it: nobody makes the own lease longer on a phone that is without contact. */
const termNow = (context: EngineContext): LeaseTerm => {
  const { state } = context;
  // Before all books are read a setting that is there would look as if it were not.
  if (!state.loaded) return state.lease?.term ?? USUAL_LEASE;
  return confirmedChoices(context, LEASE_SETTINGS).lease;
};

const LEASE_SETTINGS = ['lease-days', 'lease-case-days'] as const;

const RUNNING = { is: 'running', daysLeft: Number.MAX_SAFE_INTEGER } as const;

const isSame = (a: LeaseState, b: LeaseState): boolean =>
  a.roll.is === b.roll.is &&
  a.roll.daysLeft === b.roll.daysLeft &&
  a.cases.is === b.cases.is &&
  a.cases.daysLeft === b.cases.daysLeft;
