/** In "Máy này": whether a finger or a face opens the book here, how to set or remove it, or why it cannot be. */
import { useState } from 'react';
import { QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';
import type { PasskeyControl, PasskeyState } from './passkey-control.ts';

export const PasskeyCard = (props: {
  readonly state: PasskeyState;
  readonly setPath: string;
  readonly drop: PasskeyControl['drop'];
}) => {
  const { passkey: text } = useText();
  const flash = useSavedFlash();
  const [isAsking, setAsking] = useState(false);
  const { state, setPath } = props;
  const drop = async (): Promise<void> => {
    setAsking(false);
    const dropped = await props.drop();
    flash(dropped.ok ? text.dropped : text.someProblem);
  };
  switch (state.is) {
    case 'unknown':
      return null;
    case 'not-here':
    case 'no-prf':
      return (
        <Card title={text.title}>
          <p>{state.is === 'no-prf' ? text.noPrf : text.notHere}</p>
        </Card>
      );
    case 'none':
      return (
        <Card title={text.title}>
          <p>{text.cardNone}</p>
          <SecondaryButton full href={setPath}>
            {text.offerSet}
          </SecondaryButton>
        </Card>
      );
    case 'set':
      return (
        <Card title={text.title}>
          <p>{text.cardSet}</p>
          <QuietButton full onClick={() => setAsking(true)}>
            {text.drop}
          </QuietButton>
          <ConfirmDialog
            isOpen={isAsking}
            title={text.dropTitle}
            confirmLabel={text.drop}
            onConfirm={() => void drop()}
            onCancel={() => setAsking(false)}
          >
            <p>{text.dropWhat}</p>
          </ConfirmDialog>
        </Card>
      );
  }
};
