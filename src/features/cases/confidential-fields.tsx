/** Confidential or not, and whom else it may concern; nobody is chosen beforehand. */
import { Card } from '#ui/card.tsx';
import { CheckField } from '#ui/choice-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { CaseDraft } from './case-draft.ts';
import { ReaderTicks } from './reader-ticks.tsx';
import { useReaderChoices } from './use-case-readers.ts';

const NOBODY: readonly string[] = [];

export const ConfidentialFields = (props: {
  readonly draft: CaseDraft;
  readonly set: (change: Partial<CaseDraft>) => void;
}) => {
  const { confidential: text } = useText();
  const { draft, set } = props;
  return (
    <Card>
      <CheckField
        id="case-confidential"
        label={text.tick}
        hint={text.tickHint}
        checked={draft.isConfidential}
        onChange={(isConfidential) => set({ isConfidential })}
      />
      {draft.isConfidential ? <WhoElse {...props} /> : null}
    </Card>
  );
};

/** Asked for only here: an ordinary request does not wait for the grants to be read. */
const WhoElse = ({ draft, set }: Parameters<typeof ConfidentialFields>[0]) => {
  const { confidential: text } = useText();
  const choices = useReaderChoices(draft.unit, NOBODY);
  return (
    <ReaderTicks
      label={text.readers}
      hint={choices.length === 0 ? text.readersNobody : text.readersHint}
      choices={choices}
      chosen={draft.readers}
      onChange={(readers) => set({ readers })}
    />
  );
};
