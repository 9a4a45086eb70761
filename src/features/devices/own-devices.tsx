/** The officer's own devices, this one first: what each last said of itself, and the act for one that is lost. */
import { useState, type ReactNode } from 'react';
import type { DeviceLine } from '#domain/device-report.ts';
import { device as deviceType } from '#domain/office/device.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Facts, List, ListRow } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { DeviceChip } from './device-chips.tsx';
import { deviceCode, factsOf } from './device-words.ts';
import { shownDevices, type ShownDevice } from './devices-shown.ts';
import { LoseDevice } from './lose-device.tsx';
import { useDevices, type AskDevices } from './use-devices.ts';

export const OwnDevices = (props: {
  readonly ask: AskDevices;
  readonly nowMs: () => number;
  /** Called lost here, whether the system has it or not. */
  readonly lost: ReadonlySet<string>;
  readonly mayLose: (line: DeviceLine) => boolean;
}) => {
  const { devices: text } = useText();
  const { identity } = useReplica();
  const { state, again } = useDevices(props.ask, 'own');
  const [losing, setLosing] = useState<DeviceLine>();
  if (state.is !== 'there')
    return (
      <KnownHere
        action={
          state.is === 'failed' ? (
            <SecondaryButton small onClick={again}>
              {text.ask}
            </SecondaryButton>
          ) : undefined
        }
        lost={props.lost}
      />
    );
  const nowMs = props.nowMs();
  const isThis = ({ line }: ShownDevice): boolean => line.device === identity.device;
  const shown = [...shownDevices(state.devices, props.lost, nowMs)].sort(
    (a, b) => Number(isThis(b)) - Number(isThis(a)),
  );
  return (
    <>
      {shown.map((one) => (
        <Card
          key={one.line.device}
          title={one.line.label === '' ? text.device : one.line.label}
          aside={
            <DeviceChip isLost={one.line.isLost} isThis={isThis(one)} shortages={one.shortages} />
          }
        >
          <Facts facts={factsOf(one.line, nowMs, text)} />
          {isThis(one) || one.line.isLost || !props.mayLose(one.line) ? null : (
            <QuietButton
              small
              writes
              label={text.loseLabel(deviceCode(one.line.device))}
              onClick={() => setLosing(one.line)}
            >
              {text.lose}
            </QuietButton>
          )}
        </Card>
      ))}
      {shown.length > 1 ? <Notice tone="info">{text.ownHint}</Notice> : null}
      {losing === undefined ? null : (
        <LoseDevice line={losing} lost={props.lost} onClose={() => setLosing(undefined)} />
      )}
    </>
  );
};

/** Without a network: by name and code, as the office books on this device know them. */
const KnownHere = (props: { readonly action: ReactNode; readonly lost: ReadonlySet<string> }) => {
  const { devices: text } = useText();
  const { identity } = useReplica();
  const known = (useRecords(deviceType) ?? [])
    .filter(({ values }) => values.officer === identity.officer)
    .sort((a, b) => Number(b.id === identity.device) - Number(a.id === identity.device));
  // The office book may not have come yet; this device is told of above.
  if (known.length === 0) return null;
  return (
    <Card title={text.ownHeading} aside={String(known.length)} bare>
      <List>
        {known.map(({ id, values }) => (
          <ListRow
            key={id}
            title={values.label ?? text.device}
            subtitle={`${text.device} ${deviceCode(id)}`}
            chip={
              <DeviceChip
                isLost={props.lost.has(id)}
                isThis={id === identity.device}
                shortages={[]}
              />
            }
          />
        ))}
        {props.action === undefined ? null : (
          <ListRow title="" subtitle={text.ownOffline} action={props.action} />
        )}
      </List>
    </Card>
  );
};
