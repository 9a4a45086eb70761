/** Every close this device knows, its own and the union's, newest first: to look at and print again. */
import { countText, dayText, momentText } from '#text/day-text.ts';
import { Amount } from '#ui/amount.tsx';
import { SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { closedPath, endOfDayPath } from './end-of-day-paths.ts';
import { StandingChip } from './standing-chip.tsx';
import { useCloseEyes } from './use-close-eyes.ts';
import { useCloses, useOfficerOf } from './use-tills.ts';

const SHOWN_MAX = 200;

export const ClosesScreen = () => {
  const { endOfDay: text } = useText();
  const officerOf = useOfficerOf();
  const closes = useCloses();
  const eyes = useCloseEyes();
  return (
    <Screen
      title={text.earlier}
      subtitle={closes === undefined ? undefined : text.earlierCount(closes.length)}
      back={endOfDayPath}
      keepsPlace
    >
      {closes === undefined ? null : closes.length === 0 ? (
        <EmptyState
          title={text.earlierNone}
          action={<SecondaryButton href={endOfDayPath}>{text.title}</SecondaryButton>}
        >
          {text.earlierNoneHint}
        </EmptyState>
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
                chip={<StandingChip close={close} eyes={eyes} />}
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
