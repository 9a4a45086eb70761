/** Gửi đi: sends now with the screen awake, can be stopped, and says how it ended. */
import { useRef, useState } from 'react';
import { keepScreenAwake } from '#platform/wake-lock.ts';
import { useSync, useSyncState, type SyncProblem, type SyncState } from '#sync/use-sync.ts';

export type SendEnd =
  | { readonly how: 'stopped' }
  | { readonly how: 'failed'; readonly problem: SyncProblem }
  | { readonly how: 'sent' };

export interface Sending {
  readonly state: SyncState;
  /** The last sending asked for on this screen; undefined before it and while it goes on. */
  readonly end: SendEnd | undefined;
  readonly isAsked: boolean;
  readonly send: () => Promise<void>;
  readonly stop: () => void;
}

export const useSending = (): Sending => {
  const sync = useSync();
  const state = useSyncState();
  const [end, setEnd] = useState<SendEnd>();
  const [isAsked, setAsked] = useState(false);
  const under = useRef<{ isStopped: boolean }>(undefined);

  const send = async (): Promise<void> => {
    const contact: { isStopped: boolean } = { isStopped: false };
    under.current = contact;
    setEnd(undefined);
    setAsked(true);
    const letSleep = keepScreenAwake();
    const problem = await sync.syncNow();
    letSleep();
    setAsked(false);
    setEnd(
      contact.isStopped
        ? { how: 'stopped' }
        : problem === undefined
          ? { how: 'sent' }
          : { how: 'failed', problem },
    );
  };
  const stop = (): void => {
    if (under.current !== undefined) under.current.isStopped = true;
    sync.pause();
  };
  return { state, end, isAsked, send, stop };
};
