/** What the lists of devices need of the app: how to ask, what was called lost here, and by whom it may be. */
import { useCallback, useMemo } from 'react';
import { refuse } from '#base/result.ts';
import { deviceLoss } from '#domain/office/device-loss.ts';
import type { DeviceLine } from '#domain/device-report.ts';
import { mayLoseHere } from '#domain/views/losable-devices.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import type { AskDevices } from '#features/devices/use-devices.ts';
import { useServices } from './services.ts';
import { useOffice } from './use-office.ts';

export interface DevicesHere {
  readonly ask: AskDevices;
  readonly nowMs: () => number;
  readonly lost: ReadonlySet<string>;
  readonly mayLose: (line: Pick<DeviceLine, 'device' | 'officer' | 'unit'>) => boolean;
}

export const useDevicesHere = (): DevicesHere => {
  const { askDevices, nowMs } = useServices();
  const replica = useReplica();
  const office = useOffice();
  const today = useToday();
  const losses = useRecords(deviceLoss);
  const lost = useMemo(
    () => new Set((losses ?? []).flatMap(({ values }) => values.device ?? [])),
    [losses],
  );
  // The same function while the screen is open: with another one the list would be asked for anew.
  const ask = useCallback<AskDevices>(
    async (asked) => {
      const answered = await askDevices(asked);
      if (!answered.ok) return refuse({ kind: answered.error.kind });
      const { nonce, answer } = answered.value;
      const read = await replica.readDevices(answer, nonce);
      return read.ok ? read : refuse({ kind: read.error.kind });
    },
    [askDevices, replica],
  );
  const me = replica.identity.officer;
  return {
    ...{ ask, nowMs, lost },
    mayLose: (line) => office !== undefined && mayLoseHere({ office, me, today }, line),
  };
};
