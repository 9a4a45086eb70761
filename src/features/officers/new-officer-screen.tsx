/** Adds an officer with a first role; the invitation follows at once. */
import { useState } from 'react';
import { accept } from '#base/result.ts';
import { addOfficer, grantRole } from '#domain/office/acts.ts';
import { useReplica } from '#replica/use-replica.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { FieldGrid } from '#ui/field-grid.tsx';
import { errorOf, Form, type FormError } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useUnsavedForm } from '#ui/unsaved-form.ts';
import { useText } from '#ui/use-text.ts';
import { checkedGrant, GrantFields, useGrantDraft } from './grant-fields.tsx';
import type { OfficeLines } from './office-lines.ts';

export const NewOfficerScreen = (props: {
  readonly office: OfficeLines;
  readonly under: string | undefined;
  readonly today: string;
  /** A device that waits for this officer's approval: it is approved next, and needs no invitation. */
  readonly waitingPhone?: string | undefined;
}) => {
  const text = useText();
  const replica = useReplica();
  const flash = useSavedFlash();
  const go = useGo();
  const { office } = props;
  const [first] = useState(() => {
    const places = office.units.filter(
      ({ id, closedOn }) => closedOn === null && office.rolesToGiveAt(id).length > 0,
    );
    return props.under ?? (places.length === 1 ? places[0]?.id : undefined) ?? '';
  });
  const [displayName, setDisplayName] = useState('');
  const [signInName, setSignInName] = useState('');
  const [phone, setPhone] = useState('');
  const [draft, setDraft] = useGrantDraft(first, props.today);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [failed, setFailed] = useState<string>();
  const release = useUnsavedForm(displayName !== '' || signInName !== '' || phone !== '');

  const submit = async (): Promise<void> => {
    const checked = checkedGrant(draft, text.office);
    const isTaken = office.officers.some(
      (officer) => officer.signInName === signInName.trim().toLowerCase(),
    );
    const found: readonly FormError[] = [
      ...(displayName.trim() === ''
        ? [{ field: 'displayName', text: text.office.displayNameMissing }]
        : []),
      ...(isTaken
        ? [{ field: 'signInName', text: text.office.problems['sign-in-name-taken'] }]
        : []),
      ...(checked.ok ? [] : checked.error.errors),
    ];
    setErrors(found);
    if (found.length > 0 || !checked.ok) return;
    const grant = checked.value;
    let officer = '';
    const saved = await replica.save((moment) => {
      const added = addOfficer({ homeUnit: grant.unit, displayName, signInName, phone }, moment);
      if (!added.ok) return added;
      officer = added.value[0]?.changes[0]?.id ?? '';
      const granted = grantRole({ ...grant, officer }, moment);
      return granted.ok ? accept([...added.value, ...granted.value]) : granted;
    });
    if (saved.ok) {
      release();
      flash(text.common.saved);
      go(
        props.waitingPhone === undefined
          ? `/khac/can-bo/${officer}/moi`
          : `/khac/can-bo/may-cho/${props.waitingPhone}?can-bo=${officer}`,
      );
      return;
    }
    setFailed(saved.error.kind);
    if (saved.error.kind === 'refused') {
      const { problem } = saved.error;
      const known: Readonly<Record<string, string>> = text.office.problems;
      setErrors([
        { field: fieldOf(problem), text: known[problem.kind] ?? text.office.someProblem },
      ]);
    }
  };

  return (
    <Screen
      title={text.office.officerNew}
      back="/khac/can-bo"
      bottom={
        <PrimaryButton full form="new-officer">
          {text.office.officerSave}
        </PrimaryButton>
      }
      footNote={props.waitingPhone === undefined ? text.office.officerSaveHint : undefined}
    >
      <Form id="new-officer" errors={errors} onSubmit={() => void submit()}>
        <SaveProblemNotice kind={failed} />
        <FieldGrid>
          <TextField
            id="displayName"
            label={text.office.displayName}
            hint={text.office.displayNameHint}
            error={errorOf(errors, 'displayName')}
            value={displayName}
            onChange={setDisplayName}
            capitals="words"
            lengthMax={120}
          />
          <TextField
            id="signInName"
            label={text.office.signInName}
            hint={text.office.signInNameHint}
            error={errorOf(errors, 'signInName')}
            value={signInName}
            onChange={setSignInName}
            capitals="none"
            lengthMax={40}
          />
          <TextField
            id="phone"
            label={text.office.phone}
            error={errorOf(errors, 'phone')}
            value={phone}
            onChange={setPhone}
            inputMode="tel"
            lengthMax={20}
            optional
          />
          <GrantFields office={office} draft={draft} onChange={setDraft} errors={errors} />
        </FieldGrid>
      </Form>
    </Screen>
  );
};

const fieldOf = (problem: { readonly kind: string; readonly field?: string }): string => {
  switch (problem.kind) {
    case 'bad-sign-in-name':
      return 'signInName';
    case 'bad-phone':
      return 'phone';
    case 'ends-before-it-begins':
      return 'until';
    default:
      return problem.field ?? 'displayName';
  }
};
