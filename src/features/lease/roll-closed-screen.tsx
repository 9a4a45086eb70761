/** In the place of a screen that shows or changes what of the roll has closed. */
import { SecondaryButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';

const ROLL = '/doan-vien';

export const RollClosedScreen = () => {
  const { lease: text } = useText();
  return (
    <Screen title={text.closedTitle} back={ROLL}>
      <EmptyState
        title={text.overRoll}
        action={<SecondaryButton href={ROLL}>{text.toRoll}</SecondaryButton>}
      >
        {text.closedHint} {text.goesOn} {text.opensAgain}
      </EmptyState>
    </Screen>
  );
};
