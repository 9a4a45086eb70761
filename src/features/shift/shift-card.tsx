/** In "Máy này": until when the PIN is good, how to change or remove it, or why there is none. */
import { useReplica } from '#replica/use-replica.ts';
import { momentText } from '#text/day-text.ts';
import { QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';
import type { ShiftControl, ShiftState } from './shift-control.ts';

export const ShiftCard = (props: {
  readonly state: ShiftState;
  readonly setPath: string;
  readonly end: ShiftControl['end'];
}) => {
  const { shift: text } = useText();
  const { correctedNow } = useReplica();
  const flash = useSavedFlash();
  const { state, setPath } = props;
  switch (state.is) {
    case 'unknown':
      return null;
    case 'forbidden':
    case 'needs-words':
      return (
        <Card title={text.setTitle}>
          <p>{state.is === 'forbidden' ? text.cardForbidden : text.cardByPin}</p>
        </Card>
      );
    case 'none':
      return (
        <Card title={text.setTitle}>
          <p>{text.cardNone}</p>
          <SecondaryButton full href={setPath}>
            {text.offerSet}
          </SecondaryButton>
        </Card>
      );
    case 'set':
      return (
        <Card title={text.setTitle}>
          <p>{text.cardUntil(momentText(state.endMs, correctedNow().ms))}</p>
          {state.mayChange ? (
            <SecondaryButton full href={setPath}>
              {text.change}
            </SecondaryButton>
          ) : (
            <p>{text.cardByPin}</p>
          )}
          <QuietButton full onClick={() => void props.end().then(() => flash(text.ended))}>
            {text.end}
          </QuietButton>
        </Card>
      );
  }
};
