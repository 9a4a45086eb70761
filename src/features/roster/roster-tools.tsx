/** What stands above the roll: the search, and every filter in one line, each seen and cleared. */
import { QuietButton } from '#ui/button.tsx';
import { ChipSelect } from '#ui/chip-select.tsx';
import { FilterChips } from '#ui/choice-field.tsx';
import { FilterLine, ListTools } from '#ui/data-table.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useText } from '#ui/use-text.ts';
import { filterLabels } from './filter-labels.ts';
import { ROSTER_FILTERS, type RosterFilter, type SectionChoice } from './roster-list.ts';

/** What is looked for among the people of the roll. */
export interface RosterView {
  readonly filter: RosterFilter;
  /** Id of a union; '' for all. */
  readonly unit: string;
  /** As it stands in the rows; '' for all. */
  readonly section: string;
}

export const WHOLE_ROLL: RosterView = { filter: 'all', unit: '', section: '' };

/** Filters that are offered even while nobody stands in them. */
const ALWAYS_OFFERED: readonly RosterFilter[] = ['all', 'active', 'unpaid'];

export const RosterTools = (props: {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onEnter: () => void;
  readonly view: RosterView;
  readonly onView: (view: RosterView) => void;
  readonly counts: Readonly<Record<RosterFilter, number>>;
  /** As it is read: 11/2026. */
  readonly month: string;
  readonly units: readonly { readonly value: string; readonly label: string }[];
  readonly sections: readonly SectionChoice[];
}) => {
  const { roster: text } = useText();
  const { view, counts } = props;
  const labels = filterLabels(props.month, counts, text);
  const offered = ROSTER_FILTERS.filter(
    (one) => counts[one] > 0 || one === view.filter || ALWAYS_OFFERED.includes(one),
  );
  const isFiltered = view.unit !== '' || view.section !== '' || view.filter !== 'all';
  return (
    <ListTools>
      <SearchField
        label={text.search}
        value={props.query}
        onChange={props.onQuery}
        onEnter={props.onEnter}
      />
      <FilterLine>
        {isFiltered ? (
          <QuietButton small onClick={() => props.onView(WHOLE_ROLL)}>
            {text.clearFilters}
          </QuietButton>
        ) : null}
        {props.units.length > 1 ? (
          <ChipSelect
            label={text.unit}
            value={view.unit}
            all={text.unitEvery}
            choices={props.units}
            onChange={(unit) => props.onView({ ...view, unit, section: '' })}
          />
        ) : null}
        {props.sections.length > 1 || view.section !== '' ? (
          <ChipSelect
            label={text.sectionFilter}
            value={view.section}
            all={text.sectionAll}
            choices={props.sections.map(({ name, count }) => ({
              value: name,
              label: `${name} (${count})`,
            }))}
            onChange={(section) => props.onView({ ...view, section })}
          />
        ) : null}
        <FilterChips
          label={text.filterLabel}
          choices={offered.map((one) => ({ value: one, label: labels[one] }))}
          value={view.filter}
          onChange={(filter) => props.onView({ ...view, filter })}
          onClear={() => props.onView({ ...view, filter: 'all' })}
        />
      </FilterLine>
    </ListTools>
  );
};
