/** Why a file could not be read, and what to do about it. */
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import type { ImportProblem } from './import-state.ts';

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

/** What the screen waits for, in its place. */
export const ImportBusy = (props: { readonly busy: 'reading' | 'comparing' | undefined }) => {
  const { import: text } = useText();
  if (props.busy === undefined) return null;
  return (
    <Notice tone="info" live>
      {props.busy === 'reading' ? text.reading : text.comparing}
    </Notice>
  );
};
