/** One union: what it is, what stands below it, who works there. */
import { useState, type ReactNode } from 'react';
import { dayText } from '#text/day-text.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Chip, StateChip } from '#ui/chip.tsx';
import { Facts, List, ListRow } from '#ui/list.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { CloseScreen } from './close-screen.tsx';
import { MoveScreen } from './move-screen.tsx';
import { RenameScreen } from './rename-screen.tsx';
import { UnitActs, type UnitChange } from './unit-acts.tsx';
import type { UnitLine } from './unit-line.ts';

export const UnitScreen = (props: {
  readonly unit: UnitLine | undefined;
  readonly units: readonly UnitLine[];
  /** Rows of the officers at this union, made by the app: another feature's matter. */
  readonly officers: ReactNode;
  readonly mayChange: boolean;
  /** Whether somebody may be invited to found a grassroots union below this one. */
  readonly mayInviteUnion: boolean;
  readonly movePlaces: readonly UnitLine[];
  readonly rolesInForce: number;
  readonly today: string;
}) => {
  const text = useText();
  const { unit, units } = props;
  const [doing, setDoing] = useState<UnitChange>();
  if (unit === undefined)
    return (
      <Screen title={text.office.treeTitle} back="/khac/to-chuc">
        <EmptyState title={text.office.unknownUnit} />
      </Screen>
    );
  const done = (): void => setDoing(undefined);
  if (doing === 'rename') return <RenameScreen unit={unit} onDone={done} />;
  if (doing === 'move')
    return <MoveScreen unit={unit} units={units} places={props.movePlaces} onDone={done} />;
  if (doing === 'close') return <CloseScreen {...props} unit={unit} onDone={done} />;
  const below = units.filter(({ parent }) => parent === unit.id);
  const parent = units.find(({ id }) => id === unit.parent);
  return (
    <Screen
      title={unit.name}
      subtitle={text.office.kinds[unit.kind]}
      back="/khac/to-chuc"
      state={
        unit.state !== 'safe' ? (
          <StateChip state={unit.state} />
        ) : unit.closedOn !== null ? (
          <Chip tone="plain">{text.office.closedChip}</Chip>
        ) : undefined
      }
      bottom={
        props.mayChange && unit.closedOn === null ? (
          <PrimaryButton full href={`/khac/to-chuc/moi?duoi=${unit.id}`}>
            {text.office.addUnder}
          </PrimaryButton>
        ) : undefined
      }
    >
      <Card>
        <Facts
          facts={[
            { label: text.office.parent, value: parent?.name ?? text.office.parentNone },
            { label: text.office.code, value: unit.code },
            {
              label: text.office.ownBooks,
              value: unit.ownBooks ? text.office.ownBooksYes : text.office.ownBooksNo,
            },
            {
              label: text.office.closeDay,
              value: unit.closedOn === null ? undefined : dayText(unit.closedOn),
            },
          ]}
        />
      </Card>
      <Card title={text.office.below} aside={String(below.length)} bare>
        {below.length === 0 ? (
          <ListRowless>{text.office.noneBelow}</ListRowless>
        ) : (
          <List>
            {below.map((child) => (
              <ListRow
                key={child.id}
                title={child.name}
                subtitle={text.office.kinds[child.kind]}
                href={`/khac/to-chuc/${child.id}`}
              />
            ))}
          </List>
        )}
      </Card>
      {props.mayInviteUnion && unit.closedOn === null ? (
        <SecondaryButton full href={`/khac/to-chuc/${unit.id}/moi`}>
          {text.office.inviteUnion}
        </SecondaryButton>
      ) : null}
      {props.officers}
      {props.mayChange ? (
        <UnitActs unit={unit} units={units} doing={doing} onDo={setDoing} />
      ) : null}
    </Screen>
  );
};

const ListRowless = (props: { readonly children: ReactNode }) => (
  <List>
    <ListRow title="" subtitle={props.children} />
  </List>
);
