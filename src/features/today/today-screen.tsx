/** Hôm nay: what came in, the three things an officer does, what is due, and what is not sent yet. */
import { useEffect, type ReactNode } from 'react';
import { periodFromDate } from '#domain/calendar-date.ts';
import { isStopped } from '#domain/lease.ts';
import { weekday } from '#domain/day-number.ts';
import { booksNamed, noteListPrints } from '#replica/seen-on-screen.ts';
import { useCounts, useLease, useReplica, useTierState } from '#replica/use-replica.ts';
import { amountText, dayText, monthText } from '#text/day-text.ts';
import { ActionTiles } from '#ui/action-tiles.tsx';
import { Amount } from '#ui/amount.tsx';
import { Card, Columns, Stack } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { AppLink } from '#ui/link.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { EndOfDayCard } from './end-of-day-card.tsx';
import { OfflineCard } from './offline-card.tsx';
import { SendCard } from './send-card.tsx';
import { TermCard } from './term-card.tsx';
import {
  casePath,
  casesPath,
  dayReceiptsPath,
  duesPath,
  newCasePath,
  newMemberPath,
  unsentPath,
} from './today-paths.ts';
import { heldUnits } from '#domain/held-units.ts';
import { useUnitsToWriteIn } from '#replica/use-union.ts';
import { useTodayView } from './use-today.ts';
import styles from './today.module.css';

const DUE_SHOWN_MAX = 4;

export const TodayScreen = (props: {
  /** Where the browser offers to put the app on the home screen. */
  readonly onInstall: (() => void) | undefined;
  /** What is offered today, in its place; nothing on most days. */
  readonly offer: ReactNode;
}) => {
  const { today: text } = useText();
  const replica = useReplica();
  const { waiting } = useCounts();
  const view = useTodayView();
  const { seen } = replica;
  const listed = booksNamed(view.due.slice(0, DUE_SHOWN_MAX).map(({ book }) => book));
  useEffect(() => noteListPrints(seen, listed), [seen, listed]);
  const { isOpen: areCasesOpen } = useTierState('casesTier');
  const mayChangeRoll = !isStopped('change-roll', useLease());
  const books = replica.books();
  const holds = (kind: string): boolean =>
    heldUnits(books, kind, replica.identity.homeUnit).length > 0;
  const writes = {
    roster: useUnitsToWriteIn('roster').length > 0 && mayChangeRoll,
    dues: useUnitsToWriteIn('dues').length > 0,
    cases: useUnitsToWriteIn('cases').length > 0,
  };
  const day = text.dayOfWeek(text.weekdays[weekday(view.today)] ?? '', dayText(view.today));
  const month = monthText(periodFromDate(view.today));
  return (
    <Screen
      title={text.title}
      subtitle={[view.unitName, day].filter((part) => part !== undefined).join(' · ')}
      state={
        waiting === 0 ? undefined : (
          <Chip tone="wait" href={unsentPath}>
            {text.unsent(waiting)}
          </Chip>
        )
      }
      wide
    >
      {books.length === 0 ? <EmptyState title={text.noBooks}>{text.noBooksHint}</EmptyState> : null}
      <Columns>
        <Stack>
          {holds('dues') ? (
            <Card>
              <AppLink href={dayReceiptsPath} className={styles.taken}>
                <span className={styles.dim}>{text.collectedToday}</span>
                {view.money === undefined ? null : (
                  <>
                    <Amount amountVnd={view.money.sumVnd} large />
                    <span className={styles.link}>{text.receiptCount(view.money.receipts)}</span>
                  </>
                )}
              </AppLink>
              {view.notPaid === undefined ? null : (
                <p className={styles.dim}>
                  <AppLink href={duesPath} className={styles.link}>
                    {text.notPaid(view.notPaid, month)}
                  </AppLink>
                </p>
              )}
              {view.money === undefined || view.money.notCashVnd === 0 ? null : (
                <p className={styles.dim}>{text.notCash(amountText(view.money.notCashVnd))}</p>
              )}
              {view.money?.own === undefined ? null : (
                <p className={styles.dim}>
                  {text.ownShare(amountText(view.money.own.sumVnd), view.money.own.receipts)}
                </p>
              )}
            </Card>
          ) : null}
          {Object.values(writes).includes(true) ? (
            <ActionTiles
              label={text.acts}
              tiles={[
                ...(writes.roster
                  ? [{ label: text.register, icon: 'add' as const, href: newMemberPath }]
                  : []),
                ...(writes.dues
                  ? [{ label: text.collect, icon: 'dues' as const, href: duesPath }]
                  : []),
                ...(writes.cases
                  ? [{ label: text.takeIn, icon: 'cases' as const, href: newCasePath }]
                  : []),
              ]}
            />
          ) : null}
          {writes.dues ? <EndOfDayCard /> : null}
        </Stack>
        <Stack>
          <TermCard />
          {props.offer}
          {holds('cases') ? (
            <Card
              bare
              title={text.dueSoon}
              aside={view.due.length === 0 ? undefined : text.dueSoonCount(view.due.length)}
            >
              {view.due.length === 0 ? (
                <p className={styles.nothing}>{areCasesOpen ? text.dueNone : text.dueShut}</p>
              ) : (
                <List label={text.dueSoon}>
                  {view.due.slice(0, DUE_SHOWN_MAX).map((line) => (
                    <ListRow
                      key={line.id}
                      title={line.title}
                      subtitle={line.subtitle}
                      chip={<Chip tone={line.tone}>{line.day}</Chip>}
                      href={casePath(line)}
                    />
                  ))}
                  {view.due.length > DUE_SHOWN_MAX ? (
                    <ListRow title={text.dueMore(view.due.length)} href={casesPath} />
                  ) : null}
                </List>
              )}
            </Card>
          ) : null}
          <SendCard />
          <OfflineCard onInstall={props.onInstall} />
        </Stack>
      </Columns>
    </Screen>
  );
};
