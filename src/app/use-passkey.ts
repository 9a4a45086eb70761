/** The passkey of the open book inside React; its code is read when a screen first asks. */
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { assert } from '#base/assert.ts';
import type { PasskeyControl, PasskeyState } from '#features/passkey/passkey-control.ts';

export const PasskeyContext = createContext<(() => Promise<PasskeyControl>) | undefined>(undefined);

const UNKNOWN: PasskeyState = { is: 'unknown' };
const notYet = () => () => undefined;

/** `desk` is undefined until its code is there; where that cannot be read nothing is offered. */
export const usePasskey = (): {
  readonly desk: PasskeyControl | undefined;
  readonly state: PasskeyState;
} => {
  const read = useContext(PasskeyContext);
  assert(read !== undefined, 'an open book has its passkey');
  const [desk, setDesk] = useState<PasskeyControl>();
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
  const state = useSyncExternalStore(desk?.watch ?? notYet, desk?.state ?? (() => UNKNOWN));
  return { desk, state };
};
