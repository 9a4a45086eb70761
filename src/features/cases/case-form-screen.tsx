/** Tiếp nhận: what it is about, whose it is, the story; a due day is proposed. */
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { openCase } from '#domain/cases/acts.ts';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { useDraft, useReplica } from '#replica/use-replica.ts';
import { dayFromTyped } from '#text/day-text.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { Form } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { CASE_FIELD, emptyCase, intakeOf, isCaseUntouched, readCaseDraft } from './case-draft.ts';
import { CaseFields } from './case-fields.tsx';
import { casePath, casesPath, MEMBER_QUERY } from './cases-paths.ts';
import { useToday, useUnitNames, useUnitsToWriteIn } from '#replica/use-union.ts';
import { useCaseSave } from './use-cases.ts';

const FORM = 'case';

export const CaseFormScreen = () => {
  const { cases: text } = useText();
  const [search] = useSearchParams();
  const units = useUnitsToWriteIn('cases');
  const member = search.get(MEMBER_QUERY) ?? '';
  if (units.length > 0) return <IntakeForm key={member} units={units} member={member} />;
  return (
    <Screen title={text.formTitle} back={casesPath}>
      <EmptyState title={text.noBook}>{text.noBookHint}</EmptyState>
    </Screen>
  );
};

const IntakeForm = (props: { readonly units: readonly string[]; readonly member: string }) => {
  const { cases: text, confidential } = useText();
  const replica = useReplica();
  const go = useGo();
  const flash = useSavedFlash();
  const today = useToday();
  const unitNames = useUnitNames();
  const clock = replica.correctedNow();
  const asksDay = clock.suspect;
  const [fresh] = useState(() => emptyCase(props.units[0] ?? '', props.member));
  const kept = useDraft(`case:${props.member}`, {
    first: () => fresh,
    read: (stored) => readCaseDraft(stored, fresh),
    isEmpty: (draft) => isCaseUntouched(draft, fresh),
    tier: (draft) => (draft.isConfidential ? 'confidential' : 'cases'),
  });
  const draft = kept.value;
  const { errors, isBusy, save, setErrors } = useCaseSave(CASE_FIELD.summary);

  const submit = async (): Promise<void> => {
    const intake = intakeOf(draft, today, asksDay, text);
    if (!intake.ok) {
      setErrors(intake.error.errors);
      return;
    }
    const confirmed = asksDay ? dayFromTyped(draft.receivedOn) : undefined;
    let casesBook = `cases.${draft.unit}`;
    const id = await save(
      (moment) => {
        if (draft.isConfidential) casesBook = confidentialBook(draft.unit, moment.newId());
        return openCase({ ...intake.value, casesBook }, moment);
      },
      {
        finishes: kept.now(),
        ...(confirmed?.ok === true ? { confirmedDay: confirmed.value } : {}),
      },
    );
    if (id === undefined) return;
    kept.done();
    flash(draft.isConfidential ? confidential.saved : text.saved);
    go(casePath({ book: casesBook, id }));
  };

  return (
    <Screen
      title={text.formTitle}
      subtitle={unitNames.get(draft.unit)}
      back={casesPath}
      bottom={
        <PrimaryButton full form={FORM} type="submit" busy={isBusy}>
          {text.save}
        </PrimaryButton>
      }
    >
      <DraftBar draft={kept} nowMs={clock.ms} />
      <Form id={FORM} errors={errors} onSubmit={() => void submit()}>
        <CaseFields
          draft={draft}
          errors={errors}
          units={props.units.map((id) => ({ value: id, label: unitNames.get(id) ?? id }))}
          today={today}
          asksDay={asksDay}
          onChange={kept.change}
        />
      </Form>
    </Screen>
  );
};
