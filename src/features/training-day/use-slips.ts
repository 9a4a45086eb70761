/** The work behind the slips, step by step, as the screen shows it. */
import { useRef, useState } from 'react';
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { Role } from '#domain/office/grant.ts';
import type { Trainee, TrainingFacts } from '#domain/office/training-list.ts';
import { useReplica } from '#replica/use-replica.ts';
import type { ServerApi } from '#sync/server-api.ts';
import { useSync } from '#sync/use-sync.ts';
import { makeSlips, writeTrainees, type NoSlip, type Slip } from './slip-work.ts';

export interface TrainingDesk {
  readonly facts: TrainingFacts;
  /** That the officer may give somewhere. */
  readonly roles: readonly Role[];
  readonly unitName: (unit: string) => string;
  readonly invite: ServerApi['makeInvitation'];
  readonly today: CalendarDate;
  readonly isPractice: boolean;
}

export type SlipState =
  | { readonly step: 'ready' }
  | {
      readonly step: 'working';
      readonly doing: 'saving' | 'sending' | 'making';
      readonly done: number;
    }
  /** By the officer, where neither says why. */
  | { readonly step: 'stopped'; readonly kind?: string; readonly notSaved?: string }
  | { readonly step: 'made'; readonly slips: readonly Slip[]; readonly without: readonly NoSlip[] };

export const useSlips = (
  desk: TrainingDesk,
  trainees: readonly Trainee[],
): readonly [SlipState, { readonly start: () => Promise<void>; readonly stop: () => void }] => {
  const replica = useReplica();
  const sync = useSync();
  const [state, setState] = useState<SlipState>({ step: 'ready' });
  // What is done stays done where it is stopped and gone on with.
  const [written] = useState(() => new Map<number, string>());
  const [slips] = useState(() => new Map<number, Slip>());
  const asked = useRef({ stop: false });
  const isStopped = (): boolean => asked.current.stop;
  const working = (doing: 'saving' | 'sending' | 'making', done = 0): void =>
    setState({ step: 'working', doing, done });

  const start = async (): Promise<void> => {
    asked.current.stop = false;
    working('saving');
    const wrote = await writeTrainees(replica, trainees, written, desk.today, (done) =>
      working('saving', done),
    );
    if (!wrote.ok) {
      setState({ step: 'stopped', notSaved: wrote.error.kind });
      return;
    }
    working('sending');
    const problem = await sync.syncNow();
    if (problem !== undefined) {
      setState({ step: 'stopped', kind: problem.kind });
      return;
    }
    working('making', slips.size);
    const failed = new Map<number, NoSlip>();
    const made = await makeSlips(desk.invite, trainees, written, {
      slips,
      failed,
      onDone: (done) => working('making', done),
      isStopped,
    });
    if (!made.ok) setState({ step: 'stopped', kind: made.error.kind });
    else if (isStopped()) setState({ step: 'stopped' });
    else setState({ step: 'made', slips: inOrder(slips), without: inOrder(failed) });
  };
  return [
    state,
    {
      start,
      stop: () => {
        asked.current.stop = true;
      },
    },
  ];
};

const inOrder = <T>(byLine: ReadonlyMap<number, T>): readonly T[] =>
  [...byLine].sort(([a], [b]) => a - b).map(([, value]) => value);
