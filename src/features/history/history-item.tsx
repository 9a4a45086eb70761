/** One entry of a history: what was done, from what to what, by whom and when, and how it stands with the system. */
import type { HistoryLine } from '#domain/views/history-view.ts';
import { momentText } from '#text/day-text.ts';
import { StateChip } from '#ui/chip.tsx';
import { useText } from '#ui/use-text.ts';
import { wordedLine, type WordedDetail, type Wording } from './history-words.ts';
import styles from './history.module.css';

export const HistoryItem = (props: {
  readonly line: HistoryLine;
  readonly wording: Wording;
  readonly who: string;
  /** Why something does not count, by kind. */
  readonly reasons: Readonly<Record<string, string>>;
}) => {
  const { history: text, common } = useText();
  const { line, who, reasons } = props;
  const { title, details } = wordedLine(line, props.wording);
  const { reason, receivedMs } = line;
  // Green is for the state of a whole thing; on every line of a list it would say nothing.
  const standing =
    receivedMs === undefined
      ? common.states.safe
      : `${text.received(momentText(receivedMs, line.order.ms))} · ${line.isProven === true ? text.proven : text.unproven}`;
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <span className={styles.title}>{title}</span>
        {line.state === 'safe' ? null : <StateChip state={line.state} />}
      </div>
      <p className={styles.about}>{text.wrote(momentText(line.order.ms), who)}</p>
      {details.length === 0 ? null : (
        <dl className={styles.details}>
          {details.map((detail, at) => (
            // Several lines may bear one label: two values of one field, two steps.
            <Detail key={`${detail.label} ${at}`} detail={detail} />
          ))}
        </dl>
      )}
      {reason === undefined ? null : (
        <p className={styles.reason}>
          {Object.hasOwn(reasons, reason) ? reasons[reason] : reasons['quarantined']}
        </p>
      )}
      {line.state === 'safe' ? <p className={styles.about}>{standing}</p> : null}
    </li>
  );
};

const Detail = ({ detail }: { readonly detail: WordedDetail }) => {
  const { history: text } = useText();
  const { label, before, after, mark } = detail;
  const note = {
    stands: undefined,
    replaced: text.replaced,
    undone: text.undone,
    'not-counted': text.notCounted,
  }[mark];
  return (
    <div className={styles.detail}>
      <dt>{label}</dt>
      <dd>
        {before === undefined ? null : (
          <span className={`${styles.value} ${styles.dim}`}>{before}</span>
        )}{' '}
        <span className={styles.value}>
          {before === undefined ? null : (
            <span className={styles.arrow} role="img" aria-label={text.changedTo}>
              →{' '}
            </span>
          )}
          {mark === 'undone' || mark === 'not-counted' ? <s>{after}</s> : after}
        </span>{' '}
        {note === undefined ? null : (
          <span className={`${styles.note} ${styles.dim}`}>({note})</span>
        )}
      </dd>
    </div>
  );
};
