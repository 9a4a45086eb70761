/** Cuối ngày as it opens: the till to count; with several books one after the other; with nothing open the last close. */
import { useParams } from 'react-router';
import { amountText } from '#text/day-text.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { ClosedBody } from './closed-body.tsx';
import { CountForm } from './count-form.tsx';
import { glanceOf } from './day-glance-view.ts';
import { countPath, duesPath, todayPath } from './end-of-day-paths.ts';
import { ShutPart } from './shut-part.tsx';
import { Stages } from './stages.tsx';
import { useClose } from './use-close.ts';
import { useTills, useUnionOf, type Till } from './use-tills.ts';

const isOpen = ({ open }: Till): boolean => open.receipts.length + open.voids.length > 0;

export const EndOfDayScreen = () => {
  const { endOfDay: text } = useText();
  const { book } = useParams();
  const tills = useTills();
  const closing = useClose();
  if (tills === undefined)
    return (
      <Screen title={text.title} back={todayPath}>
        <Stages at={0} />
        <Card>
          <p>{text.reading}</p>
        </Card>
      </Screen>
    );
  if (tills.length === 0)
    return (
      <Screen title={text.title} back={todayPath}>
        <ShutPart />
        <EmptyState title={text.noBook}>{text.noBookHint}</EmptyState>
      </Screen>
    );
  const open = tills.filter(isOpen);
  const chosen =
    tills.find((till) => till.book === book) ?? (open.length > 1 ? undefined : open[0]);
  if (chosen === undefined)
    return open.length > 1 ? <ManyTills tills={open} /> : <NothingOpen tills={tills} />;
  return isOpen(chosen) || closing.isBusy ? (
    <CountForm key={chosen.book} till={chosen} closing={closing} />
  ) : (
    <NothingOpen tills={[chosen]} />
  );
};

const ManyTills = (props: { readonly tills: readonly Till[] }) => {
  const { endOfDay: text } = useText();
  const unionOf = useUnionOf();
  return (
    <Screen title={text.title} back={todayPath}>
      <Stages at={0} />
      <p>{text.whichBook}</p>
      <Card bare>
        <List label={text.title}>
          {props.tills.map((till) => (
            <ListRow
              key={till.book}
              title={unionOf(till.book).name}
              subtitle={text.bookOpen(glanceOf(till.open).standing, amountText(till.open.sumVnd))}
              href={countPath(till.book)}
            />
          ))}
        </List>
      </Card>
    </Screen>
  );
};

const NothingOpen = (props: { readonly tills: readonly Till[] }) => {
  const { endOfDay: text } = useText();
  const [last] = props.tills
    .flatMap(({ closes }) => closes)
    .sort((a, b) => b.closedMs - a.closedMs);
  if (last !== undefined)
    return (
      <ClosedBody
        close={last}
        title={text.title}
        above={<Notice tone="info" title={text.nothingOpen} />}
      />
    );
  return (
    <Screen title={text.title} back={todayPath}>
      <ShutPart />
      <EmptyState
        title={text.nothingOpen}
        action={<SecondaryButton href={duesPath}>{text.collect}</SecondaryButton>}
      >
        {text.nothingOpenHint}
      </EmptyState>
    </Screen>
  );
};
