/** One question before a collection is saved: how much money is there? Where it differs nothing is saved. */
import { useState } from 'react';
import { vndInWords } from '#domain/money.ts';
import { useReplica } from '#replica/use-replica.ts';
import { amountText, dayFromTyped } from '#text/day-text.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { errorOf, Form, WHOLE_FORM } from '#ui/form.tsx';
import { Facts } from '#ui/list.tsx';
import { Screen } from '#ui/screen.tsx';
import { AmountField, DateField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { sumTyped, type FieldError } from './collect-plan.ts';
import { countDifference, type GroupSum } from './group-plan.ts';
import { useCollectionText } from './use-group.ts';

const FORM = 'count';
const COUNTED = 'count-counted';
const DAY = 'count-day';

export const GroupCount = (props: {
  readonly subtitle: string;
  readonly sum: GroupSum;
  readonly isCash: boolean;
  readonly isBusy: boolean;
  readonly onBack: () => void;
  /** Resolves with what refused it, in a sentence. */
  readonly onSave: (countedVnd: number | null, day: string) => Promise<string | undefined>;
}) => {
  const { dues } = useText();
  const text = useCollectionText();
  const { sum, isCash } = props;
  const asksDay = useReplica().correctedNow().suspect;
  const [typed, setTyped] = useState('');
  const [day, setDay] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const counted = sumTyped(typed, dues);

  const submit = async (): Promise<void> => {
    const wrong: FieldError[] = [];
    if (isCash && !counted.ok) wrong.push({ field: COUNTED, text: counted.error.text });
    const differs =
      isCash && counted.ok ? countDifference(counted.value, sum.sumVnd, text) : undefined;
    if (differs !== undefined) wrong.push({ field: COUNTED, text: differs });
    if (asksDay && !dayFromTyped(day).ok) wrong.push({ field: DAY, text: text.badDay });
    setErrors(wrong);
    if (wrong.length > 0) return;
    const refused = await props.onSave(isCash && counted.ok ? counted.value : null, day);
    if (refused !== undefined) setErrors([{ field: WHOLE_FORM, text: refused }]);
  };

  return (
    <Screen
      title={text.countTitle}
      subtitle={props.subtitle}
      back={props.onBack}
      bottom={
        <PrimaryButton full form={FORM} type="submit" busy={props.isBusy}>
          {text.save(sum.payers.length)}
        </PrimaryButton>
      }
    >
      <Form id={FORM} errors={errors} onSubmit={() => void submit()}>
        <Card>
          <Facts
            facts={[
              {
                label: text.byList,
                value: `${text.people(sum.payers.length)} · ${amountText(sum.sumVnd)}`,
              },
            ]}
          />
        </Card>
        <Card>
          {isCash ? (
            <AmountField
              id={COUNTED}
              label={text.countQuestion}
              hint={text.countHint}
              error={errorOf(errors, COUNTED)}
              value={typed}
              words={counted.ok ? vndInWords(counted.value) : undefined}
              onChange={setTyped}
            />
          ) : null}
          {asksDay ? (
            <DateField
              id={DAY}
              label={text.day}
              hint={text.dayHint}
              error={errorOf(errors, DAY)}
              value={day}
              onChange={setDay}
            />
          ) : null}
        </Card>
      </Form>
    </Screen>
  );
};
