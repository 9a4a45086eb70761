/** Six digits for this shift, typed twice: after the words, and only if the officer wants to. */
import { useState } from 'react';
import { pinProblem } from '#replica/pin-problem.ts';
import { useReplica } from '#replica/use-replica.ts';
import { momentText } from '#text/day-text.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { errorOf, Form, WHOLE_FORM, type FormError } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { PinField } from '#ui/pin-field.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import type { ShiftControl } from './shift-control.ts';

const FORM = 'set-pin';

export const SetPinScreen = (props: {
  readonly begin: ShiftControl['begin'];
  /** Where it leads when it is done, and back. */
  readonly home: string;
}) => {
  const { shift: text } = useText();
  const { correctedNow } = useReplica();
  const go = useGo();
  const flash = useSavedFlash();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const known: Readonly<Record<string, string>> = text.problems;

  const submit = async (): Promise<void> => {
    if (isBusy) return;
    const problem = pinProblem(pin);
    if (problem !== undefined) {
      setErrors([{ field: 'new-pin', text: text.problems[problem] }]);
      return;
    }
    if (pin !== again) {
      setErrors([{ field: 'pin-again', text: text.differ }]);
      setAgain('');
      return;
    }
    setErrors([]);
    setBusy(true);
    const begun = await props.begin(pin);
    setBusy(false);
    if (begun.ok) {
      flash(text.saved(momentText(begun.value.endMs, correctedNow().ms)));
      go(props.home);
    } else setErrors([{ field: WHOLE_FORM, text: known[begun.error.kind] ?? text.someProblem }]);
  };

  return (
    <Screen
      title={text.setTitle}
      back={props.home}
      bottom={
        <PrimaryButton full form={FORM} busy={isBusy}>
          {isBusy ? text.saving : text.save}
        </PrimaryButton>
      }
    >
      <Form
        id={FORM}
        // One field at fault has its error beside it; a summary would only say it twice.
        errors={errors.filter(({ field }) => field === WHOLE_FORM)}
        onSubmit={() => void submit()}
      >
        <Card>
          <Stack gap={16}>
            <p>{text.setLead}</p>
            <PinField
              id="new-pin"
              label={text.newPin}
              hint={text.newPinHint}
              error={errorOf(errors, 'new-pin')}
              value={pin}
              onChange={setPin}
              onComplete={() => document.getElementById('pin-again')?.focus()}
              autoFocus
            />
            <PinField
              id="pin-again"
              label={text.again}
              error={errorOf(errors, 'pin-again')}
              value={again}
              onChange={setAgain}
            />
          </Stack>
        </Card>
      </Form>
    </Screen>
  );
};
