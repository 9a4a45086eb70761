/** The tree of unions on this device: every level below the one above it. */
import { useMemo, useRef, type CSSProperties } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { dayText } from '#text/day-text.ts';
import { foldName, matchesName } from '#domain/roster/person-name.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { StateChip } from '#ui/chip.tsx';
import { useKeptQuery } from '#ui/kept-place.ts';
import { useGo } from '#ui/link.tsx';
import { RowOpener } from '#ui/list.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useListKeys } from '#ui/use-list-keys.ts';
import { useText } from '#ui/use-text.ts';
import type { UnitLine } from './unit-line.ts';
import styles from './units-screen.module.css';

/** Below this many a search only takes room. */
const SEARCH_FROM = 8;

export const UnitsScreen = (props: {
  readonly units: readonly UnitLine[];
  readonly mayAdd: boolean;
}) => {
  const text = useText();
  const { units } = props;
  const go = useGo();
  const [query, setQuery] = useKeptQuery();
  const body = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const shown = useMemo(
    () =>
      query.trim() === '' ? units : units.filter(({ name }) => matchesName(foldName(name), query)),
    [units, query],
  );
  const keys = useListKeys({
    count: shown.length,
    resetBy: query,
    onMove: (index) => list.current?.scrollToIndex(index, { align: 'nearest' }),
    onOpen: (index) => {
      const unit = shown[index];
      if (unit !== undefined) go(`/khac/to-chuc/${unit.id}`);
    },
    onNew: () => {
      if (props.mayAdd) go('/khac/to-chuc/moi');
    },
  });
  const add = (
    <PrimaryButton full href="/khac/to-chuc/moi">
      {text.office.addUnit}
    </PrimaryButton>
  );
  return (
    <Screen
      title={text.office.treeTitle}
      subtitle={text.office.unitCount(units.length)}
      back="/khac"
      keepsPlace
      bodyRef={body}
      bottom={props.mayAdd ? add : undefined}
    >
      {units.length < SEARCH_FROM ? null : (
        <SearchField
          label={text.office.searchUnits}
          value={query}
          onChange={setQuery}
          onEnter={keys.open}
        />
      )}
      {units.length === 0 ? (
        <EmptyState title={text.office.treeEmpty}>{text.office.treeEmptyHint}</EmptyState>
      ) : shown.length === 0 ? (
        <EmptyState title={text.office.noUnitFound(query.trim())} />
      ) : (
        <div className={styles.tree}>
          <Virtualizer ref={list} scrollRef={body} as="ul" item="li">
            {shown.map((unit, index) => (
              <UnitRow
                key={unit.id}
                unit={unit}
                depth={query === '' ? unit.depth : 0}
                isChosen={index === keys.chosen}
              />
            ))}
          </Virtualizer>
        </div>
      )}
    </Screen>
  );
};

const UnitRow = ({
  unit,
  depth,
  isChosen,
}: {
  readonly unit: UnitLine;
  readonly depth: number;
  readonly isChosen: boolean;
}) => {
  const text = useText().office;
  const indent: CSSProperties & Readonly<Record<'--depth', number>> = { '--depth': depth };
  return (
    <div className={depth > 0 ? `${styles.item} ${styles.deep}` : styles.item} style={indent}>
      <RowOpener
        title={unit.name}
        subtitle={
          unit.closedOn === null
            ? text.kinds[unit.kind]
            : `${text.kinds[unit.kind]} · ${text.closedOn(dayText(unit.closedOn))}`
        }
        chip={unit.state === 'safe' ? undefined : <StateChip state={unit.state} />}
        isChosen={isChosen}
        href={`/khac/to-chuc/${unit.id}`}
      />
    </div>
  );
};
