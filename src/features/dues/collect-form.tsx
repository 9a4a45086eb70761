/** The three questions of a receipt: months, sum, method; the day only where the clock is not to be trusted. */
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { DuesMethod } from '#domain/dues/receipt.ts';
import { isPeriod } from '#domain/calendar-date.ts';
import { amountText } from '#text/day-text.ts';
import { vndInWords } from '#domain/money.ts';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ChoiceField } from '#ui/choice-field.tsx';
import { errorOf, Form } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { AmountField, DateField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import {
  COLLECT_FIELD,
  firstMonths,
  proposalFor,
  sumTyped,
  type FieldError,
} from './collect-plan.ts';
import { sectionText, type MemberRow } from './dues-list.ts';
import { duesPath, MONTH_QUERY, receiptPath } from './dues-paths.ts';
import { MonthPicker } from './month-picker.tsx';
import { useCollect } from './use-collect.ts';
import styles from './dues.module.css';
import { useProposals, useUnitNames } from './use-dues.ts';

const FORM = 'collect';

export const CollectForm = ({ row }: { readonly row: MemberRow }) => {
  const { dues: text } = useText();
  const go = useGo();
  const flash = useSavedFlash();
  const [search] = useSearchParams();
  const unitNames = useUnitNames();
  const propose = useProposals();
  const collect = useCollect(row);
  const asked = search.get(MONTH_QUERY) ?? '';
  const [chosen, setChosen] = useState<readonly string[]>();
  const [typedSum, setTypedSum] = useState<string>();
  const [method, setMethod] = useState<DuesMethod>();
  const [day, setDay] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);

  const months =
    chosen ?? firstMonths(isPeriod(asked) ? asked : undefined, collect.today, collect.paidMonths);
  const proposal = proposalFor(months, (period) => propose(row, period), text);
  const proposedText =
    proposal.amountVnd === undefined || months.length === 0
      ? ''
      : amountText(proposal.amountVnd).replace(/ đ$/, '');
  const sum = typedSum ?? proposedText;
  const parsed = sumTyped(sum, text);
  const isChanged = typedSum !== undefined && typedSum !== proposedText && proposedText !== '';
  const paidBy = method ?? collect.usualMethod;

  const submit = async (): Promise<void> => {
    const wrong = [
      ...(parsed.ok ? [] : [{ field: COLLECT_FIELD.sum, text: parsed.error.text }]),
      ...collect.dayErrors(day),
    ];
    if (months.length === 0)
      wrong.unshift({ field: COLLECT_FIELD.months, text: text.problems['no-months'] });
    setErrors(wrong);
    if (wrong.length > 0 || !parsed.ok) return;
    const saved = await collect.save({ months, amountVnd: parsed.value, method: paidBy, day });
    if (!saved.ok) {
      setErrors([saved.error]);
      return;
    }
    flash(text.saved);
    go(receiptPath(saved.value));
  };

  const facts = [row.values.employeeNo ?? '', sectionText(row.values, unitNames)];
  return (
    <Screen
      title={row.values.fullName[0] ?? ''}
      subtitle={[text.collectTitle, ...facts].filter((fact) => fact !== '').join(' · ')}
      back={duesPath}
      bottom={
        <PrimaryButton full form={FORM} type="submit" busy={collect.isBusy}>
          {parsed.ok ? text.save(amountText(parsed.value)) : text.saveBare}
        </PrimaryButton>
      }
    >
      {collect.isActive ? null : <Notice tone="warn">{text.notActive}</Notice>}
      <Form id={FORM} errors={errors} onSubmit={() => void submit()}>
        <Card>
          <MonthPicker
            today={collect.today}
            paid={collect.paidMonths}
            since={collect.since}
            months={months}
            error={errorOf(errors, COLLECT_FIELD.months)}
            onChange={(next) => {
              setChosen(next);
              // Other months, another sum: one typed for the months before would be wrong for these.
              setTypedSum(undefined);
            }}
          />
        </Card>
        <Card>
          <AmountField
            id={COLLECT_FIELD.sum}
            label={text.sum}
            hint={
              months.length === 0
                ? text.sumHint
                : [proposal.from, proposal.each].filter((part) => part !== undefined).join(' ')
            }
            error={errorOf(errors, COLLECT_FIELD.sum)}
            value={sum}
            words={parsed.ok ? vndInWords(parsed.value) : undefined}
            onChange={setTypedSum}
          />
          {isChanged && parsed.ok && proposal.amountVnd !== undefined ? (
            <Notice
              tone="warn"
              action={
                <QuietButton small onClick={() => setTypedSum(undefined)}>
                  {text.sumReset}
                </QuietButton>
              }
            >
              {text.sumChanged(amountText(proposal.amountVnd))}
            </Notice>
          ) : null}
        </Card>
        <Card>
          <div className={styles.group}>
            <ChoiceField
              id={COLLECT_FIELD.method}
              label={text.method}
              choices={[
                { value: 'cash', label: text.methods.cash },
                { value: 'transfer', label: text.methods.transfer },
                { value: 'withheld', label: text.methods.withheld },
              ]}
              value={paidBy}
              sideBySide
              onChange={setMethod}
            />
            {collect.asksDay ? (
              <DateField
                id={COLLECT_FIELD.day}
                label={text.day}
                hint={text.dayHint}
                error={errorOf(errors, COLLECT_FIELD.day)}
                value={day}
                onChange={setDay}
              />
            ) : null}
          </div>
        </Card>
      </Form>
    </Screen>
  );
};
