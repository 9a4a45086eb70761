/** Xác nhận tiền: a second officer counts the cash of a close, takes it or leaves it, and says what there is. */
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { expectedCashOf } from '#domain/views/close-view.ts';
import { vndInWords, parseVnd } from '#domain/money.ts';
import { useDraft, useReplica } from '#replica/use-replica.ts';
import { amountText, dayText } from '#text/day-text.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card, Columns, Stack } from '#ui/card.tsx';
import { ChoiceField } from '#ui/choice-field.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { errorOf, Form } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { Facts } from '#ui/list.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { AmountField, TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { CONFIRM_DRAFT, differenceOf, HAND_FIELD, SUM_FIELD, WHY_FIELD } from './confirm-draft.ts';
import { closedPath, waitingPath } from './end-of-day-paths.ts';
import { useCloseEyes } from './use-close-eyes.ts';
import { useConfirm } from './use-confirm.ts';
import { useCloses, useOfficerOf, useUnionOf, type CloseLine } from './use-tills.ts';

const FORM = 'cash-check';

export const ConfirmScreen = () => {
  const { cashCheck: text } = useText();
  const { book, id } = useParams();
  const closes = useCloses();
  const eyes = useCloseEyes();
  const close = closes?.find((line) => line.book === book && line.id === id);
  if (close !== undefined && eyes !== undefined)
    return (
      <ConfirmForm
        key={close.id}
        close={close}
        hands={eyes.handsOf(close)}
        isWaiting={eyes.mayConfirm(close)}
      />
    );
  return (
    <Screen title={text.confirmTitle} back={waitingPath}>
      {closes === undefined || eyes === undefined ? null : <EmptyState title={text.notFound} />}
    </Screen>
  );
};

interface FormProps {
  readonly close: CloseLine;
  readonly hands: ReadonlySet<string>;
  readonly isWaiting: boolean;
}

const ConfirmForm = ({ close, hands, isWaiting }: FormProps) => {
  const { cashCheck: text } = useText();
  const replica = useReplica();
  const go = useGo();
  const flash = useSavedFlash();
  const unionOf = useUnionOf();
  const { errors, isBusy, confirm } = useConfirm(close, hands);
  const kept = useDraft(`cash-check:${close.id}`, CONFIRM_DRAFT);
  const draft = kept.value;
  const head = { title: text.confirmTitle, subtitle: unionOf(close.book).name, back: waitingPath };
  // Confirmed meanwhile on another device, or never to be confirmed here.
  if (!isWaiting && !isBusy)
    return (
      <Screen {...head}>
        <EmptyState
          title={hands.has(replica.identity.officer) ? text.problems['own-cash'] : text.already}
          action={<SecondaryButton href={closedPath(close)}>{text.heading}</SecondaryButton>}
        />
      </Screen>
    );
  const submit = async (): Promise<void> => {
    if (!(await confirm(draft, kept.now()))) return;
    kept.done();
    flash(text.done);
    go(closedPath(close));
  };
  const typed = parseVnd(draft.sum);
  return (
    <Screen
      {...head}
      wide
      bottom={
        <PrimaryButton full form={FORM} type="submit" busy={isBusy}>
          {text.confirm}
        </PrimaryButton>
      }
    >
      <DraftBar draft={kept} nowMs={replica.correctedNow().ms} />
      <Form id={FORM} errors={errors} onSubmit={() => void submit()}>
        <Columns>
          <CloseFacts close={close} />
          <Card>
            <Stack>
              <AmountField
                id={SUM_FIELD}
                label={text.sum}
                hint={text.sumHint}
                value={draft.sum}
                words={typed.ok ? vndInWords(typed.value) : undefined}
                error={errorOf(errors, SUM_FIELD)}
                onChange={(sum) => kept.change({ ...draft, sum })}
              />
              <Difference differenceVnd={differenceOf(draft, close.countedVnd)}>
                <TextField
                  id={WHY_FIELD}
                  label={text.whyLabel}
                  hint={text.whyHint}
                  value={draft.why}
                  error={errorOf(errors, WHY_FIELD)}
                  lengthMax={120}
                  onChange={(why) => kept.change({ ...draft, why })}
                />
              </Difference>
              <ChoiceField
                id={HAND_FIELD}
                label={text.hand}
                value={draft.hand}
                error={errorOf(errors, HAND_FIELD)}
                choices={[
                  { value: 'take', label: text.take, hint: text.takeHint },
                  { value: 'leave', label: text.leave, hint: text.leaveHint },
                ]}
                onChange={(hand) => kept.change({ ...draft, hand })}
              />
            </Stack>
          </Card>
        </Columns>
      </Form>
    </Screen>
  );
};

const CloseFacts = ({ close }: { readonly close: CloseLine }) => {
  const { cashCheck: text, endOfDay } = useText();
  const officerOf = useOfficerOf();
  return (
    <Card title={text.closeOf(officerOf(close.device), dayText(close.day))}>
      <Facts
        facts={[
          { label: text.collectorCounted, value: amountText(close.countedVnd) },
          { label: text.receiptsSay, value: amountText(expectedCashOf(close)) },
          { label: endOfDay.differenceWhy, value: close.differenceWhy },
          {
            label: text.holds,
            value: endOfDay.namedCount(close.receipts.length, close.voids.length),
          },
        ]}
      />
    </Card>
  );
};

const Difference = (props: {
  readonly differenceVnd: number | undefined;
  readonly children: ReactNode;
}) => {
  const { cashCheck: text } = useText();
  const { differenceVnd } = props;
  if (differenceVnd === undefined) return null;
  if (differenceVnd === 0) return <Notice tone="info">{text.same}</Notice>;
  return (
    <>
      <Notice tone="warn">
        {differenceVnd < 0
          ? text.less(amountText(-differenceVnd))
          : text.more(amountText(differenceVnd))}
      </Notice>
      {props.children}
    </>
  );
};
