/** Ghi tên: one person, what for, and the consent that was read aloud. */
import { useState } from 'react';
import { registerMember } from '#domain/roster/acts.ts';
import { unitChoices } from '#domain/held-units.ts';
import { duplicatesOf, type Duplicate } from '#domain/roster/duplicates.ts';
import { member } from '#domain/roster/member.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { CheckField, SelectField } from '#ui/choice-field.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { errorOf, Form } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { BottomButtons, Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { DuplicateNotice } from './duplicate-notice.tsx';
import { emptyDraft, type MemberDraft } from './member-draft.ts';
import { bornOnOf, FIELD, registrationErrors, registrationOf } from './member-form.ts';
import { ImportLink } from './import-link.tsx';
import { MemberFields } from './member-fields.tsx';
import { applicationPath, memberPath, membersPath } from './roster-paths.ts';
import { useRecords } from '#replica/use-replica.ts';
import { useSectionsOf, useToday, useUnitNames } from '#replica/use-union.ts';
import { StepFields } from './step-fields.tsx';
import { useAdmittingUnits } from './use-admission.ts';
import { useMemberForm } from './use-member-form.ts';
import styles from './member.module.css';

export const RegisterForm = ({ units }: { readonly units: readonly string[] }) => {
  const { roster: text } = useText();
  const flash = useSavedFlash();
  const today = useToday();
  const unitNames = useUnitNames();
  const members = useRecords(member) ?? [];
  const fresh = (): MemberDraft => emptyDraft(units[0] ?? '');
  const form = useMemberForm('member:', fresh);
  const mayAdmitIn = useAdmittingUnits();
  const [duplicates, setDuplicates] = useState<readonly Duplicate[]>([]);
  const [done, setDone] = useState<{
    readonly book: string;
    readonly id: string;
    readonly name: string;
    readonly step: MemberDraft['step'];
  }>();
  const { draft, errors } = form;
  const sections = useSectionsOf()(draft.unit);

  const save = async (accepted: MemberDraft): Promise<void> => {
    const registration = registrationOf(accepted, `roster.${accepted.unit}`, today, {
      textVersion: text.consentVersion,
      textHash: text.consentHash,
    });
    const id = await form.save((moment) => registerMember(registration, moment));
    setDuplicates([]);
    if (id === undefined) return;
    flash(text.saved);
    setDone({
      book: registration.rosterBook,
      id,
      name: accepted.fullName.trim(),
      step: accepted.step,
    });
    form.startOver({
      ...fresh(),
      unit: accepted.unit,
      step: accepted.step,
      section: accepted.section,
    });
  };
  const submit = (): void => {
    const whole = form.leaveNumber();
    const found = registrationErrors(whole, today, text);
    form.setErrors(found);
    if (found.length > 0) return;
    const alike = duplicatesOf(
      {
        fullName: whole.fullName,
        nationalNumber: whole.number,
        phone: whole.phone,
        bornOn: bornOnOf(whole),
      },
      members,
    );
    setDuplicates(alike);
    if (alike.length === 0) void save(whole);
  };

  if (done !== undefined)
    return (
      <Screen
        title={text.registerTitle}
        back={membersPath}
        bottom={
          <BottomButtons>
            <SecondaryButton href={memberPath(done)}>{text.openMember}</SecondaryButton>
            <PrimaryButton onClick={() => setDone(undefined)}>{text.registerNext}</PrimaryButton>
          </BottomButtons>
        }
      >
        <Notice tone="info" title={text.registered(done.name)} live>
          {text.saved}
        </Notice>
        {done.step === 'applied' ? (
          <SecondaryButton full href={applicationPath}>
            {text.applicationLink}
          </SecondaryButton>
        ) : null}
      </Screen>
    );
  return (
    <Screen
      title={text.registerTitle}
      subtitle={unitNames.get(draft.unit)}
      back={membersPath}
      bottom={
        <PrimaryButton full busy={form.isBusy} onClick={submit}>
          {text.saveNew}
        </PrimaryButton>
      }
    >
      <DraftBar draft={form.kept} nowMs={form.nowMs} />
      <Form errors={errors} onSubmit={submit}>
        <ImportLink on="phone" />
        {duplicates.length > 0 ? (
          <DuplicateNotice
            duplicates={duplicates}
            members={members}
            onSaveAnyway={() => void save(draft)}
          />
        ) : null}
        {units.length > 1 ? (
          <SelectField
            id={FIELD.unit}
            label={text.unit}
            value={draft.unit}
            choices={unitChoices(units, unitNames, units[0] ?? '')}
            onChange={(unit) => form.change({ ...draft, unit, section: '' })}
          />
        ) : null}
        <StepFields
          draft={draft}
          errors={errors}
          mayAdmit={mayAdmitIn.includes(draft.unit)}
          onChange={form.change}
        />
        <MemberFields
          draft={draft}
          news={form.news}
          errors={errors}
          sections={sections}
          onChange={form.change}
          onNumber={form.typeNumber}
          onNumberLeft={form.leaveNumber}
          hasNote={false}
        />
        <Card title={text.consentTitle}>
          <p>{text.consentRead}</p>
          <blockquote className={styles.consentText}>{text.consentText}</blockquote>
          <CheckField
            id={FIELD.consent}
            label={text.consentTick}
            checked={draft.hasConsent}
            error={errorOf(errors, FIELD.consent)}
            onChange={(hasConsent) => form.change({ ...draft, hasConsent })}
          />
        </Card>
      </Form>
    </Screen>
  );
};
