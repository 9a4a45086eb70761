/** Lịch sử thay đổi: who changed what of a member, a request or a receipt; at once from this device, on a tap from the system. */
import { useState } from 'react';
import { useParams } from 'react-router';
import type { HistoryLine } from '#domain/views/history-view.ts';
import type { HistoryPlace } from '#replica/local-history.ts';
import { shelfKey } from '#replica/shelf-row.ts';
import { useRow } from '#replica/use-replica.ts';
import { momentText } from '#text/day-text.ts';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { HistoryItem } from './history-item.tsx';
import { hasSecrets } from './history-words.ts';
import { subjectName } from './subject-name.ts';
import { useHistory, type AskedState, type AskHistory } from './use-history.ts';
import styles from './history.module.css';

export interface HistoryScreenProps {
  readonly type: 'member' | 'caseFile' | 'receipt';
  /** Path of the list that the record's own page lies under. */
  readonly under: string;
  readonly ask: AskHistory;
}

export const HistoryScreen = ({ type, under, ask }: HistoryScreenProps) => {
  const { history: text } = useText();
  const { book = '', id = '' } = useParams();
  const history = useHistory({ book, type, id }, ask);
  const { lines, asked } = history;
  const isHeld = lines !== undefined && lines.length > 0;
  return (
    <Screen
      title={text.title}
      subtitle={isHeld ? text.count(lines.length) : undefined}
      back={`${under}/${book}/${id}`}
      isReading
      bottom={
        // What this device may not show (a book that is locked) it does not ask for either.
        isHeld && asked.step !== 'all' ? (
          <PrimaryButton full busy={asked.step === 'asking'} onClick={history.ask}>
            {asked.step === 'some' ? text.askOlder : text.ask}
          </PrimaryButton>
        ) : undefined
      }
    >
      {isHeld ? <AskedNotice asked={asked} /> : null}
      {lines?.length === 0 ? <EmptyState title={text.none}>{text.noneHint}</EmptyState> : null}
      {isHeld ? <Lines lines={lines} place={{ book, type, id }} history={history} /> : null}
    </Screen>
  );
};

const AskedNotice = ({ asked }: { readonly asked: AskedState }) => {
  const { history: text } = useText();
  if (asked.problem !== undefined) {
    const problems: Readonly<Record<string, string>> = text.problems;
    return (
      <Notice tone="warn" live>
        {Object.hasOwn(problems, asked.problem) ? problems[asked.problem] : text.problems.other}
      </Notice>
    );
  }
  switch (asked.step) {
    case 'not-asked':
    case 'asking':
      return <Notice tone="info">{text.askWhat}</Notice>;
    case 'some':
      return (
        <Notice tone="info" live>
          {text.askedPart}
        </Notice>
      );
    case 'all':
      return (
        <Notice tone="safe" live>
          {text.askedAll(momentText(asked.atMs ?? 0))}
        </Notice>
      );
  }
};

const Lines = (props: {
  readonly lines: readonly HistoryLine[];
  readonly place: HistoryPlace;
  readonly history: ReturnType<typeof useHistory>;
}) => {
  const text = useText();
  const [isNumberShown, setNumberShown] = useState(false);
  const { lines, history } = props;
  const { book, type, id } = props.place;
  const row = useRow(shelfKey(book, type, id));
  // The sections are taken here by name: a test holds the route to what its files ask for.
  const { history: words, roster, cases, dues, sync } = text;
  const wording = {
    ...{ type, id, isNumberShown, names: history.names },
    text: { history: words, roster, cases, dues },
  };
  return (
    <Card
      title={subjectName(row, text)}
      bare
      aside={
        hasSecrets(lines) ? (
          <QuietButton small onClick={() => setNumberShown(!isNumberShown)}>
            {isNumberShown ? words.hideNumbers : words.showNumbers}
          </QuietButton>
        ) : undefined
      }
    >
      <ol className={styles.lines}>
        {lines.map((line) => (
          <HistoryItem
            key={line.order.hash}
            line={line}
            wording={wording}
            who={history.who(line.order.device)}
            reasons={{ ...sync.rulings, ...sync.reasons }}
          />
        ))}
      </ol>
    </Card>
  );
};
