/** Kết nạp: one decision of the committee, its day, and those it admits; saved whole or not at all. */
import { useParams } from 'react-router';
import { PrimaryButton } from '#ui/button.tsx';
import { SelectField } from '#ui/choice-field.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { Form } from '#ui/form.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { AdmissionFields } from './admission-fields.tsx';
import { decisionWords } from './admission-form.ts';
import { ApplicantTicks } from './applicant-ticks.tsx';
import { memberPath, membersPath, newMemberPath } from './roster-paths.ts';
import { useAdmission, useApplicants } from './use-admission.ts';
import styles from './application.module.css';

export const AdmissionScreen = () => {
  const { admission: text, roster } = useText();
  const { book = '', id } = useParams();
  const back = id === undefined ? membersPath : memberPath({ book, id });
  const known = useApplicants(id);
  if (known === undefined) return null;
  if (known.mayAdmitIn.length === 0 || known.applicants.length === 0)
    return (
      <Screen title={text.title} back={back}>
        {known.mayAdmitIn.length === 0 ? (
          <EmptyState title={text.notAllowed}>{text.notAllowedHint}</EmptyState>
        ) : (
          <EmptyState
            title={text.none}
            action={<PrimaryButton href={newMemberPath}>{roster.add}</PrimaryButton>}
          >
            {text.noneHint}
          </EmptyState>
        )}
      </Screen>
    );
  return <Decision known={known} only={id} back={back} />;
};

const Decision = (props: {
  readonly known: NonNullable<ReturnType<typeof useApplicants>>;
  /** The one member whose page one came from. */
  readonly only: string | undefined;
  readonly back: string;
}) => {
  const { admission: text, roster } = useText();
  const { known, only, back } = props;
  const form = useAdmission(known, only, back);
  const { chosen, draft } = form;
  const [day, month] = decisionWords(form.day);
  const [first] = chosen;
  return (
    <Screen
      title={text.title}
      subtitle={only === undefined ? text.applicants(known.applicants.length) : first?.fullName}
      back={back}
      bottom={
        <PrimaryButton full form="admission" busy={form.isBusy}>
          {text.go(only === undefined ? chosen.length : 0)}
        </PrimaryButton>
      }
    >
      <DraftBar draft={draft} nowMs={form.nowMs} />
      <p className={styles.hint}>{text.hint}</p>
      <Form id="admission" errors={form.errors} onSubmit={form.ask}>
        <AdmissionFields
          draft={draft.value}
          today={form.today}
          committee={form.committee}
          errors={form.errors}
          onChange={draft.change}
        />
        {only === undefined ? (
          <>
            {form.unitChoices.length > 1 ? (
              <SelectField
                id="admission-unit"
                label={roster.unit}
                value={form.unit}
                choices={[{ value: '', label: roster.unitEvery }, ...form.unitChoices]}
                onChange={form.setUnit}
              />
            ) : null}
            <ApplicantTicks
              applicants={form.shown}
              chosen={draft.value.chosen}
              errors={form.errors}
              onChange={(next) => draft.change({ ...draft.value, chosen: next })}
            />
          </>
        ) : null}
      </Form>
      <ConfirmDialog
        isOpen={form.isAsking}
        title={text.confirm(chosen.length, first?.fullName ?? '')}
        confirmLabel={text.go(chosen.length)}
        busy={form.isBusy}
        onConfirm={() => void form.admit()}
        onCancel={form.stop}
      >
        <p>{text.confirmWhat(draft.value.number.trim(), day, month)}</p>
      </ConfirmDialog>
    </Screen>
  );
};
