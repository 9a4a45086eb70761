/** The lock of a device that several people use: whose book is it? Nothing but the chosen names stands here. */
import type { ReactNode } from 'react';
import type { Person } from '#replica/door-row.ts';
import { QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { Icon } from '#ui/icon.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';

/** As much of a device's random name as "Máy này" shows. */
const DEVICE_LETTERS = 8;

export const WhoScreen = (props: {
  readonly people: readonly Person[];
  readonly corner: ReactNode;
  readonly onChoose: (replica: string) => void;
  readonly onAdd: () => void;
}) => {
  const { sharedDevice: text } = useText();
  const { people } = props;
  return (
    <Doorway
      title={text.whoTitle}
      lead={text.whoLead}
      corner={props.corner}
      bottom={
        <QuietButton full onClick={props.onAdd}>
          {text.add}
        </QuietButton>
      }
    >
      <Card bare>
        <List label={text.whoList(people.length)}>
          {people.map(({ replica, name, device }) => (
            <ListRow
              key={replica}
              lead={<Icon name="officer" large />}
              title={name ?? text.unnamed}
              subtitle={
                // Two of one name, or without: the device's code tells them apart.
                isAmbiguous(name, people)
                  ? text.unnamedDevice(device.slice(0, DEVICE_LETTERS))
                  : undefined
              }
              onClick={() => props.onChoose(replica)}
            />
          ))}
        </List>
      </Card>
    </Doorway>
  );
};

const isAmbiguous = (name: string | undefined, people: readonly Person[]): boolean =>
  name === undefined || people.filter((person) => person.name === name).length > 1;
