/** A hand-over in four steps; who cannot pass the rights on writes the own part in three. */
import { useState } from 'react';
import { PrimaryButton } from '#ui/button.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { Form, WHOLE_FORM, type FormError } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { CasesStep } from './cases-step.tsx';
import { handoverPath, handoversPath } from './handover-paths.ts';
import { MoneyStep } from './money-step.tsx';
import { PeopleStep } from './people-step.tsx';
import { RightsStep } from './rights-step.tsx';
import { useNewHandover, type NewHandover } from './use-new-handover.ts';

const FORM = 'handover';
const STEPS = ['people', 'money', 'cases', 'rights'] as const;

export const NewHandoverScreen = () => {
  const { handover: text } = useText();
  const now = useNewHandover();
  const [at, setAt] = useState(0);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const finish = useFinish(now, setErrors);
  const steps = now.isPreparing ? STEPS.slice(0, 3) : STEPS;
  const step = steps[at] ?? 'people';
  const isLast = at === steps.length - 1;
  const back = (): void => {
    setErrors([]);
    setAt(at - 1);
  };
  const submit = (): void => {
    const found = errorsOf(now, step, text);
    setErrors(found);
    if (found.length > 0) return;
    if (isLast) void finish.run();
    else setAt(at + 1);
  };
  if (now.isRead && now.outgoing.length === 0)
    return (
      <Screen title={text.title} back={handoversPath}>
        <EmptyState title={text.nothingToPass}>{text.nothingToPassHint}</EmptyState>
      </Screen>
    );
  const hasNothing = isLast && now.isPreparing && !now.hasPart;
  return (
    <Screen
      // Another step is another screen: it begins at the top, and its title is read out.
      key={step}
      title={text.steps[step]}
      subtitle={`${text.title} · ${text.step(at + 1, steps.length)}`}
      isReading={step === 'cases' || (step === 'money' && !now.asksCash)}
      back={at === 0 ? handoversPath : back}
      bottom={
        !now.isRead ? undefined : hasNothing ? (
          <PrimaryButton full href={handoversPath}>
            {text.title}
          </PrimaryButton>
        ) : (
          <PrimaryButton full form={FORM} busy={finish.isBusy} writes={isLast}>
            {!isLast ? text.next : now.isPreparing ? text.savePart : text.confirm}
          </PrimaryButton>
        )
      }
    >
      <DraftBar
        // From the money one goes to Cuối ngày and comes back: what is kept asks no question on that way.
        draft={{ ...now.kept, isHalfFilled: now.kept.isHalfFilled && at > 1 }}
        nowMs={now.nowMs}
      />
      <Form id={FORM} errors={errors} onSubmit={submit}>
        <SaveProblemNotice kind={finish.failed} />
        {step === 'people' ? (
          <PeopleStep {...now} onChange={now.setDraft} errors={errors} />
        ) : step === 'money' ? (
          <MoneyStep {...now} onChange={now.setDraft} errors={errors} />
        ) : step === 'cases' ? (
          <CasesStep state={now.casesState} open={now.open} />
        ) : (
          <RightsStep {...now} onChange={now.setDraft} />
        )}
        {hasNothing ? <Notice tone="info">{text.nothingOfMine}</Notice> : null}
      </Form>
    </Screen>
  );
};

const errorsOf = (
  now: NewHandover,
  step: (typeof STEPS)[number],
  text: ReturnType<typeof useText>['handover'],
): readonly FormError[] => {
  const { draft } = now;
  if (step === 'people')
    return [
      ...(draft.from === '' ? [{ field: 'from', text: text.fromMissing }] : []),
      ...(draft.from !== '' && !now.isPreparing && draft.to === ''
        ? [{ field: 'to', text: text.toMissing }]
        : []),
    ];
  if (step === 'money') return now.moneyErrors;
  return step === 'rights' && now.endsCount === 0
    ? [{ field: WHOLE_FORM, text: text.problems['nothing-ends'] }]
    : [];
};

/** The save at the last step, its refusals as sentences, and where it leads. */
const useFinish = (now: NewHandover, setErrors: (errors: readonly FormError[]) => void) => {
  const { handover: text } = useText();
  const flash = useSavedFlash();
  const go = useGo();
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const run = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const { saved, place } = now.isPreparing
      ? { saved: await now.savePart(), place: undefined }
      : await now.save();
    setBusy(false);
    if (saved.ok) {
      now.kept.done();
      // What the way to Cuối ngày left behind is this same hand-over.
      now.kept.offer?.drop();
      flash(now.isPreparing ? text.partSaved : text.saved);
      go(place === undefined ? handoversPath : handoverPath(place));
    } else if (saved.error.kind === 'refused') {
      const known: Readonly<Record<string, string>> = text.problems;
      const sentence = known[saved.error.problem.kind] ?? text.someProblem;
      setErrors([{ field: WHOLE_FORM, text: sentence }]);
    } else setFailed(saved.error.kind);
  };
  return { run, isBusy, failed };
};
