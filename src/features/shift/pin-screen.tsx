/** A locked book in the middle of a shift: six digits open it, the words as ever. */
import { useEffect, useState, type ReactNode } from 'react';
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
  /** Digits that were typed before this screen was there. */
  readonly typed?: string | undefined;
  readonly corner: ReactNode;
  /** Called with every digit. */
  readonly onTyping: () => void;
  readonly onPin: (pin: string) => void;
  readonly onWords: () => void;
  /** A finger or a face, where one opens a book here. */
  readonly passkey?: ReactNode;
  /** Where several have a book here: whose lock it is, and the way to the others. */
  readonly of?:
    { readonly title: string; readonly other: string; readonly onOther: () => void } | undefined;
}) => {
  const { shift: text } = useText();
  const { enrol } = useFrameText();
  const { triesLeft, isBusy, problem, typed, onTyping } = props;
  const [pin, setPin] = useState('');
  const [isShort, setShort] = useState(false);
  const [triesBefore, setTriesBefore] = useState(triesLeft);
  // A try was wrong: the next one begins with an empty field.
  if (triesLeft !== triesBefore) {
    setTriesBefore(triesLeft);
    setPin('');
  }
  const [taken, setTaken] = useState<string>();
  if (typed !== undefined && typed !== taken) {
    setTaken(typed);
    // Digits that came while it was handed over stand in the field already: they come behind it.
    setPin((since) => (typed + since).slice(0, DIGITS));
  }
  useEffect(() => {
    if (typed !== undefined) onTyping();
  }, [typed, onTyping]);
  const known: Readonly<Record<string, string>> = enrol.problems;
  const isWrong = problem === 'wrong-pin' && !isBusy && pin === '';
  const send = (digits: string): void => {
    setShort(digits.length < DIGITS);
    if (digits.length === DIGITS && !isBusy) props.onPin(digits);
  };
  return (
    <Doorway
      title={props.of?.title ?? enrol.unlockTitle}
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
          {props.of === undefined ? null : (
            <QuietButton full onClick={props.of.onOther}>
              {props.of.other}
            </QuietButton>
          )}
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
      {props.passkey}
    </Doorway>
  );
};
