/** The devices that hold this officer's book, this one first; a lost one is known by its name and code. */
import { device } from '#domain/office/device.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';

/** As much of a device's id as is read out over the phone. */
const CODE_LENGTH = 8;

export const OwnDevices = () => {
  const text = useText().settings;
  const { identity } = useReplica();
  const devices = (useRecords(device) ?? [])
    .filter(({ values }) => values.officer === identity.officer)
    .sort((a, b) => Number(b.id === identity.device) - Number(a.id === identity.device));
  // The office book may not have come yet; this device is told of above.
  if (devices.length === 0) return null;
  return (
    <Card title={text.ownDevices} aside={String(devices.length)} bare>
      <List>
        {devices.map(({ id, values }) => (
          <ListRow
            key={id}
            title={values.label ?? text.device}
            subtitle={`${text.device} ${id.slice(0, CODE_LENGTH)}`}
            chip={id === identity.device ? <Chip tone="act">{text.thisDevice}</Chip> : undefined}
          />
        ))}
        <ListRow title="" subtitle={text.ownDevicesHint} />
      </List>
    </Card>
  );
};
