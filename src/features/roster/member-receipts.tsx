/** The receipts of one member, newest first, each with how it stands. */
import { useMemo, useState } from 'react';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { personIds } from '#domain/views/people-view.ts';
import { QuietButton } from '#ui/button.tsx';
import { Amount } from '#ui/amount.tsx';
import { Card } from '#ui/card.tsx';
import { StateChip } from '#ui/chip.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';
import { receiptsOf } from './member-page.ts';
import { receiptPath } from './roster-paths.ts';
import { useRecords } from '#replica/use-replica.ts';
import { useTwinPairs } from '#replica/use-union.ts';
import styles from './member.module.css';

const SHOWN_AT_FIRST = 6;

export const MemberReceipts = (props: { readonly member: string }) => {
  const { roster: text, dues } = useText();
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const [isOpen, setOpen] = useState(false);
  const pairs = useTwinPairs();
  const lines = useMemo(
    () => receiptsOf(personIds(props.member, pairs), receipts ?? [], voids ?? []),
    [props.member, pairs, receipts, voids],
  );
  const shown = isOpen ? lines : lines.slice(0, SHOWN_AT_FIRST);
  return (
    <Card title={text.receipts} aside={lines.length === 0 ? undefined : lines.length} bare>
      {lines.length === 0 ? (
        <p className={styles.nothing}>{text.receiptsNone}</p>
      ) : (
        <List label={text.receipts}>
          {shown.map((line) => (
            <ListRow
              key={line.id}
              title={text.receiptMonths(line.months)}
              subtitle={[
                line.number,
                line.day,
                line.method === undefined ? '' : dues.methods[line.method],
              ]
                .filter((part) => part !== '')
                .join(' · ')}
              right={<Amount amountVnd={line.amountVnd} isVoid={line.state === 'void'} />}
              chip={line.state === 'safe' ? undefined : <StateChip state={line.state} />}
              href={receiptPath(line)}
            />
          ))}
        </List>
      )}
      {lines.length > shown.length ? (
        <QuietButton full onClick={() => setOpen(true)}>
          {text.receiptsMore(lines.length - shown.length)}
        </QuietButton>
      ) : null}
    </Card>
  );
};
