/** Gửi nhờ và mang hộ: a file for a colleague's phone, and the files that this one carries. */
import { Stack } from '#ui/card.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { CarryCard } from './carry-card.tsx';
import { MakeCard } from './make-card.tsx';

export const RelayScreen = () => {
  const { relay: text } = useText();
  return (
    <Screen title={text.title} back="/khac" isReading>
      <Stack>
        <MakeCard />
        <CarryCard />
      </Stack>
    </Screen>
  );
};
