/** What screens may ask of the gate: to lock the book, to become the writer. */
import { createContext, useContext } from 'react';

export interface ShellActs {
  readonly onLock: () => void;
  readonly onTakeOver: () => void;
  readonly onSignOut: () => void;
}

export const ShellActsContext = createContext<ShellActs>({
  onLock: () => {},
  onTakeOver: () => {},
  onSignOut: () => {},
});

export const useShellActs = (): ShellActs => useContext(ShellActsContext);
