/** Why a file could not be read, and what to do about it. */
import { ProgressLine } from '#ui/amount.tsx';
import { SecondaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import type { ImportProblem } from './import-state.ts';
import type { OpenImport } from './use-import.ts';

export const ImportProblemNotice = (props: { readonly problem: ImportProblem | undefined }) => {
  const { import: text } = useText();
  const { problem } = props;
  if (problem === undefined) return null;
  return (
    <Notice tone="danger" live>
      {typeof problem === 'string'
        ? text.problems[problem]
        : text.problems[problem.kind](problem.megabytes)}
    </Notice>
  );
};

/** What the screen waits for, in its place: how many lines of how many, and how to give it up. */
export const ImportBusy = ({ state, flow }: OpenImport) => {
  const { import: text } = useText();
  const { busy, progress } = state;
  if (busy === undefined) return null;
  return (
    <Card>
      <Stack>
        <ProgressLine label={busy === 'reading' ? text.reading : text.comparing} {...progress} />
        <SecondaryButton onClick={flow.stopReading}>{text.stop}</SecondaryButton>
      </Stack>
    </Card>
  );
};
