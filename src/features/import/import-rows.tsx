/** The lines of one kind in the preview: only those in sight are drawn. */
import { memo, useState, type RefObject } from 'react';
import { Virtualizer } from 'virtua';
import { unitOfBook } from '#domain/held-units.ts';
import { maskNationalNumber } from '#domain/roster/citizen-number.ts';
import type { FieldChange } from '#domain/roster/import-changes.ts';
import type { ImportRow } from '#domain/roster/import-plan.ts';
import { formatPhone } from '#domain/roster/phone.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { dayText } from '#text/day-text.ts';
import { useText } from '#ui/use-text.ts';
import { faultsText } from './faulty-list.ts';
import styles from './import.module.css';

type ImportText = Catalogue['import'];

interface ImportRowsProps {
  readonly rows: readonly ImportRow[];
  readonly label: string;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly asNew: ReadonlySet<number>;
  readonly sectionNames: ReadonlyMap<string, string>;
  readonly onAddAnyway: (row: number, isNew: boolean) => void;
}

export const ImportRows = memo((props: ImportRowsProps) => {
  const [offset, setOffset] = useState(0);
  return (
    <div
      className={styles.rows}
      role="group"
      aria-label={props.label}
      ref={(element) => setOffset(element?.offsetTop ?? 0)}
    >
      <Virtualizer
        scrollRef={props.scroller}
        startMargin={offset}
        data={props.rows}
        bufferSize={300}
      >
        {(row) => <Line key={row.row} {...props} row={row} />}
      </Virtualizer>
    </div>
  );
});
ImportRows.displayName = 'ImportRows';

const Line = ({ row, asNew, sectionNames, ...props }: ImportRowsProps & { row: ImportRow }) => {
  const { import: text, roster } = useText();
  const { facts, kind } = row;
  return (
    <div className={styles.row}>
      <div className={styles.rowHead}>
        <span className={styles.name}>{facts.fullName === '' ? text.noName : facts.fullName}</span>
        <span className={styles.rowNo}>{text.rowNo(row.row)}</span>
      </div>
      {kind === 'changed' ? (
        (row.changes ?? []).map((change) => (
          <span key={change.field} className={styles.detail}>
            {changeText(change, { text, roster, sectionNames })}
          </span>
        ))
      ) : (
        <span className={styles.detail}>
          {kind === 'faulty'
            ? faultsText(row, text)
            : kind === 'duplicate'
              ? whyText(row, text)
              : factsText(row, sectionNames)}
        </span>
      )}
      {row.sheetSection === undefined ? null : (
        <span className={styles.detail}>
          {text.standsElsewhere(
            sectionNames.get(unitOfBook(row.book)) ?? text.unionItself,
            sectionNames.get(row.sheetSection) ?? '',
          )}
        </span>
      )}
      {row.repairs.length === 0 ? null : (
        <span className={styles.detail}>
          {row.repairs.map((repair) => text.repairs[repair]).join(' · ')}
        </span>
      )}
      {kind === 'duplicate' ? (
        <label className={styles.anyway}>
          <input
            type="checkbox"
            name={`f-anyway-${row.row}`}
            checked={asNew.has(row.row)}
            onChange={(event) => props.onAddAnyway(row.row, event.currentTarget.checked)}
          />
          <span>{text.addAnyway}</span>
        </label>
      ) : null}
    </div>
  );
};

const whyText = ({ why, known, sameAsRow }: ImportRow, text: ImportText): string => {
  if (why === undefined) return '';
  if (why === 'in-sheet' && sameAsRow !== undefined) return text.whySameRow(sameAsRow);
  return known === undefined ? text.why[why] : text.whyWhom(text.why[why], known.fullName);
};

/** Of somebody who stays in another book than the sheet says, the line below tells the section. */
const factsText = (
  { facts, book, sheetSection }: ImportRow,
  sectionNames: ReadonlyMap<string, string>,
): string =>
  [
    facts.nationalNumber === undefined ? '' : maskNationalNumber(facts.nationalNumber),
    facts.bornOn === undefined ? '' : dayText(facts.bornOn),
    sheetSection === undefined
      ? (sectionNames.get(facts.section ?? unitOfBook(book)) ?? facts.sectionNote)
      : '',
    facts.employeeNo,
  ]
    .filter(Boolean)
    .join(' · ');

const changeText = (
  { field, from, to }: FieldChange,
  words: {
    readonly text: ImportText;
    readonly roster: Catalogue['roster'];
    readonly sectionNames: ReadonlyMap<string, string>;
  },
): string => {
  const { text, roster, sectionNames } = words;
  const said = (value: string): string => {
    switch (field) {
      case 'bornOn':
        return dayText(value);
      case 'nationalNumber':
        return maskNationalNumber(value);
      case 'phone':
        return formatPhone(value);
      case 'sex':
        return value === 'male' ? roster.male : roster.female;
      case 'section':
        return sectionNames.get(value) ?? value;
      default:
        return value;
    }
  };
  return text.change(text.fields[field], from === null ? text.blank : said(from), said(to));
};
