/** Somebody scanned who is, or may be, on the roll already: opened, brought up to date, or told apart; never written twice. */
import { SecondaryButton } from '#ui/button.tsx';
import { CheckField, ChoiceField } from '#ui/choice-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { FactChange, RollMatch } from './roll-match.ts';
import { memberPath } from './scan-paths.ts';
import type { ScanRowProps } from './row-props.ts';
import styles from './scan.module.css';

export const RowOnRoll = (
  props: Omit<ScanRowProps, 'match'> & { readonly match: Exclude<RollMatch, { kind: 'new' }> },
) => {
  const { scan, roster } = useText();
  const { row, match, onChange } = props;
  const { values, book } = match.member;
  const unit = props.unitNames.get(book.split('.')[1] ?? '') ?? '';
  const who = [values.fullName[0], values.employeeNo, values.sectionNote]
    .filter((fact) => fact !== undefined && fact !== null && fact !== '')
    .join(' · ');
  const open = (
    <SecondaryButton small href={memberPath(match.member)}>
      {scan.openMember}
    </SecondaryButton>
  );
  if (match.kind === 'maybe')
    return (
      <div className={styles.known}>
        <p>
          <strong>{scan.maybe}</strong>
        </p>
        <p>
          {who} ({match.why.map((reason) => roster.duplicateWhy[reason]).join(', ')})
        </p>
        {open}
        <ChoiceField
          id={`scan-twin-${row.id}`}
          label={scan.maybeAsk}
          choices={[
            { value: 'same', label: scan.samePerson },
            { value: 'other', label: scan.otherPerson },
          ]}
          value={row.twin === 'undecided' ? undefined : row.twin}
          sideBySide
          onChange={(twin) => onChange({ ...row, twin })}
        />
      </div>
    );
  return (
    <div className={styles.known}>
      <p>
        <strong>{props.isHere ? scan.onRoll : scan.onRollIn(unit)}</strong>
      </p>
      <p>{who}</p>
      {match.changes.length === 0 ? (
        <p>{scan.onRollSame}</p>
      ) : (
        <CheckField
          id={`scan-update-${row.id}`}
          label={scan.update}
          hint={<Changes changes={match.changes} />}
          checked={row.isUpdate}
          onChange={(isUpdate) => onChange({ ...row, isUpdate })}
        />
      )}
      {open}
    </div>
  );
};

const Changes = ({ changes }: { readonly changes: readonly FactChange[] }) => {
  const { scan, roster } = useText();
  const shown = (field: FactChange['field'], value: string): string => {
    if (value === '') return scan.nothingBefore;
    return field === 'sex' && (value === 'male' || value === 'female') ? roster[value] : value;
  };
  return changes.map(({ field, before, after }) => (
    <span key={field} className={styles.changed}>
      {scan.change(scan.changeFields[field], shown(field, before), shown(field, after))}
    </span>
  ));
};
