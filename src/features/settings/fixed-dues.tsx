/** The resolutions on fixed dues of a union: which is in force, and writing down a new one. */
import { useState } from 'react';
import { periodFromDate } from '#domain/calendar-date.ts';
import { resolution } from '#domain/dues/assessment.ts';
import { adoptResolution, resolutionMonths } from '#domain/dues/resolution-acts.ts';
import { sectionStand, type SectionStand } from '#domain/dues/section-resolutions.ts';
import { parseVnd } from '#domain/money.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { amountText, monthText } from '#text/day-text.ts';
import { PrimaryButton, QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { SelectField } from '#ui/choice-field.tsx';
import { Chip } from '#ui/chip.tsx';
import { errorOf, Form, type FormError } from '#ui/form.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { AmountField, TextField } from '#ui/text-field.tsx';
import { useUnsavedForm } from '#ui/unsaved-form.ts';
import { useText } from '#ui/use-text.ts';
import { SectionsToo } from './sections-too.tsx';
import type { RuledUnit } from './ruled-unit.ts';

export const FixedDues = (props: { readonly unit: RuledUnit; readonly today: string }) => {
  const text = useText().settings;
  const replica = useReplica();
  const records = useRecords(resolution);
  const [isAdding, setAdding] = useState(false);
  const book = `dues.${props.unit.id}`;
  const now = periodFromDate(props.today);
  const own = (records ?? [])
    .filter((row) => row.book === book)
    .sort((a, b) => ((a.values.from ?? '') + a.id < (b.values.from ?? '') + b.id ? 1 : -1));
  // Newest first: the first that has begun is the one that counts, as in the proposed sum.
  const inForce = own.find(({ values }) => (values.from ?? '') <= now);
  const held = new Set<string>(replica.books());
  const stand = sectionStand(
    book,
    props.unit.sections.flatMap(({ id, mayResolve }) =>
      mayResolve && held.has(`dues.${id}`) ? [`dues.${id}` as const] : [],
    ),
    records ?? [],
  );
  const isHeld = replica.books().some((held) => held === book);
  return (
    <Card title={text.fixedHeading} bare>
      <List>
        {!isHeld ? (
          <ListRow title="" subtitle={text.fixedNotHere} />
        ) : own.length === 0 ? (
          <ListRow title="" subtitle={text.fixedNone} />
        ) : null}
        {own.map((row) => (
          <ListRow
            key={row.id}
            title={text.fixedLine(
              amountText(row.values.monthlyVnd ?? 0),
              monthText(row.values.from ?? now),
            )}
            subtitle={row.values.decision}
            chip={
              row === inForce ? (
                <Chip tone="safe">{text.fixedNow}</Chip>
              ) : (row.values.from ?? '') > now ? (
                <Chip tone="plain">{text.fixedLater}</Chip>
              ) : undefined
            }
          />
        ))}
        {!isHeld || !props.unit.mayResolve ? null : (
          <li>
            <div style={{ padding: '12px 16px' }}>
              <Stack gap={8}>
                {isAdding ? (
                  <NewResolution
                    book={book}
                    sections={[...stand.upToDate, ...stand.lacking.map((one) => one.book)]}
                    today={props.today}
                    onDone={() => setAdding(false)}
                  />
                ) : (
                  <SecondaryButton onClick={() => setAdding(true)}>{text.fixedAdd}</SecondaryButton>
                )}
                {props.unit.sections.length === 0 ? null : <SectionsToo stand={stand} />}
              </Stack>
            </div>
          </li>
        )}
      </List>
    </Card>
  );
};

const FIELD = { sum: 'fixed-sum', from: 'fixed-from', decision: 'fixed-decision' };

const NewResolution = (props: {
  readonly book: string;
  /** Dues books of the sections that obey. */
  readonly sections: SectionStand['upToDate'];
  readonly today: string;
  readonly onDone: () => void;
}) => {
  const text = useText();
  const { settings: words } = text;
  const replica = useReplica();
  const flash = useSavedFlash();
  const [sum, setSum] = useState('');
  const [from, setFrom] = useState<string>(() => periodFromDate(props.today));
  const [decision, setDecision] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [failed, setFailed] = useState<string>();
  const release = useUnsavedForm(sum !== '' || decision !== '');

  const submit = async (): Promise<void> => {
    setFailed(undefined);
    const parsed = parseVnd(sum);
    if (!parsed.ok) {
      setErrors([{ field: FIELD.sum, text: words.fixedProblems['bad-sum'] }]);
      return;
    }
    const saved = await replica.save((moment) =>
      adoptResolution(
        {
          duesBook: props.book,
          sections: props.sections,
          monthlyVnd: parsed.value,
          from,
          decision,
        },
        moment,
      ),
    );
    if (saved.ok) {
      release();
      flash(text.common.saved);
      props.onDone();
      return;
    }
    setFailed(saved.error.kind);
    if (saved.error.kind !== 'refused') return;
    const { kind } = saved.error.problem;
    const field =
      kind === 'bad-sum' ? FIELD.sum : kind === 'bad-month' ? FIELD.from : FIELD.decision;
    setErrors([{ field, text: words.fixedProblems[kind] }]);
  };

  return (
    <Form errors={errors} onSubmit={() => void submit()}>
      <SaveProblemNotice kind={failed} />
      <AmountField
        id={FIELD.sum}
        label={words.fixedSum}
        hint={words.fixedSumHint}
        error={errorOf(errors, FIELD.sum)}
        value={sum}
        onChange={setSum}
      />
      <SelectField
        id={FIELD.from}
        label={words.fixedFrom}
        error={errorOf(errors, FIELD.from)}
        choices={resolutionMonths(props.today).map((period) => ({
          value: period,
          label: monthText(period),
        }))}
        value={from}
        onChange={setFrom}
      />
      <TextField
        id={FIELD.decision}
        label={words.fixedDecision}
        hint={words.fixedDecisionHint}
        error={errorOf(errors, FIELD.decision)}
        value={decision}
        onChange={setDecision}
        lengthMax={120}
      />
      <p>{words.fixedWhat}</p>
      <Stack gap={8}>
        <PrimaryButton type="submit">{words.fixedSave}</PrimaryButton>
        <QuietButton onClick={props.onDone}>{text.common.cancel}</QuietButton>
      </Stack>
    </Form>
  );
};
