/** Which section gets how many of those who will be written. */
import { useMemo } from 'react';
import { sectionCounts } from '#domain/roster/import-new-sections.ts';
import type { ImportRow } from '#domain/roster/import-plan.ts';
import { inNumberedOrder } from '#domain/numbered-name.ts';
import { countText } from '#text/day-text.ts';
import { useText } from '#ui/use-text.ts';
import type { ImportUnit } from './use-import-place.ts';
import styles from './import.module.css';

export const SectionCounts = (props: {
  readonly rows: readonly ImportRow[];
  readonly unit: ImportUnit;
  /** Names by id, those to be founded among them. */
  readonly names: ReadonlyMap<string, string>;
  /** Ids of those to be founded. */
  readonly made: ReadonlySet<string>;
}) => {
  const { import: text } = useText();
  const { rows, unit, names, made } = props;
  const counts = useMemo(
    () =>
      inNumberedOrder(sectionCounts(rows, `roster.${unit.id}`), ({ section, note }) =>
        section === null ? note : (names.get(section) ?? ''),
      ),
    [rows, unit, names],
  );
  const sections = counts.filter(({ section }) => section !== null).length;
  const named = counts.filter(({ section, note }) => section !== null || note !== '');
  if (named.length === 0) return null;
  return (
    <details className={styles.sections}>
      <summary>{text.sectionsInto(sections, named.length - sections)}</summary>
      <dl>
        {counts.map(({ section, note, people }) => (
          <div key={`${section ?? ''}|${note}`} className={styles.sectionLine}>
            <dt>
              {section === null
                ? note === ''
                  ? text.sectionUnnamed
                  : text.sectionKept(note)
                : made.has(section)
                  ? text.sectionNew(names.get(section) ?? section)
                  : (names.get(section) ?? section)}
            </dt>
            <dd>{countText(people)}</dd>
          </div>
        ))}
      </dl>
      {unit.sections.length === 0 && made.size === 0 ? (
        <p className={styles.dim}>{text.sectionsNone}</p>
      ) : null}
    </details>
  );
};
