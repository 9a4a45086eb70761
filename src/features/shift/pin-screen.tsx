/** A locked book in the middle of a shift: six digits open it, the words as ever. */
import { useState, type ReactNode } from 'react';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { Form } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { PinField } from '#ui/pin-field.tsx';
import { useFrameText } from '#ui/use-frame-text.ts';
import { useText } from '#ui/use-text.ts';

const DIGITS = 6;

export const PinScreen = (props: {
  readonly triesLeft: number;
  readonly problem?: string | undefined;
  readonly isBusy: boolean;
  readonly corner: ReactNode;
  /** Called with every digit. */
  readonly onTyping: () => void;
  readonly onPin: (pin: string) => void;
  readonly onWords: () => void;
}) => {
  const { shift: text } = useText();
  const { enrol } = useFrameText();
  const { triesLeft, isBusy, problem } = props;
  const [pin, setPin] = useState('');
  const [isShort, setShort] = useState(false);
  const [triesBefore, setTriesBefore] = useState(triesLeft);
  // A try was wrong: the next one begins with an empty field.
  if (triesLeft !== triesBefore) {
    setTriesBefore(triesLeft);
    setPin('');
  }
  const known: Readonly<Record<string, string>> = enrol.problems;
  const isWrong = problem === 'wrong-pin' && !isBusy && pin === '';
  const send = (typed: string): void => {
    setShort(typed.length < DIGITS);
    if (typed.length === DIGITS && !isBusy) props.onPin(typed);
  };
  return (
    <Doorway
      title={enrol.unlockTitle}
      lead={text.unlockLead}
      corner={props.corner}
      bottom={
        <>
          <PrimaryButton full form="unlock-pin" busy={isBusy}>
            {isBusy ? enrol.unlocking : enrol.unlock}
          </PrimaryButton>
          <QuietButton full onClick={props.onWords}>
            {text.byWords}
          </QuietButton>
        </>
      }
    >
      {problem === undefined || problem === 'wrong-pin' ? null : (
        <Notice tone="danger" live>
          {known[problem] ?? enrol.problems['store-failed']}
        </Notice>
      )}
      <Form id="unlock-pin" onSubmit={() => send(pin)}>
        <PinField
          id="pin"
          label={text.pin}
          hint={text.pinHint}
          error={
            isWrong
              ? text.wrong(triesLeft)
              : isShort && pin.length < DIGITS
                ? text.problems['pin-incomplete']
                : undefined
          }
          value={pin}
          onChange={(next) => {
            setPin(next);
            props.onTyping();
          }}
          onComplete={send}
          autoFocus
        />
      </Form>
    </Doorway>
  );
};
