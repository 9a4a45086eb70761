/** One person of the scanned list: who it is, what the card warns of, whether the roll knows them, and the consent. */
import { maskNationalNumber } from '#domain/roster/citizen-number.ts';
import { QuietButton } from '#ui/button.tsx';
import { CheckField } from '#ui/choice-field.tsx';
import { Icon } from '#ui/icon.tsx';
import { useText } from '#ui/use-text.ts';
import { RowForm } from './row-form.tsx';
import { RowOnRoll } from './row-on-roll.tsx';
import type { ScanRowProps } from './row-props.ts';
import { digitsOf } from './scan-list.ts';
import { nameOf, rowField } from './scan-save.ts';
import styles from './scan.module.css';

export const ScanRowCard = (props: ScanRowProps) => {
  const text = useText();
  const { scan, roster } = text;
  const { row, match, error } = props;
  const name = nameOf(row, text);
  const number = digitsOf(row.number);
  const facts = [
    number === '' ? '' : maskNationalNumber(number),
    row.bornOn === '' ? '' : scan.born(row.bornOn),
    row.sex === null ? '' : roster[row.sex],
  ].filter((fact) => fact !== '');
  return (
    <li
      id={rowField(row.id)}
      tabIndex={-1}
      className={error === undefined ? styles.row : `${styles.row} ${styles.bad}`}
    >
      <article aria-label={name}>
        <div className={styles.head}>
          <h3 className={styles.name}>{name}</h3>
          <p className={styles.facts}>{facts.join(' · ')}</p>
        </div>
        {error === undefined ? null : <p className={styles.error}>{error}</p>}
        {row.warnings.map((warning) => (
          <p key={warning} className={styles.warning}>
            <Icon name="alert" />
            <span>{roster.cardWarnings[warning]}</span>
          </p>
        ))}
        {match.kind === 'new' ? null : <RowOnRoll {...props} match={match} />}
        {props.isEditing ? <RowForm {...props} /> : null}
        {match.kind === 'on-roll' ? null : <RowConsent {...props} />}
        <div className={styles.acts}>
          <QuietButton small onClick={() => props.onEdit(!props.isEditing)}>
            {props.isEditing ? scan.editDone : scan.edit}
          </QuietButton>
          <QuietButton small onClick={props.onRemove}>
            {scan.remove}
          </QuietButton>
        </div>
      </article>
    </li>
  );
};

/** A box of its own for each person, never ticked beforehand; the sentence stands open for who is next. */
const RowConsent = ({ row, isToBeRead, nowMs, onChange }: ScanRowProps) => {
  const { roster } = useText();
  return (
    <div className={styles.consent}>
      {isToBeRead ? (
        <>
          <p className={styles.dim}>{roster.consentRead}</p>
          <blockquote className={styles.consentText}>{roster.consentText}</blockquote>
        </>
      ) : null}
      <CheckField
        id={`scan-consent-${row.id}`}
        label={roster.consentTick}
        checked={row.consentMs !== undefined}
        onChange={(isAgreed) => onChange({ ...row, consentMs: isAgreed ? nowMs() : undefined })}
      />
    </div>
  );
};
