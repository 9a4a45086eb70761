/** The second factor of the open book's officer inside React; its code is read when a screen first asks. */
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { assert } from '#base/assert.ts';
import type {
  FactorControl,
  FactorStanding,
  FactorState,
} from '#features/second-factor/factor-control.ts';
import { useSync } from '#sync/use-sync.ts';
import type { OpenedBook } from './services.ts';

export const SecondFactorContext = createContext<
  Pick<OpenedBook, 'factor' | 'factorStanding'> | undefined
>(undefined);

const useBook = (): Pick<OpenedBook, 'factor' | 'factorStanding'> => {
  const book = useContext(SecondFactorContext);
  assert(book !== undefined, 'an open book has its second factor');
  return book;
};

/** As at the last sign-in; undefined where no right of the officer asks for one, or before there was a contact. */
export const useFactorStanding = (): FactorStanding | undefined => {
  const { factorStanding } = useBook();
  return useSyncExternalStore(useSync().watch, factorStanding);
};

const UNKNOWN: FactorState = { is: 'unknown' };
const notYet = () => () => undefined;

/** `desk` is undefined until its code is there. */
export const useSecondFactor = (): {
  readonly desk: FactorControl | undefined;
  readonly state: FactorState;
} => {
  const { factor } = useBook();
  const [desk, setDesk] = useState<FactorControl>();
  useEffect(() => {
    let isStopped = false;
    factor()
      .then((found) => {
        if (!isStopped) setDesk(found);
      })
      .catch(() => undefined);
    return () => {
      isStopped = true;
    };
  }, [factor]);
  const state = useSyncExternalStore(desk?.watch ?? notYet, desk?.state ?? (() => UNKNOWN));
  return { desk, state };
};
