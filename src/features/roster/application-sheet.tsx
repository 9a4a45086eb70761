/** The paper of Mẫu 5b itself; on the screen only the print preview shows it. */
import type { CalendarDate } from '#domain/calendar-date.ts';
import { rosterText } from '#text/sections/roster.ts';
import { signingDay, type ApplicationLine } from './application-list.ts';
import styles from './application.module.css';

/** A paper of the union: in Vietnamese, whichever language the screen speaks. */
const paper = rosterText.vi.applicationPaper;

export const ApplicationSheet = (props: {
  readonly lines: readonly ApplicationLine[];
  readonly union: string;
  readonly today: CalendarDate;
  readonly isPractice: boolean;
}) => (
  <article className={styles.sheet} aria-hidden="true" lang="vi">
    {props.isPractice ? <p className={styles.practice}>{paper.practice}</p> : null}
    <p className={styles.form}>{paper.form}</p>
    <p className={styles.nation}>
      <strong>{paper.nation}</strong>
      <br />
      {paper.motto}
    </p>
    <h2 className={styles.heading}>{paper.heading}</h2>
    <p className={styles.to}>{paper.to(props.union)}</p>
    <p className={styles.plea}>{paper.plea}</p>
    <table className={styles.table}>
      <thead>
        <tr>
          <th rowSpan={2}>{paper.columns.number}</th>
          <th rowSpan={2}>{paper.columns.name}</th>
          <th colSpan={2}>{paper.columns.born}</th>
          <th rowSpan={2}>{paper.columns.home}</th>
          <th rowSpan={2}>{paper.columns.nationalNumber}</th>
          <th rowSpan={2}>{paper.columns.phone}</th>
          <th rowSpan={2}>{paper.columns.sign}</th>
        </tr>
        <tr>
          <th>{paper.columns.male}</th>
          <th>{paper.columns.female}</th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map((line, index) => (
          <tr key={line.id}>
            <td>{index + 1}</td>
            <td className={styles.name}>{line.fullName}</td>
            <td>{line.bornMale}</td>
            <td>{line.bornFemale}</td>
            <td />
            <td>{line.nationalNumber}</td>
            <td>{line.phone}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
    <div className={styles.foot}>
      <p>{paper.total(props.lines.length)}</p>
      <p className={styles.signed}>
        <em>{paper.signedOn(...signingDay(props.today))}</em>
        <br />
        <strong>{paper.signer}</strong>
        <br />
        {paper.signHint}
      </p>
    </div>
  </article>
);
