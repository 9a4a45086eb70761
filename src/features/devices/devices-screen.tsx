/** Máy của cán bộ: the devices of the union's officers, asked of the system; nothing of it stays on this device. */
import { useState } from 'react';
import type { DeviceLine } from '#domain/device-report.ts';
import { saveSheet } from '#platform/sheet-save.ts';
import { useReplica } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { countText } from '#text/day-text.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { FilterChips } from '#ui/choice-field.tsx';
import { FilterLine } from '#ui/data-table.tsx';
import { List } from '#ui/list.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useText } from '#ui/use-text.ts';
import { DeviceRow } from './device-row.tsx';
import {
  DEVICE_FILTERS,
  devicesIn,
  shownDevices,
  type DeviceFilter,
  type ShownDevice,
} from './devices-shown.ts';
import { LoseDevice } from './lose-device.tsx';
import { planSheet, planSheetName } from './plan-sheet.ts';
import { useDevices, type AskDevices } from './use-devices.ts';

/** Rows drawn at a time. */
const PAGE = 50;

export interface DevicesScreenProps {
  readonly ask: AskDevices;
  readonly nowMs: () => number;
  /** Called lost on this device, whether the system has it or not. */
  readonly lost: ReadonlySet<string>;
  readonly mayLose: (line: DeviceLine) => boolean;
}

export const DevicesScreen = (props: DevicesScreenProps) => {
  const { devices: text } = useText();
  const { state, again } = useDevices(props.ask, 'union');
  const today = useToday();
  const [filter, setFilter] = useState<DeviceFilter>('all');
  const [query, setQuery] = useState('');
  const all =
    state.is === 'there' ? shownDevices(state.devices, props.lost, props.nowMs()) : undefined;
  const found = devicesIn(all ?? [], filter, query);
  const problems: Readonly<Record<string, string>> = text.problems;
  const clear = (): void => {
    setFilter('all');
    setQuery('');
  };
  return (
    <Screen
      title={text.title}
      subtitle={all && text.count(countText(found.length), countText(all.length))}
      back="/khac"
      bottom={
        state.is !== 'there' ? (
          <PrimaryButton full busy={state.is === 'asking'} onClick={again}>
            {text.ask}
          </PrimaryButton>
        ) : found.length === 0 ? undefined : (
          <PrimaryButton
            full
            onClick={() => saveSheet(planSheetName(today, text), planSheet(found, text))}
          >
            {text.sheet}
          </PrimaryButton>
        )
      }
    >
      <Notice tone="info">{text.lead}</Notice>
      {state.is === 'failed' ? (
        <Notice tone="warn" live>
          {problems[state.problem] ?? text.problems.other}
        </Notice>
      ) : null}
      {all === undefined ? null : all.length === 0 ? (
        <EmptyState title={text.none}>{text.noneHint}</EmptyState>
      ) : (
        <>
          <SearchField label={text.search} value={query} onChange={setQuery} />
          <FilterLine>
            <FilterChips
              label={text.filter}
              value={filter}
              choices={DEVICE_FILTERS.map((value) => ({
                value,
                label: text.filterCount(
                  text.filters[value],
                  countText(devicesIn(all, value).length),
                ),
              }))}
              onChange={setFilter}
            />
          </FilterLine>
          <Found key={`${filter} ${query}`} found={found} onClear={clear} {...props} />
        </>
      )}
    </Screen>
  );
};

const Found = (
  props: DevicesScreenProps & {
    readonly found: readonly ShownDevice[];
    readonly onClear: () => void;
  },
) => {
  const { devices: text } = useText();
  const { identity } = useReplica();
  const [drawn, setDrawn] = useState(PAGE);
  const [open, setOpen] = useState<string>();
  const [losing, setLosing] = useState<DeviceLine>();
  const { found } = props;
  const left = found.length - drawn;
  if (found.length === 0)
    return (
      <EmptyState
        title={text.noneFound}
        action={<SecondaryButton onClick={props.onClear}>{text.clear}</SecondaryButton>}
      />
    );
  return (
    <>
      <Card bare>
        <List label={text.title}>
          {found.slice(0, drawn).map((shown) => (
            <DeviceRow
              key={shown.line.device}
              shown={shown}
              nowMs={props.nowMs()}
              isThis={shown.line.device === identity.device}
              isOpen={shown.line.device === open}
              onOpen={() =>
                setOpen((at) => (at === shown.line.device ? undefined : shown.line.device))
              }
              onLose={props.mayLose(shown.line) ? () => setLosing(shown.line) : undefined}
            />
          ))}
        </List>
      </Card>
      {left > 0 ? (
        <SecondaryButton full onClick={() => setDrawn(drawn + PAGE)}>
          {text.more(countText(Math.min(PAGE, left)))}
        </SecondaryButton>
      ) : null}
      {losing === undefined ? null : (
        <LoseDevice line={losing} lost={props.lost} onClose={() => setLosing(undefined)} />
      )}
    </>
  );
};
