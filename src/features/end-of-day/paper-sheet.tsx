/** A sheet of A4 as union papers have it: headings, title, a body, three places to sign, the practice mark. */
import type { ReactNode } from 'react';
import { useReplica } from '#replica/use-replica.ts';
import { dayText } from '#text/day-text.ts';
import { useText } from '#ui/use-text.ts';
import { useUnionOf, type CloseLine } from './use-tills.ts';
import styles from './paper.module.css';

export const PaperSheet = (props: {
  readonly close: CloseLine;
  readonly label: string;
  readonly title: string;
  readonly subtitle: string;
  readonly signs: readonly string[];
  readonly children: ReactNode;
}) => {
  const { endOfDay } = useText();
  const { paper: text } = endOfDay;
  const { identity } = useReplica();
  const union = useUnionOf()(props.close.book);
  return (
    // It may be wider than a phone: the keyboard, too, must be able to move it.
    <div className={styles.desk} role="region" aria-label={props.title} tabIndex={0}>
      <article className={styles.sheet} aria-label={props.label}>
        {identity.practice ? (
          <>
            <p className={styles.practice}>{text.practice}</p>
            <p className={styles.watermark} aria-hidden="true">
              {text.practice}
            </p>
          </>
        ) : null}
        <div className={styles.heads}>
          <div>
            <p className={styles.upper}>{union.above ?? text.upper}</p>
            <p className={styles.union}>{union.name}</p>
          </div>
          <div>
            <p className={styles.union}>{text.nation}</p>
            <p className={styles.motto}>{text.motto}</p>
          </div>
        </div>
        <h2 className={styles.title}>{props.title}</h2>
        <p className={styles.subtitle}>{props.subtitle}</p>
        {props.children}
        <p className={styles.date}>{text.date(dayText(props.close.day))}</p>
        <div className={styles.signs}>
          {props.signs.map((sign) => (
            <div key={sign}>
              <p className={styles.signer}>{sign}</p>
              <p className={styles.signHint}>{text.signHint}</p>
            </div>
          ))}
        </div>
      </article>
    </div>
  );
};
