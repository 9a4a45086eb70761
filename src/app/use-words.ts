/** The desk at which words are changed, inside React; its code is read when the screen asks. */
import { createContext, useContext, useEffect, useState } from 'react';
import { assert } from '#base/assert.ts';
import type { WordsControl } from '#features/words/words-control.ts';

export const WordsContext = createContext<(() => Promise<WordsControl>) | undefined>(undefined);

/** Undefined until its code is there. */
export const useWords = (): WordsControl | undefined => {
  const read = useContext(WordsContext);
  assert(read !== undefined, 'an open book has its words');
  const [desk, setDesk] = useState<WordsControl>();
  useEffect(() => {
    let isStopped = false;
    read()
      .then((found) => {
        if (!isStopped) setDesk(found);
      })
      .catch(() => undefined);
    return () => {
      isStopped = true;
    };
  }, [read]);
  return desk;
};
