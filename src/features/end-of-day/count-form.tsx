/** Kiểm tiền and Khóa sổ on one screen: count by banknote, say why where it differs, close. */
import { useDraft, useReplica } from '#replica/use-replica.ts';
import { amountText, momentText } from '#text/day-text.ts';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Card, Columns, Stack } from '#ui/card.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { errorOf, Form } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { DateField, TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { CountFields } from './count-fields.tsx';
import { COUNT_DRAFT, countNow, DAY_FIELD, WHY_FIELD } from './count-plan.ts';
import { DayGlance } from './day-glance.tsx';
import { closedPath, closesPath, todayPath } from './end-of-day-paths.ts';
import { RunningSum } from './running-sum.tsx';
import { Stages } from './stages.tsx';
import type { Closing } from './use-close.ts';
import { useUnionOf, type Till } from './use-tills.ts';
import styles from './end-of-day.module.css';

const FORM = 'day-count';

export const CountForm = (props: { readonly till: Till; readonly closing: Closing }) => {
  const { endOfDay: text } = useText();
  const replica = useReplica();
  const go = useGo();
  const flash = useSavedFlash();
  const unionOf = useUnionOf();
  const { till, closing } = props;
  const { errors, isBusy } = closing;
  const kept = useDraft(`day-count:${till.book}`, COUNT_DRAFT);
  const draft = kept.value;
  const now = countNow(draft, till.open);
  const { differenceVnd = 0 } = now;
  const clock = replica.correctedNow();
  const [last] = till.closes;
  const cashVnd = till.open.byMethod.cash;

  const submit = async (): Promise<void> => {
    const id = await closing.close(till, draft, kept.now());
    if (id === undefined) return;
    kept.done();
    flash(text.closeDone);
    go(closedPath({ book: till.book, id }));
  };

  return (
    <Screen
      title={text.title}
      subtitle={unionOf(till.book).name}
      back={todayPath}
      wide
      bottom={
        <>
          <RunningSum now={now} />
          <PrimaryButton full form={FORM} type="submit" busy={isBusy}>
            {text.close}
          </PrimaryButton>
        </>
      }
    >
      <Stages at={0} />
      <DraftBar draft={kept} nowMs={clock.ms} />
      <Form id={FORM} errors={errors} onSubmit={() => void submit()}>
        <Columns>
          <Stack gap={16}>
            <DayGlance
              open={till.open}
              since={
                last === undefined
                  ? text.sinceFirst
                  : text.sinceClose(momentText(last.closedMs, clock.ms))
              }
            />
            {last === undefined ? null : (
              <QuietButton full href={closesPath}>
                {text.earlier}
              </QuietButton>
            )}
            {cashVnd < 0 ? (
              <Notice tone="warn">{text.gaveBack(amountText(-cashVnd))}</Notice>
            ) : null}
          </Stack>
          <Card title={text.countTitle}>
            <p className={styles.dim}>{now.dueVnd === 0 ? text.noCash : text.countHint}</p>
            <CountFields
              typed={draft.typed}
              errors={errors}
              autoFocus={now.dueVnd > 0}
              onChange={(typed) => kept.change({ ...draft, typed })}
            />
            {differenceVnd === 0 ? null : (
              <>
                <Notice tone="warn">
                  {differenceVnd < 0
                    ? text.shortHint(amountText(-differenceVnd))
                    : text.overHint(amountText(differenceVnd))}
                </Notice>
                <TextField
                  id={WHY_FIELD}
                  label={text.why}
                  hint={text.whyHint}
                  value={draft.why}
                  error={errorOf(errors, WHY_FIELD)}
                  lengthMax={120}
                  onChange={(why) => kept.change({ ...draft, why })}
                />
              </>
            )}
            {clock.suspect ? (
              <DateField
                id={DAY_FIELD}
                label={text.day}
                hint={text.dayHint}
                value={draft.day}
                error={errorOf(errors, DAY_FIELD)}
                onChange={(day) => kept.change({ ...draft, day })}
              />
            ) : null}
            <p className={styles.dim}>
              {text.willStand(
                text.namedCount(till.open.receipts.length, till.open.voids.length),
                amountText(till.open.sumVnd),
              )}
            </p>
          </Card>
        </Columns>
      </Form>
    </Screen>
  );
};
