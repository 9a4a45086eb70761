/** Cần quyết định: what other devices sent and the system does not count, phone by phone, until a person has decided. */
import { useEffect, useState } from 'react';
import { heldByDevice, heldSum, type HeldEntry } from '#domain/views/held-view.ts';
import { useReplica } from '#replica/use-replica.ts';
import { amountText, countText, momentText } from '#text/day-text.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { FilterChips } from '#ui/choice-field.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { DecideScreen } from './decide-screen.tsx';
import { heldAbout, heldReason, heldTitle } from './held-words.ts';
import { useHeld, type AskHeld, type HeldState } from './use-held.ts';

export const HeldScreen = (props: { readonly ask: AskHeld }) => {
  const { held: text } = useText();
  const state = useHeld(props.ask);
  const [chosen, setChosen] = useState<readonly HeldEntry[]>();
  const { entries, isMore, isAsking, withRefused } = state;
  // Once, at the opening; later by the button.
  useEffect(() => state.look(false), []); // eslint-disable-line react-hooks/exhaustive-deps
  if (chosen !== undefined)
    return (
      <DecideScreen
        entries={chosen}
        author={authorOf(state, chosen[0]?.order.device ?? '', text)}
        onDone={() => setChosen(undefined)}
      />
    );
  return (
    <Screen
      title={text.title}
      subtitle={entries === undefined ? undefined : text.count(countText(state.waiting))}
      back="/khac"
      bottom={
        <PrimaryButton
          full
          busy={isAsking}
          onClick={() => (isMore ? state.older() : state.look(withRefused))}
        >
          {isMore ? text.older : text.again}
        </PrimaryButton>
      }
    >
      <Notice tone="info">{text.lead}</Notice>
      <Problem kind={state.problem} />
      {state.locked === 0 ? null : (
        <Notice
          tone="warn"
          sign="lock"
          action={<SecondaryButton href="/tiep-nhan">{text.openCases}</SecondaryButton>}
        >
          {text.locked(countText(state.locked))}
        </Notice>
      )}
      <FilterChips
        label={text.show}
        choices={[{ value: 'refused', label: text.withRefused }]}
        value={withRefused ? 'refused' : undefined}
        onChange={() => state.look(true)}
        onClear={() => state.look(false)}
      />
      {entries?.length === 0 && state.locked === 0 && !isMore ? (
        <EmptyState title={text.none}>{text.noneHint}</EmptyState>
      ) : null}
      {heldByDevice(entries ?? []).map((phone) => (
        <PhoneCard
          key={phone.device}
          author={authorOf(state, phone.device, text)}
          entries={phone.entries}
          onChoose={setChosen}
        />
      ))}
    </Screen>
  );
};

const authorOf = (
  { authors }: HeldState,
  device: string,
  text: ReturnType<typeof useText>['held'],
): string => {
  const author = authors.get(device);
  return author === undefined ? text.unknownAuthor : text.author(author.displayName, author.label);
};

const PhoneCard = (props: {
  readonly author: string;
  readonly entries: readonly HeldEntry[];
  readonly onChoose: (entries: readonly HeldEntry[]) => void;
}) => {
  const text = useText();
  const replica = useReplica();
  const { entries } = props;
  const sum = heldSum(entries);
  return (
    <Card title={props.author} aside={sum === 0 ? undefined : amountText(sum)} bare>
      <List label={props.author}>
        {entries.map((entry) => (
          <ListRow
            key={`${entry.book} ${entry.order.hash}`}
            title={[heldTitle(entry, text), ...heldAbout(entry, replica).slice(0, 1)].join(': ')}
            subtitle={[
              text.held.wroteAt(momentText(entry.order.ms)),
              entry.refused === null
                ? heldReason(entry, text)
                : text.held.refusedWith(entry.refused.why),
            ].join(' · ')}
            onClick={() => props.onChoose([entry])}
          />
        ))}
        {entries.length > 1 ? (
          <ListRow
            title={
              <SecondaryButton full onClick={() => props.onChoose(entries)}>
                {text.held.wholePhone(countText(entries.length))}
              </SecondaryButton>
            }
          />
        ) : null}
      </List>
    </Card>
  );
};

const Problem = ({ kind }: { readonly kind: string | undefined }) => {
  const { held: text } = useText();
  if (kind === undefined) return null;
  const problems: Readonly<Record<string, string>> = text.problems;
  return (
    <Notice tone="warn" live>
      {Object.hasOwn(problems, kind) ? problems[kind] : text.problems.other}
    </Notice>
  );
};
