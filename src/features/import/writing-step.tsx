/** The import being written: how far, and how to stop. */
import { SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { ProgressLine } from './progress-line.tsx';
import type { OpenImport } from './use-import.ts';

export const WritingStep = ({ state, flow }: OpenImport) => {
  const { import: text } = useText();
  const { done, of } = state.progress;
  return (
    <Screen
      title={text.savingTitle}
      bottom={
        <SecondaryButton full onClick={flow.stop}>
          {text.stop}
        </SecondaryButton>
      }
    >
      <Card>
        <ProgressLine label={text.savingTitle} done={done} of={of} />
        <p>{text.savingWhat}</p>
      </Card>
    </Screen>
  );
};
