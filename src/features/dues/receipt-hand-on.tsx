/** Handing a receipt on: as a picture by the share sheet, on paper, and once more as a copy that says so. */
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { pictureOfPaper } from '#platform/paper-picture.ts';
import { shareFile } from '#platform/share-file.ts';
import { useReplica } from '#replica/use-replica.ts';
import { amountText, momentText } from '#text/day-text.ts';
import { QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import type { Paper } from './receipt-paper.ts';
import styles from './dues.module.css';

export const ReceiptHandOn = (props: {
  readonly paper: Paper;
  readonly union: string;
  /** Called before the print: whether this one is a copy. */
  readonly onPrint: (isCopy: boolean) => void;
}) => {
  const { dues: text } = useText();
  const { identity, correctedNow } = useReplica();
  const { paper } = props;
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  const share = async (): Promise<void> => {
    setBusy(true);
    const bytes = await pictureOfPaper({
      mark: identity.practice ? text.practice : undefined,
      union: props.union,
      heading: text.receiptHeading,
      numberLine: paper.seriesAndNumber,
      stamp: paper.state === 'void' ? text.voided : undefined,
      rows: paper.rows,
      total: amountText(paper.amountVnd),
      words: paper.words,
      foot: text.copyMade(momentText(correctedNow().ms)),
    });
    setFailed(bytes === undefined);
    if (bytes !== undefined)
      await shareFile({ name: `bien-lai-${paper.number}.png`, mediaType: 'image/png', bytes });
    setBusy(false);
  };
  const print = (isCopy: boolean): void => {
    // What is printed is what stands on the page at that moment.
    flushSync(() => props.onPrint(isCopy));
    window.print();
  };

  return (
    <div className={styles.handOn}>
      {hasFailed ? <Notice tone="warn">{text.noPicture}</Notice> : null}
      <SecondaryButton full busy={isBusy} onClick={() => void share()}>
        {text.share}
      </SecondaryButton>
      <div className={styles.prints}>
        <QuietButton onClick={() => print(false)}>{text.print}</QuietButton>
        <QuietButton onClick={() => print(true)}>{text.printCopy}</QuietButton>
      </div>
    </div>
  );
};
