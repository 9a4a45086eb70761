/** One close by its address: the day just closed, or an earlier one to look at and print again. */
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { ClosedBody } from './closed-body.tsx';
import { closesPath } from './end-of-day-paths.ts';
import { useCloses } from './use-tills.ts';

export const ClosedScreen = (props: {
  /** Below the newest close, where there is something to offer. */
  readonly offer?: ReactNode;
}) => {
  const { endOfDay: text } = useText();
  const { book, id } = useParams();
  const closes = useCloses();
  const close = closes?.find((line) => line.book === book && line.id === id);
  if (close !== undefined) return <ClosedBody close={close} offer={props.offer} />;
  return (
    <Screen title={text.title} back={closesPath}>
      {closes === undefined ? null : (
        <EmptyState title={text.closedNotFound}>{text.closedNotFoundHint}</EmptyState>
      )}
    </Screen>
  );
};
