/** After the words, once: six digits for the rest of the day, or never again. */
import { QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';

export const ShiftOffer = (props: { readonly setPath: string; readonly onDecline: () => void }) => {
  const { shift: text } = useText();
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
