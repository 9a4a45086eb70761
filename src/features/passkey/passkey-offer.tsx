/** After the day is closed, until it is answered: a finger or a face instead of the words. */
import { QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';

export const PasskeyOffer = (props: {
  readonly setPath: string;
  readonly onDecline: () => void;
}) => {
  const { passkey: text } = useText();
  return (
    <Notice
      tone="info"
      sign="lock"
      title={text.offerTitle}
      action={
        <>
          <SecondaryButton small href={props.setPath}>
            {text.offerSet}
          </SecondaryButton>
          <QuietButton small onClick={props.onDecline}>
            {text.offerNo}
          </QuietButton>
        </>
      }
    >
      {text.offerWhat}
    </Notice>
  );
};
