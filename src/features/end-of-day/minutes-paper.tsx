/** Biên bản kiểm kê quỹ: the till note by note against the receipts, the difference and why, three signatures. */
import type { CloseStanding } from '#domain/views/close-standing.ts';
import { vndInWords } from '#domain/money.ts';
import { amountText, dayText, momentText } from '#text/day-text.ts';
import { useText } from '#ui/use-text.ts';
import { PaperSheet } from './paper-sheet.tsx';
import { minutesLines } from './paper-view.ts';
import type { CloseLine } from './use-tills.ts';
import styles from './paper.module.css';

const bare = (amountVnd: number): string => amountText(amountVnd).replace(/ đ$/, '');

export const MinutesPaperSheet = (props: {
  readonly close: CloseLine;
  readonly collector: string;
  /** Undefined until the office has been read. */
  readonly standing: CloseStanding | undefined;
  /** Who looked at the cash, by name where that is known. */
  readonly confirmedBy: string | undefined;
}) => {
  const { endOfDay } = useText();
  const { paper: text } = endOfDay;
  const { close } = props;
  const cashVnd = close.byMethod.cash;
  const columns = text.minutesColumns;
  return (
    <PaperSheet
      close={close}
      label={endOfDay.minutesPaper}
      title={text.minutesTitle}
      subtitle={text.minutesSub}
      signs={text.minutesSigns}
    >
      <p>{text.minutesTime(momentText(close.closedMs).slice(0, 5), dayText(close.day))}</p>
      <p>{text.minutesWe}</p>
      {text.minutesPeople.map((role, index) => (
        <p key={role}>{text.minutesPerson(index === 0 ? props.collector : text.blank, role)}</p>
      ))}
      <p>{text.minutesDone}</p>
      <table className={styles.lines}>
        <thead>
          <tr>
            <th scope="col">{columns.order}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.count}</th>
            <th scope="col">{columns.amount}</th>
          </tr>
        </thead>
        <tbody>
          <Row order="I" what={text.rowBook} amountVnd={cashVnd} isStrong />
          <Row order="II" what={text.rowCounted} amountVnd={close.countedVnd} isStrong />
          {minutesLines(close).map((line, index) => (
            <Row
              key={line.noteVnd}
              order={String(index + 1)}
              what={line.isLoose ? text.rowLoose : text.rowNote(amountText(line.noteVnd))}
              count={line.isLoose ? '' : String(line.count)}
              amountVnd={line.amountVnd}
            />
          ))}
          <Row order="III" what={text.rowDifference} amountVnd={close.differenceVnd} isStrong />
          {cashVnd < 0 ? (
            <Row order="IV" what={text.rowGaveBack} amountVnd={-cashVnd} isStrong />
          ) : null}
        </tbody>
      </table>
      <p className={styles.words}>{text.inWords(vndInWords(close.countedVnd))}</p>
      {close.differenceVnd === 0 ? (
        <p>{text.noDifference}</p>
      ) : (
        <p>
          {text.reason}: {close.differenceWhy}
        </p>
      )}
      <StandingLines {...props} />
      <p>{text.conclusion}</p>
    </PaperSheet>
  );
};

/** What the paper says of a second pair of eyes, as of the day it is printed. */
const StandingLines = (props: {
  readonly standing: CloseStanding | undefined;
  readonly confirmedBy: string | undefined;
}) => {
  const { paper: text } = useText().endOfDay;
  const { kind, check } = props.standing ?? {};
  return (
    <>
      {kind === 'self-checked' ? <p>{text.selfChecked}</p> : null}
      {kind === 'waiting' ? <p>{text.notConfirmed}</p> : null}
      {check === undefined ? null : (
        <p>
          {text.confirmed(
            props.confirmedBy ?? text.blank,
            momentText(check.atMs),
            amountText(check.countedVnd),
            check.isTakenOver,
          )}
          {check.why === null ? null : ` ${text.confirmedWhy(check.why)}`}
        </p>
      )}
    </>
  );
};

const Row = (props: {
  readonly order: string;
  readonly what: string;
  readonly count?: string;
  readonly amountVnd: number;
  readonly isStrong?: boolean;
}) => (
  <tr className={props.isStrong === true ? styles.strong : undefined}>
    <td className={styles.middle}>{props.order}</td>
    <td>{props.what}</td>
    <td className={styles.sum}>{props.count ?? ''}</td>
    <td className={styles.sum}>{bare(props.amountVnd)}</td>
  </tr>
);
