/** The questions of a receipt: months, sum, method and day; what is proposed stands there already. */
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { isPeriod } from '#domain/calendar-date.ts';
import { useDraft, useReplica } from '#replica/use-replica.ts';
import { useUnitNames } from '#replica/use-union.ts';
import { amountText } from '#text/day-text.ts';
import { sectionText } from '#text/section-text.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ChoiceField } from '#ui/choice-field.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { errorOf, Form } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { CollectDay } from './collect-day.tsx';
import { collectDraft, type CollectDraft } from './collect-draft.ts';
import {
  closedBecause,
  COLLECT_FIELD,
  firstMonths,
  proposalFor,
  sumTyped,
  type FieldError,
} from './collect-plan.ts';
import { CollectSum } from './collect-sum.tsx';
import type { MemberRow } from './dues-list.ts';
import { duesPath, MONTH_QUERY, receiptPath } from './dues-paths.ts';
import { MonthPicker } from './month-picker.tsx';
import { useCollect } from './use-collect.ts';
import { useProposals } from './use-dues.ts';
import styles from './collect.module.css';

const FORM = 'collect';

export const CollectForm = ({ row }: { readonly row: MemberRow }) => {
  const { dues: text } = useText();
  const go = useGo();
  const flash = useSavedFlash();
  const { correctedNow } = useReplica();
  const [search] = useSearchParams();
  const unitNames = useUnitNames();
  const propose = useProposals();
  const collect = useCollect(row);
  const kept = useDraft(`collect:${row.id}`, collectDraft);
  const draft = kept.value;
  const set = (change: Partial<CollectDraft>): void => kept.change({ ...draft, ...change });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);

  const asked = search.get(MONTH_QUERY) ?? '';
  const wanted = isPeriod(asked) ? asked : undefined;
  // Of a draft taken up again, a month may have been paid meanwhile.
  const months = (draft.months ?? firstMonths(wanted, collect.today, collect.paidMonths)).filter(
    (month) => !collect.paidMonths.has(month),
  );
  const proposal = proposalFor(months, (period) => propose(row, period), text);
  const proposedText =
    proposal.amountVnd === undefined || months.length === 0
      ? ''
      : amountText(proposal.amountVnd).replace(/ đ$/, '');
  const sum = draft.sum ?? proposedText;
  const parsed = sumTyped(sum, text);
  const method = draft.method ?? collect.usualMethod;
  const closed = collect.isBusy
    ? undefined
    : closedBecause(months, wanted, collect.today, collect.paidMonths, text);

  const submit = async (): Promise<void> => {
    const wrong = [
      ...(parsed.ok ? [] : [{ field: COLLECT_FIELD.sum, text: parsed.error.text }]),
      ...collect.dayErrors(draft.day),
    ];
    if (closed !== undefined) wrong.unshift({ field: COLLECT_FIELD.months, text: closed });
    setErrors(wrong);
    if (wrong.length > 0 || !parsed.ok) return;
    const saved = await collect.save({
      ...{ months, amountVnd: parsed.value, method, day: draft.day },
      finishes: kept.now(),
    });
    if (!saved.ok) {
      setErrors([saved.error]);
      return;
    }
    kept.done();
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
        <PrimaryButton
          full
          form={FORM}
          type="submit"
          busy={collect.isBusy}
          disabled={closed !== undefined}
        >
          {parsed.ok && closed === undefined ? text.save(amountText(parsed.value)) : text.saveBare}
        </PrimaryButton>
      }
      {...(closed === undefined ? {} : { footNote: closed })}
    >
      {collect.isActive ? null : <Notice tone="warn">{text.notActive}</Notice>}
      <DraftBar draft={kept} nowMs={correctedNow().ms} />
      <Form id={FORM} errors={errors} onSubmit={() => void submit()}>
        <Card>
          <MonthPicker
            today={collect.today}
            paid={collect.paidMonths}
            since={collect.since}
            months={months}
            error={errorOf(errors, COLLECT_FIELD.months)}
            // Other months, another sum: one typed for the months before would be wrong for these.
            onChange={(next) => set({ months: next, sum: undefined })}
          />
        </Card>
        <Card>
          <CollectSum
            proposal={proposal}
            hasMonths={months.length > 0}
            sum={sum}
            amountVnd={parsed.ok ? parsed.value : undefined}
            isChanged={draft.sum !== undefined && draft.sum !== proposedText && proposedText !== ''}
            error={errorOf(errors, COLLECT_FIELD.sum)}
            onChange={(next) => set({ sum: next })}
          />
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
              value={method}
              sideBySide
              onChange={(next) => set({ method: next })}
            />
            <CollectDay
              today={collect.today}
              asksDay={collect.asksDay}
              day={draft.day}
              error={errorOf(errors, COLLECT_FIELD.day)}
              onChange={(day) => set({ day })}
            />
          </div>
        </Card>
      </Form>
    </Screen>
  );
};
