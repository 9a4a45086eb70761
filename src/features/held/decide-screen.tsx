/** One decision, on one held entry or on all of a phone: what they say, the reason, and whether they count. */
import { useState } from 'react';
import { admitHeld, refuseHeld } from '#domain/office/held-acts.ts';
import { heldSum, type HeldEntry } from '#domain/views/held-view.ts';
import type { TextProblem } from '#domain/written-text.ts';
import { useReplica } from '#replica/use-replica.ts';
import { amountText, countText, momentText } from '#text/day-text.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { FilterChips } from '#ui/choice-field.tsx';
import { ErrorSummary, errorOf, WHOLE_FORM, type FormError } from '#ui/form.tsx';
import { Facts } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { BottomButtons, Screen } from '#ui/screen.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { heldAbout, heldReason, heldTitle } from './held-words.ts';

const WHY = 'held-why';

export const DecideScreen = (props: {
  readonly entries: readonly HeldEntry[];
  readonly author: string;
  readonly onDone: () => void;
}) => {
  const { held: text } = useText();
  const { entries } = props;
  const { why, setWhy, errors, isBusy, decide } = useDecision(entries, props.onDone);
  const usual = [...text.usualAdmit, ...text.usualRefuse];
  const count = countText(entries.length);
  return (
    <Screen
      title={entries.length === 1 ? text.one : text.many(count)}
      subtitle={props.author}
      back={props.onDone}
      bottom={
        <BottomButtons>
          <SecondaryButton busy={isBusy} writes onClick={() => decide('refuse')}>
            {text.refuse}
          </SecondaryButton>
          <PrimaryButton busy={isBusy} writes onClick={() => decide('admit')}>
            {entries.length === 1 ? text.admit : text.admitMany(count)}
          </PrimaryButton>
        </BottomButtons>
      }
    >
      <ErrorSummary errors={errors} />
      <What entries={entries} />
      <Card title={text.whyHeading}>
        <FilterChips
          label={text.usual}
          choices={usual.map((reason) => ({ value: reason, label: reason }))}
          value={why}
          onChange={setWhy}
          onClear={() => setWhy('')}
        />
        <TextField
          id={WHY}
          label={text.whyHeading}
          hint={text.whyHint}
          value={why}
          onChange={setWhy}
          error={errorOf(errors, WHY)}
        />
      </Card>
    </Screen>
  );
};

const What = ({ entries }: { readonly entries: readonly HeldEntry[] }) => {
  const text = useText();
  const replica = useReplica();
  const sum = heldSum(entries);
  return (
    <>
      {entries.every(({ isProven }) => isProven === true) ? null : (
        <Notice tone="warn">{text.held.unproven}</Notice>
      )}
      {sum === 0 || entries.length === 1 ? null : (
        <Card>
          <Facts facts={[{ label: text.held.sum, value: amountText(sum) }]} />
        </Card>
      )}
      {entries.map((entry) => (
        <Card key={`${entry.book} ${entry.order.hash}`} title={heldTitle(entry, text)}>
          <Facts
            facts={[
              {
                label: text.held.what,
                value: heldAbout(entry, replica).map((line) => <div key={line}>{line}</div>),
              },
              { label: text.held.written, value: momentText(entry.order.ms) },
              {
                label: text.held.received,
                value: entry.receivedMs === undefined ? '' : momentText(entry.receivedMs),
              },
              { label: text.held.held, value: heldReason(entry, text) },
              {
                label: text.held.refuse,
                value: entry.refused === null ? '' : entry.refused.why,
              },
            ]}
          />
        </Card>
      ))}
    </>
  );
};

const useDecision = (entries: readonly HeldEntry[], onDone: () => void) => {
  const { held: text, common } = useText();
  const replica = useReplica();
  const flash = useSavedFlash();
  const [why, setWhy] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly FormError[]>([]);

  const save = async (decision: 'admit' | 'refuse'): Promise<void> => {
    setBusy(true);
    const named = entries.map(({ book, order }) => ({ book, entryHash: order.hash }));
    const act = decision === 'admit' ? admitHeld : refuseHeld;
    const saved = await replica.save<TextProblem>((moment) => act({ entries: named, why }, moment));
    setBusy(false);
    if (saved.ok) {
      flash((decision === 'admit' ? text.admitted : text.refused)(entries.length));
      onDone();
      return;
    }
    const { error } = saved;
    if (error.kind !== 'refused')
      setErrors([{ field: WHOLE_FORM, text: common.saveProblems[error.kind] }]);
    else
      setErrors([
        {
          field: WHY,
          text: error.problem.kind === 'missing-text' ? text.whyMissing : text.whyTooLong,
        },
      ]);
  };
  return {
    ...{ why, setWhy, errors, isBusy },
    decide: (decision: 'admit' | 'refuse') => void save(decision),
  };
};
