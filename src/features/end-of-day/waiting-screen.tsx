/** Tiền chờ xác nhận: closes of others whose cash this officer is to count again, the oldest first. */
import { daysBetween } from '#domain/day-number.ts';
import { useToday } from '#replica/use-union.ts';
import { amountText, dayText } from '#text/day-text.ts';
import { Amount } from '#ui/amount.tsx';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { confirmPath, todayPath } from './end-of-day-paths.ts';
import { useCashWaiting } from './use-close-eyes.ts';
import { useOfficerOf, useUnionOf } from './use-tills.ts';

const SHOWN_MAX = 200;

export const WaitingScreen = () => {
  const { cashCheck: text, endOfDay } = useText();
  const today = useToday();
  const waiting = useCashWaiting();
  const officerOf = useOfficerOf();
  const unionOf = useUnionOf();
  const hasMany = new Set((waiting ?? []).map(({ book }) => book)).size > 1;
  return (
    <Screen
      title={text.title}
      subtitle={waiting === undefined ? undefined : text.count(waiting.length)}
      back={todayPath}
      keepsPlace
    >
      {waiting === undefined ? null : waiting.length === 0 ? (
        <EmptyState title={text.none}>{text.noneHint}</EmptyState>
      ) : (
        <>
          <Notice tone="info">{text.lead}</Notice>
          <Card bare>
            <List label={text.title}>
              {waiting.slice(0, SHOWN_MAX).map((close) => (
                <ListRow
                  key={`${close.book}|${close.id}`}
                  title={officerOf(close.device)}
                  right={<Amount amountVnd={close.countedVnd} />}
                  subtitle={[
                    dayText(close.day),
                    hasMany ? unionOf(close.book).name : undefined,
                    endOfDay.receiptCount(close.receipts.length),
                    close.day < today ? text.since(daysBetween(close.day, today)) : undefined,
                  ]
                    .filter((part) => part !== undefined)
                    .join(' · ')}
                  chip={
                    close.differenceVnd === 0 ? undefined : (
                      <Chip tone="wait">
                        {close.differenceVnd < 0
                          ? endOfDay.short(amountText(-close.differenceVnd))
                          : endOfDay.over(amountText(close.differenceVnd))}
                      </Chip>
                    )
                  }
                  href={confirmPath(close)}
                />
              ))}
            </List>
          </Card>
        </>
      )}
    </Screen>
  );
};
