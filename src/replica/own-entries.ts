/** Own entries as the app sees them: how many wait or want looking at, and what each of them wrote. */
import { neededToCollect } from '#domain/roster/needed-to-collect.ts';
import type { OwnEntry, ReplicaCounts } from './replica.ts';
import { rowStateOf, type OutboxItem, type ReplicaState } from './replica-state.ts';

/** The same object while nothing changed, so that React does not render again. */
export const countsOf = (state: ReplicaState, before: ReplicaCounts): ReplicaCounts => {
  let waiting = 0;
  let check = 0;
  for (const { row } of state.outbox.values()) {
    if (row.verdict === undefined) waiting += 1;
    else if (row.verdict.ruling !== 'accepted') check += 1;
  }
  for (const entry of state.shut.values()) {
    if (entry.state === 'waiting') waiting += 1;
    else if (entry.state === 'check') check += 1;
  }
  return waiting === before.waiting && check === before.check ? before : { waiting, check };
};

export const ownEntryOf = ({ isRollNarrow }: ReplicaState, item: OutboxItem): OwnEntry => ({
  book: item.body.book,
  life: item.body.life,
  seq: item.body.seq,
  hash: item.row.hash,
  act: item.body.act,
  writtenMs: item.row.writtenMs,
  state: rowStateOf(item.row) === 'waiting' ? 'waiting' : 'judged',
  verdict: item.row.verdict,
  changes: isRollNarrow
    ? item.body.changes.map((change) => ({
        ...change,
        set: neededToCollect(change.type, change.set),
      }))
    : item.body.changes,
});
