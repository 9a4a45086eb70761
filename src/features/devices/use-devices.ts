/** The devices as the server tells of them, asked for portion by portion; nothing is kept when the screen is left. */
import { useCallback, useEffect, useState } from 'react';
import type { Result } from '#base/result.ts';
import type { DeviceLine, DevicePortion } from '#domain/device-report.ts';

export type AskDevices = (asked: {
  readonly whose: 'own' | 'union';
  readonly after?: string | undefined;
}) => Promise<Result<DevicePortion, { readonly kind: string }>>;

export type DevicesState =
  | { readonly is: 'asking' }
  | { readonly is: 'there'; readonly devices: readonly DeviceLine[] }
  | { readonly is: 'failed'; readonly problem: string };

/** Of a hundred each: more than a province has. */
const PORTIONS_MAX = 100;

const askAll = async (ask: AskDevices, whose: 'own' | 'union'): Promise<DevicesState> => {
  const devices: DeviceLine[] = [];
  let after: string | undefined;
  for (let portion = 0; portion < PORTIONS_MAX; portion++) {
    const answered = await ask({ whose, ...(after === undefined ? {} : { after }) });
    if (!answered.ok) return { is: 'failed', problem: answered.error.kind };
    devices.push(...answered.value.devices);
    if (answered.value.next === null) break;
    after = answered.value.next;
  }
  return { is: 'there', devices };
};

/** @param ask the same function while the screen is open */
export const useDevices = (
  ask: AskDevices,
  whose: 'own' | 'union',
): { readonly state: DevicesState; readonly again: () => void } => {
  const [state, setState] = useState<DevicesState>({ is: 'asking' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isLeft = false;
    void askAll(ask, whose).then((found) => {
      if (!isLeft) setState(found);
    });
    return () => {
      isLeft = true;
    };
  }, [ask, whose, turn]);
  const again = useCallback(() => {
    setState({ is: 'asking' });
    setTurn((before) => before + 1);
  }, []);
  return { state, again };
};
