/** The receipt, looking like one; and what can be done with it: the next person, taking it back, printing. */
import { useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { member } from '#domain/roster/member.ts';
import { useIsWriter } from '#replica/use-replica.ts';
import { DangerButton, PrimaryButton, QuietButton, SecondaryButton } from '#ui/button.tsx';
import { StateChip } from '#ui/chip.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { BottomButtons, Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import {
  DAY_QUERY,
  dayReceiptsPath,
  duesPath,
  receiptHistoryPath,
  voidPath,
} from './dues-paths.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { useRecord, useRecords } from '#replica/use-replica.ts';
import { useUnitNames, useUnitsToWriteIn } from '#replica/use-union.ts';
import type { ReceiptRow } from './dues-list.ts';
import { paperOf, type Paper } from './receipt-paper.ts';
import { ReceiptHandOn } from './receipt-hand-on.tsx';
import { ReceiptPaper } from './receipt-sheet.tsx';
import { useOfficerOf } from './use-dues.ts';
import styles from './dues.module.css';

export const ReceiptScreen = () => {
  const { dues: text } = useText();
  const { book = '', id = '' } = useParams();
  const { row, isReady } = useRecord(receipt, book, id);
  if (row !== undefined) return <KnownReceipt row={row} />;
  return (
    <Screen title={text.receiptTitle} back={duesPath}>
      {isReady ? (
        <EmptyState
          title={text.notFound}
          action={<SecondaryButton href={duesPath}>{text.back}</SecondaryButton>}
        >
          {text.notFoundHint}
        </EmptyState>
      ) : null}
    </Screen>
  );
};

/** The paper of a receipt with everything this device knows about it. */
export const usePaper = (row: ReceiptRow): Paper & { readonly payerName: string } => {
  const { dues: text } = useText();
  const payer = useRecord(member, `roster.${unitOfBook(row.book)}`, row.values.member ?? '').row;
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const officerOf = useOfficerOf();
  return useMemo(() => {
    const payerName = payer?.values.fullName[0] ?? text.unknownMember;
    const paper = paperOf(
      {
        receipt: row,
        payerName,
        payerCode: payer?.values.employeeNo ?? '',
        ofMember: (receipts ?? []).filter(({ values }) => values.member === row.values.member),
        voids: voids ?? [],
        officerOf,
      },
      text,
    );
    return { ...paper, payerName };
  }, [row, payer, receipts, voids, officerOf, text]);
};

const KnownReceipt = ({ row }: { readonly row: ReceiptRow }) => {
  const { dues: text } = useText();
  const mayVoid = useUnitsToWriteIn('dues').includes(unitOfBook(row.book));
  const isWriter = useIsWriter() && mayVoid;
  const unitNames = useUnitNames();
  const paper = usePaper(row);
  const [isCopy, setCopy] = useState(false);
  const isVoid = paper.state === 'void';
  const day = useSearchParams()[0].get(DAY_QUERY);
  const union = unitNames.get(unitOfBook(row.book)) ?? text.unionFallback;
  return (
    <Screen
      title={text.receiptTitle}
      back={day === null ? duesPath : dayReceiptsPath(day)}
      state={<StateChip state={paper.twiceMonths === '' || isVoid ? paper.state : 'check'} />}
      bottom={
        <BottomButtons>
          {isVoid || !isWriter ? null : (
            <DangerButton href={voidPath(row, day)}>{text.voidAct}</DangerButton>
          )}
          <PrimaryButton href={duesPath}>{text.next}</PrimaryButton>
        </BottomButtons>
      }
    >
      <div className={styles.screenOnly}>
        {isVoid ? <Notice tone="warn">{text.voidedNotice}</Notice> : null}
        {paper.twiceMonths === '' || isVoid ? null : (
          <Notice tone="danger">{text.twiceNotice(paper.twiceMonths)}</Notice>
        )}
      </div>
      <ReceiptPaper paper={paper} union={union} isCopy={isCopy} />
      <ReceiptHandOn paper={paper} union={union} onPrint={setCopy} />
      <div className={`${styles.screenOnly} ${styles.prints}`}>
        <QuietButton href={receiptHistoryPath(row)}>{text.historyLink}</QuietButton>
      </div>
    </Screen>
  );
};
