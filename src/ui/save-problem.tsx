/** Why nothing was written, where that is no matter of a field: the disk, another window. */
import { Notice } from './notice.tsx';
import { useFrameText } from './use-frame-text.ts';

/** @param props.kind of a `SaveProblem`; undefined and 'refused' show nothing, the fields say it */
export const SaveProblemNotice = (props: { readonly kind: string | undefined }) => {
  const text = useFrameText().common;
  const { kind } = props;
  if (kind === undefined || kind === 'refused') return null;
  const known: Readonly<Record<string, string>> = text.saveProblems;
  return (
    <Notice tone="danger" live>
      {known[kind] ?? text.saveProblems['store-failed']}
    </Notice>
  );
};
