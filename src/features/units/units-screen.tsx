/** The tree of unions on this device: every level below the one above it. */
import { useMemo, useRef, useState, type CSSProperties } from 'react';
import { Virtualizer } from 'virtua';
import { dayText } from '#text/day-text.ts';
import { foldName, matchesName } from '#domain/roster/person-name.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { StateChip } from '#ui/chip.tsx';
import { RowOpener } from '#ui/list.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { SearchField } from '#ui/search-field.tsx';
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
  const [query, setQuery] = useState('');
  const body = useRef<HTMLDivElement>(null);
  const shown = useMemo(
    () =>
      query.trim() === '' ? units : units.filter(({ name }) => matchesName(foldName(name), query)),
    [units, query],
  );
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
      bodyRef={body}
      bottom={props.mayAdd ? add : undefined}
    >
      {units.length < SEARCH_FROM ? null : (
        <SearchField label={text.office.searchUnits} value={query} onChange={setQuery} />
      )}
      {units.length === 0 ? (
        <EmptyState title={text.office.treeEmpty}>{text.office.treeEmptyHint}</EmptyState>
      ) : shown.length === 0 ? (
        <EmptyState title={text.office.noUnitFound(query.trim())} />
      ) : (
        <div className={styles.tree}>
          <Virtualizer scrollRef={body} as="ul" item="li">
            {shown.map((unit) => (
              <UnitRow key={unit.id} unit={unit} depth={query === '' ? unit.depth : 0} />
            ))}
          </Virtualizer>
        </div>
      )}
    </Screen>
  );
};

const UnitRow = ({ unit, depth }: { readonly unit: UnitLine; readonly depth: number }) => {
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
        href={`/khac/to-chuc/${unit.id}`}
      />
    </div>
  );
};
