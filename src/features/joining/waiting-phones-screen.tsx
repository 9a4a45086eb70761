/** Devices that wait for this officer's approval from afar. */
import { useCallback, useEffect, useState } from 'react';
import { foldName, matchesName } from '#domain/roster/person-name.ts';
import type { AskedBy } from '#sync/server-api.ts';
import { momentText } from '#text/day-text.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { ApprovalControl, WaitingPhone } from './approval-control.ts';

interface Asked {
  readonly phones?: readonly WaitingPhone[];
  readonly problem?: string;
}

export const WaitingPhonesScreen = (props: {
  readonly desk: Pick<ApprovalControl, 'list'>;
  readonly signInName: string;
  readonly nowMs: () => number;
}) => {
  const text = useText().joining;
  const [{ phones, problem }, look] = useWaitingPhones(props.desk);
  const known: Readonly<Record<string, string>> = text.approveProblems;
  const nowMs = props.nowMs();
  return (
    <Screen
      title={text.listTitle}
      subtitle={phones === undefined ? undefined : text.count(phones.length)}
      back="/khac/can-bo"
      bottom={
        <SecondaryButton full onClick={look}>
          {text.listAgain}
        </SecondaryButton>
      }
    >
      <Notice tone="info">{text.listLead(props.signInName)}</Notice>
      {problem === undefined ? null : (
        <Notice tone="warn" live>
          {known[problem] ?? text.approveSomeProblem}
        </Notice>
      )}
      {phones === undefined ? (
        problem === undefined ? (
          <Card>
            <ProgressLine label={text.listAsking} />
          </Card>
        ) : null
      ) : phones.length === 0 ? (
        <EmptyState title={text.listNone}>{text.listNoneHint}</EmptyState>
      ) : (
        <WaitingList phones={phones} nowMs={nowMs} />
      )}
    </Screen>
  );
};

/** More than an officer reads through: who is on the telephone is found by name. */
const SEARCHED_FROM = 8;
const SHOWN_MAX = 20;

const WaitingList = (props: {
  readonly phones: readonly WaitingPhone[];
  readonly nowMs: number;
}) => {
  const text = useText().joining;
  const [query, setQuery] = useState('');
  const { phones, nowMs } = props;
  const found = phones.filter(({ name, union }) =>
    matchesName(foldName(`${name} ${union}`), query),
  );
  const more = found.length - SHOWN_MAX;
  return (
    <>
      {phones.length > SEARCHED_FROM ? (
        <SearchField label={text.listSearch} value={query} onChange={setQuery} />
      ) : null}
      {found.length === 0 ? (
        <EmptyState title={text.listNobody} />
      ) : (
        <Card bare label={text.listTitle}>
          <List>
            {found.slice(0, SHOWN_MAX).map(({ request, name, union, askedMs }) => (
              <ListRow
                key={request}
                title={name}
                subtitle={text.row(union, momentText(askedMs, nowMs))}
                href={`/khac/can-bo/may-cho/${request}`}
              />
            ))}
          </List>
        </Card>
      )}
      {more > 0 ? <Notice tone="info">{text.listMore(more)}</Notice> : null}
    </>
  );
};

const LOOK_MS = 5_000;

/** Asked again and again while the list is looked at: the officer is on the telephone meanwhile. */
const useWaitingPhones = (desk: Pick<ApprovalControl, 'list'>): readonly [Asked, () => void] => {
  const [state, setState] = useState<Asked>({});
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isStopped = false;
    const look = async (by: AskedBy): Promise<void> => {
      const found = await desk.list(by);
      if (isStopped) return;
      setState((before) =>
        found.ok
          ? { phones: found.value.requests }
          : { ...(before.phones === undefined ? {} : before), problem: found.error.kind },
      );
    };
    void look('press');
    const timer = setInterval(() => void look('screen'), LOOK_MS);
    return () => {
      isStopped = true;
      clearInterval(timer);
    };
  }, [desk, turn]);
  return [state, useCallback(() => setTurn((now) => now + 1), [])];
};
