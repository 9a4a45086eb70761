/** Every close this device knows, its own and the union's, newest first: to look at and print again. */
import { countText, dayText, momentText } from '#text/day-text.ts';
import { Amount } from '#ui/amount.tsx';
import { Card } from '#ui/card.tsx';
import { Chip, StateChip } from '#ui/chip.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { closedPath, endOfDayPath } from './end-of-day-paths.ts';
import { useSelfChecked } from './use-self-checked.ts';
import { useCloses, useOfficerOf } from './use-tills.ts';

const SHOWN_MAX = 200;

export const ClosesScreen = () => {
  const { endOfDay: text } = useText();
  const officerOf = useOfficerOf();
  const closes = useCloses();
  const isSelfChecked = useSelfChecked();
  return (
    <Screen
      title={text.earlier}
      subtitle={closes === undefined ? undefined : text.earlierCount(closes.length)}
      back={endOfDayPath}
      keepsPlace
    >
      {closes === undefined ? null : closes.length === 0 ? (
        <EmptyState title={text.earlierNone}>{text.earlierNoneHint}</EmptyState>
      ) : (
        <Card bare>
          <List label={text.earlier}>
            {closes.slice(0, SHOWN_MAX).map((close) => (
              <ListRow
                key={`${close.book}|${close.id}`}
                title={dayText(close.day)}
                right={<Amount amountVnd={close.sumVnd} />}
                subtitle={[
                  text.receiptCount(close.receipts.length),
                  officerOf(close.device),
                  momentText(close.closedMs).slice(0, 5),
                ].join(' · ')}
                chip={
                  close.state !== 'safe' ? (
                    <StateChip state={close.state} />
                  ) : isSelfChecked(close) ? (
                    <Chip tone="plain">{text.selfChecked}</Chip>
                  ) : undefined
                }
                href={closedPath(close)}
              />
            ))}
            {closes.length > SHOWN_MAX ? (
              <ListRow title={`… ${countText(closes.length - SHOWN_MAX)}`} />
            ) : null}
          </List>
        </Card>
      )}
    </Screen>
  );
};
