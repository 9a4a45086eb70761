/** Biên bản bàn giao on A4 for three signatures, printed from the record: now, or again years later. */
import { useEffect } from 'react';
import { booksNamed, noteListPrints } from '#replica/seen-on-screen.ts';
import { useReplica } from '#replica/use-replica.ts';
import { dayText } from '#text/day-text.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { handoverPath, handoversPath } from './handover-paths.ts';
import { HandoverSheet } from './handover-sheet.tsx';
import { useWrittenHandover } from './use-written-handover.ts';
import styles from './handover-paper.module.css';

export const HandoverPaperScreen = () => {
  const { handover: text, endOfDay } = useText();
  const written = useWrittenHandover();
  const { row, cases } = written;
  const { seen } = useReplica();
  // The minutes name kinds and due days of requests: taking them out on paper stands in the log.
  const listed = booksNamed(cases.flatMap(({ book, files }) => (files.length === 0 ? [] : book)));
  useEffect(() => noteListPrints(seen, listed), [seen, listed]);
  if (row === undefined)
    return (
      <Screen title={text.minutes} back={handoversPath}>
        {written.isRead ? <EmptyState title={text.notFound}>{text.notFoundHint}</EmptyState> : null}
      </Screen>
    );
  return (
    <Screen
      title={text.minutes}
      subtitle={dayText(row.values.on ?? '')}
      back={handoverPath(row)}
      wide
      bottom={
        <PrimaryButton full onClick={() => window.print()}>
          {endOfDay.print}
        </PrimaryButton>
      }
    >
      {/* It may be wider than a phone: the keyboard, too, must be able to move it. */}
      <div className={styles.desk} role="region" aria-label={text.minutes} tabIndex={0}>
        <HandoverSheet written={written} row={row} />
      </div>
    </Screen>
  );
};
