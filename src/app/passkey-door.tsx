/** On the lock: looks whether a passkey opens a book here; most locks have none and read nothing more. */
import { lazy, Suspense, useEffect, useState } from 'react';
import type { GateActs } from './create-gate.ts';
import type { FoundPasskey } from './passkey-way-in.tsx';
import { useServices } from './services.ts';

const PasskeyWayIn = lazy(async () => ({
  default: (await import('./passkey-way-in.tsx')).PasskeyWayIn,
}));

export const PasskeyDoor = ({
  only,
  ...props
}: {
  /** Of several officers the one who is to come in. */
  readonly only?: string | undefined;
  readonly isBusy: boolean;
  readonly open: GateActs['unlockByPasskey'];
  /** The officer is about to come in. */
  readonly onBegin: () => void;
}) => {
  const { vault, hasPasskeyHere } = useServices();
  const [found, setFound] = useState<readonly FoundPasskey[]>([]);
  useEffect(() => {
    let isStopped = false;
    const look = async (): Promise<void> => {
      const here: FoundPasskey[] = [];
      for (const replica of only === undefined ? await vault.replicas() : [only]) {
        if (!(await hasPasskeyHere(replica))) continue;
        const passkey = await vault.passkey(replica);
        if (passkey !== undefined) here.push({ replica, ...passkey });
      }
      if (!isStopped) setFound(here);
    };
    // Where that cannot be read the words are there.
    look().catch(() => undefined);
    return () => {
      isStopped = true;
    };
  }, [vault, hasPasskeyHere, only]);

  if (found.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <PasskeyWayIn found={found} {...props} />
    </Suspense>
  );
};
