/** Whether this window may write; where another one does, acts are closed in their place. */
import { createContext, useContext } from 'react';

export interface Writer {
  readonly isWriter: boolean;
  /** Makes this window the writer. */
  readonly onTakeOver: () => void;
  /** Set where no window can be made the writer here: the kind of a `SaveProblem` that says why. */
  readonly endedBy?: 'store-gone' | 'store-newer' | undefined;
}

/** Filled behind the gate; before it nothing is written in a book, so nothing is closed. */
export const WriterContext = createContext<Writer>({ isWriter: true, onTakeOver: () => {} });

export const useWriter = (): Writer => useContext(WriterContext);
