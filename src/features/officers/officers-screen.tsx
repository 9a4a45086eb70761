/** The officers of the unions on this device, each with the roles held. */
import { useMemo } from 'react';
import { foldName, matchesName } from '#domain/roster/person-name.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { StateChip } from '#ui/chip.tsx';
import { useKeptQuery } from '#ui/kept-place.ts';
import { useGo } from '#ui/link.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { BottomButtons, Screen } from '#ui/screen.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useListKeys } from '#ui/use-list-keys.ts';
import { useText } from '#ui/use-text.ts';
import { rolesText, type OfficeLines, type OfficerLine } from './office-lines.ts';

/** More are found by their names: a list of thousands is read by nobody. */
const SHOWN_MAX = 200;

export const OfficersScreen = (props: {
  readonly office: OfficeLines;
  readonly mayAdd: boolean;
}) => {
  const text = useText();
  const { office } = props;
  const go = useGo();
  const [query, setQuery] = useKeptQuery();
  const found = useMemo(
    () =>
      query.trim() === ''
        ? office.officers
        : office.officers.filter(({ displayName }) => matchesName(foldName(displayName), query)),
    [office, query],
  );
  const shown = found.slice(0, SHOWN_MAX);
  const keys = useListKeys({
    count: shown.length,
    resetBy: query,
    onMove: (index) =>
      document.getElementById(rowId(shown[index]?.id ?? ''))?.scrollIntoView({ block: 'nearest' }),
    onOpen: (index) => {
      const officer = shown[index];
      if (officer !== undefined) go(`/khac/can-bo/${officer.id}`);
    },
    onNew: () => {
      if (props.mayAdd) go('/khac/can-bo/moi');
    },
  });
  return (
    <Screen
      title={text.office.officersTitle}
      subtitle={text.office.officerCount(office.officers.length)}
      back="/khac"
      keepsPlace
      bottom={
        props.mayAdd ? (
          <BottomButtons>
            <SecondaryButton href="/khac/can-bo/tap-huan">
              {text.office.trainingDay}
            </SecondaryButton>
            <PrimaryButton href="/khac/can-bo/moi">{text.office.addOfficer}</PrimaryButton>
          </BottomButtons>
        ) : undefined
      }
    >
      <SearchField
        label={text.office.searchOfficers}
        value={query}
        onChange={setQuery}
        onEnter={keys.open}
      />
      <Card bare>
        <List>
          {props.mayAdd ? (
            <ListRow
              title={text.office.waitingPhones}
              subtitle={text.office.waitingPhonesHint}
              href="/khac/can-bo/may-cho"
            />
          ) : null}
          <ListRow title={text.office.whoMay} href="/khac/can-bo/quyen" />
        </List>
      </Card>
      {office.officers.length === 0 ? (
        <EmptyState title={text.office.officersEmpty}>{text.office.officersEmptyHint}</EmptyState>
      ) : found.length === 0 ? (
        <EmptyState title={text.office.noneFound(query.trim())} />
      ) : (
        <Card bare label={text.office.officersTitle}>
          <OfficerRows office={office} officers={shown} chosen={keys.chosen} />
          {found.length > SHOWN_MAX ? (
            <List>
              <ListRow title={text.sync.moreBelow(found.length - SHOWN_MAX)} />
            </List>
          ) : null}
        </Card>
      )}
    </Screen>
  );
};

/** For scrolling the chosen row into sight. */
const rowId = (officer: string): string => `officer-${officer}`;

/** Also what a union's own page shows. */
export const OfficersAtUnit = (props: { readonly office: OfficeLines; readonly unit: string }) => {
  const text = useText().office;
  const { office, unit } = props;
  const ids = new Set(
    office.grants.filter((grant) => grant.unit === unit && !grant.isRevoked).map((g) => g.officer),
  );
  const here = office.officers.filter(({ id, homeUnit }) => ids.has(id) || homeUnit === unit);
  return (
    <Card title={text.officersHere} aside={String(here.length)} bare>
      {here.length === 0 ? (
        <List>
          <ListRow title="" subtitle={text.noOfficersHere} />
        </List>
      ) : (
        <OfficerRows office={office} officers={here} />
      )}
    </Card>
  );
};

const OfficerRows = (props: {
  readonly office: OfficeLines;
  readonly officers: readonly OfficerLine[];
  readonly chosen?: number;
}) => {
  const text = useText().office;
  const { office } = props;
  return (
    <List>
      {props.officers.map((officer, index) => (
        <ListRow
          key={officer.id}
          title={officer.displayName}
          subtitle={rolesText(office, officer, text)}
          chip={officer.state === 'safe' ? undefined : <StateChip state={officer.state} />}
          rowId={rowId(officer.id)}
          isChosen={index === props.chosen}
          href={`/khac/can-bo/${officer.id}`}
        />
      ))}
    </List>
  );
};
