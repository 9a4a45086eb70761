/** What was taken since the last close: the sum, by method, how many receipts, how many voided. */
import type { Unclosed } from '#domain/views/day-view.ts';
import { DUES_METHODS } from '#domain/dues/receipt.ts';
import { amountText } from '#text/day-text.ts';
import { Amount } from '#ui/amount.tsx';
import { Card } from '#ui/card.tsx';
import { useText } from '#ui/use-text.ts';
import { glanceOf } from './day-glance-view.ts';
import styles from './end-of-day.module.css';

export const DayGlance = (props: { readonly open: Unclosed; readonly since: string }) => {
  const { endOfDay: text } = useText();
  const { open } = props;
  const glance = glanceOf(open);
  return (
    <Card label={text.open}>
      <p className={styles.dim}>{text.open}</p>
      <Amount amountVnd={open.sumVnd} large />
      <p className={styles.dim}>
        {[
          text.receiptCount(glance.standing),
          ...(glance.voided === 0 ? [] : [text.voidCount(glance.voided)]),
          ...(glance.voidedEarlier === 0 ? [] : [text.voidedEarlier(glance.voidedEarlier)]),
        ].join(' · ')}
      </p>
      <dl className={styles.methods}>
        {DUES_METHODS.filter((method) => method === 'cash' || open.byMethod[method] !== 0).map(
          (method) => (
            <div key={method}>
              <dt>{text.methods[method]}</dt>
              <dd>{amountText(open.byMethod[method])}</dd>
            </div>
          ),
        )}
      </dl>
      <p className={styles.dim}>{props.since}</p>
    </Card>
  );
};
