/** The sync inside React: what it is doing, and the way to ask for it now. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import { assert } from '#base/assert.ts';

export type SyncProblem =
  /** No answer: no signal, or the server is away. `isBusy`: it has answered, and asks for patience. */
  | { readonly kind: 'no-connection'; readonly isBusy?: true }
  /** Something answered that is not our server: a login page of a Wi-Fi. */
  | { readonly kind: 'not-our-server' }
  /** The server does not know this device or its words any more. */
  | { readonly kind: 'sign-in-refused' }
  /** The officer has opened the book on more devices than may be open at once; this one was the longest open. */
  | { readonly kind: 'signed-in-elsewhere' }
  | { readonly kind: 'app-too-old' }
  | { readonly kind: 'server-full' }
  /** It was put back from a backup, takes in what the phones have, and judges nothing before that is closed. */
  | { readonly kind: 'server-restoring' }
  | { readonly kind: 'server-refused'; readonly detail: string }
  /** This device's own disk. */
  | { readonly kind: 'disk-full' };

export type SyncState =
  | {
      readonly phase: 'idle';
      readonly problem?: SyncProblem | undefined;
      /** Books of which the server takes nothing before the second factor is given; not empty where it is there. */
      readonly waits?: ReadonlySet<string> | undefined;
    }
  | { readonly phase: 'sending'; readonly sent: number; readonly of: number }
  | { readonly phase: 'fetching'; readonly got: number; readonly of: number };

export interface SyncControl {
  readonly state: () => SyncState;
  readonly watch: (onChange: () => void) => () => void;
  /** Sends and fetches now; resolves when settled, with the problem that stopped it if any. */
  readonly syncNow: () => Promise<SyncProblem | undefined>;
  /** Ends the contact under way after the message that is out; what has been answered stays answered. */
  readonly pause: () => void;
}

export const SyncContext = createContext<SyncControl | undefined>(undefined);

export const useSync = (): SyncControl => {
  const control = useContext(SyncContext);
  assert(control !== undefined, 'a screen that shows the sync stands behind the gate');
  return control;
};

export const useSyncState = (): SyncState => {
  const control = useSync();
  return useSyncExternalStore(control.watch, control.state);
};
