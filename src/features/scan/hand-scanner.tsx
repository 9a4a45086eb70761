/** Where a scanner that types puts its text: it may begin at any moment, whatever was tapped last. */
import { useEffect, useEffectEvent, useState } from 'react';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import styles from './scan.module.css';

const FIELD = 'scan-hand-scanner';
/** A scanner types hundreds of letters a second; such a silence means it is done. */
const PAUSE_MS = 400;
/** Less than this is no card, so somebody may be typing: only Enter ends it. */
const CARD_LENGTH_MIN = 20;
const TYPED_IN =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';

export const HandScanner = (props: {
  readonly isShown: boolean;
  readonly onText: (text: string) => void;
}) => {
  const { scan: text } = useText();
  const [typed, setTyped] = useState('');
  const end = (): void => {
    if (typed.trim() === '') return;
    props.onText(typed);
    setTyped('');
  };
  const endByPause = useEffectEvent(end);

  useEffect(() => {
    if (typed.length < CARD_LENGTH_MIN) return;
    const timer = setTimeout(() => endByPause(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isElsewhere = event.target instanceof HTMLElement && event.target.matches(TYPED_IN);
      const isCardLetter = /^[0-9A-Za-z\]]$/.test(event.key);
      if (isElsewhere || !isCardLetter || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open]') !== null) return;
      // The letter of this very key press goes into the field that has the focus by then.
      document.getElementById(FIELD)?.focus({ preventScroll: true });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const { isShown } = props;
  useEffect(() => {
    if (isShown) document.getElementById(FIELD)?.focus();
  }, [isShown]);

  return (
    <form
      className={isShown ? undefined : styles.unseen}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        end();
      }}
    >
      <TextField
        id={FIELD}
        label={text.scannerLabel}
        hint={isShown ? text.scannerHint : undefined}
        value={typed}
        // No keyboard of the phone's own comes up over the list.
        inputMode="none"
        capitals="none"
        optional={isShown}
        onChange={setTyped}
      />
    </form>
  );
};
