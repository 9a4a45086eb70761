/** What screens may ask of the gate: to lock the book, to become the writer. */
import { createContext, useContext } from 'react';

export interface ShellActs {
  readonly onLock: () => void;
  /** Locks the book, and somebody else comes in on this device. */
  readonly onAddOfficer: () => void;
  readonly onTakeOver: () => void;
  /** Locks the book: the words that open it are others now. */
  readonly onWordsChanged: () => void;
  readonly onSignOut: () => void;
}

export const ShellActsContext = createContext<ShellActs>({
  onLock: () => {},
  onAddOfficer: () => {},
  onTakeOver: () => {},
  onWordsChanged: () => {},
  onSignOut: () => {},
});

export const useShellActs = (): ShellActs => useContext(ShellActsContext);
