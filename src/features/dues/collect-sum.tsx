/** The sum of a receipt: proposed with its reason, changed by hand with a word about it. */
import { vndInWords } from '#domain/money.ts';
import { amountText } from '#text/day-text.ts';
import { QuietButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { AmountField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { COLLECT_FIELD, type Proposal } from './collect-plan.ts';

export const CollectSum = (props: {
  readonly proposal: Proposal;
  readonly hasMonths: boolean;
  /** As it stands in the field. */
  readonly sum: string;
  /** Undefined while it makes no sense. */
  readonly amountVnd: number | undefined;
  readonly isChanged: boolean;
  readonly error: string | undefined;
  readonly onChange: (sum: string | undefined) => void;
}) => {
  const { dues: text } = useText();
  const { proposal, amountVnd } = props;
  return (
    <>
      <AmountField
        id={COLLECT_FIELD.sum}
        label={text.sum}
        hint={
          props.hasMonths
            ? [proposal.from, proposal.each].filter((part) => part !== undefined).join(' ')
            : text.sumHint
        }
        error={props.error}
        value={props.sum}
        words={amountVnd === undefined ? undefined : vndInWords(amountVnd)}
        onChange={props.onChange}
      />
      {props.isChanged && amountVnd !== undefined && proposal.amountVnd !== undefined ? (
        <Notice
          tone="warn"
          action={
            <QuietButton small onClick={() => props.onChange(undefined)}>
              {text.sumReset}
            </QuietButton>
          }
        >
          {text.sumChanged(amountText(proposal.amountVnd))}
        </Notice>
      ) : null}
    </>
  );
};
