/** On Hôm nay of whoever looks at others' cash: how much of it waits; nothing where none does. */
import { amountText } from '#text/day-text.ts';
import { Card } from '#ui/card.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';
import { waitingPath } from './end-of-day-paths.ts';
import { useCashWaiting } from './use-close-eyes.ts';

export const CashWaitingCard = () => {
  const { cashCheck: text } = useText();
  const waiting = useCashWaiting() ?? [];
  if (waiting.length === 0) return null;
  const sumVnd = waiting.reduce((sum, { countedVnd }) => sum + countedVnd, 0);
  return (
    <Card bare>
      <List>
        <ListRow
          title={text.title}
          subtitle={text.cardHint(waiting.length, amountText(sumVnd))}
          href={waitingPath}
        />
      </List>
    </Card>
  );
};
