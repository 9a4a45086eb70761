/** Adds a union to the tree: kind, name, what it belongs to, and once for all whose books it writes in. */
import { useState } from 'react';
import { createUnit } from '#domain/office/acts.ts';
import { UNIT_KINDS, type UnitKind } from '#domain/office/unit.ts';
import { useReplica } from '#replica/use-replica.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { ChoiceField, SelectField } from '#ui/choice-field.tsx';
import { FieldGrid } from '#ui/field-grid.tsx';
import { errorOf, Form, type FormError } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useUnsavedForm } from '#ui/unsaved-form.ts';
import { useText } from '#ui/use-text.ts';
import { unitChoices, type UnitLine } from './unit-line.ts';

// Only these may write in the books above them; the others always keep their own.
const SHARES_BOOKS: readonly UnitKind[] = ['section', 'group'];

/** What mostly stands below a level. */
const BELOW: Readonly<Record<UnitKind, UnitKind>> = {
  confederation: 'province',
  province: 'commune',
  commune: 'grassroots',
  'industrial-zone': 'grassroots',
  grassroots: 'section',
  section: 'group',
  group: 'group',
};

export const NewUnitScreen = (props: {
  /** Where one may be added, in tree order. */
  readonly parents: readonly UnitLine[];
  readonly under: string | undefined;
}) => {
  const text = useText();
  const office = text.office;
  const replica = useReplica();
  const flash = useSavedFlash();
  const go = useGo();
  const [first] = useState(
    () => props.parents.find(({ id }) => id === props.under) ?? props.parents[0],
  );
  const [parent, setParent] = useState(first?.id ?? '');
  const [kind, setKind] = useState<UnitKind>(BELOW[first?.kind ?? 'confederation']);
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [books, setBooks] = useState<'own' | 'shared'>('own');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [failed, setFailed] = useState<string>();
  const release = useUnsavedForm(name !== '' || code !== '');
  const mayShare = SHARES_BOOKS.includes(kind);

  const submit = async (): Promise<void> => {
    if (parent === '') {
      setErrors([{ field: 'parent', text: office.parentMissing }]);
      return;
    }
    const saved = await replica.save((moment) =>
      createUnit({ name, kind, parent, code, ownBooks: !mayShare || books === 'own' }, moment),
    );
    if (saved.ok) {
      release();
      flash(text.common.saved);
      go('/khac/to-chuc');
      return;
    }
    setFailed(saved.error.kind);
    setErrors(saved.error.kind === 'refused' ? [formError(office, saved.error.problem)] : []);
  };

  return (
    <Screen
      title={office.unitNew}
      back="/khac/to-chuc"
      bottom={
        <PrimaryButton full form="new-unit">
          {office.unitSave}
        </PrimaryButton>
      }
    >
      <Form id="new-unit" errors={errors} onSubmit={() => void submit()}>
        <SaveProblemNotice kind={failed} />
        <FieldGrid>
          <SelectField
            id="parent"
            label={office.parent}
            error={errorOf(errors, 'parent')}
            choices={unitChoices(props.parents)}
            value={parent}
            onChange={setParent}
          />
          <SelectField
            id="kind"
            label={office.unitKind}
            choices={UNIT_KINDS.map((value) => ({ value, label: office.kinds[value] }))}
            value={kind}
            onChange={(value) => setKind(UNIT_KINDS.find((known) => known === value) ?? kind)}
          />
          <TextField
            id="name"
            label={office.unitName}
            hint={office.unitNameHint}
            error={errorOf(errors, 'name')}
            value={name}
            onChange={setName}
            lengthMax={120}
          />
          <TextField
            id="code"
            label={office.code}
            hint={office.codeHint}
            error={errorOf(errors, 'code')}
            value={code}
            onChange={setCode}
            capitals="characters"
            lengthMax={40}
            optional
          />
        </FieldGrid>
        {mayShare ? (
          <ChoiceField
            id="books"
            label={office.ownBooks}
            hint={office.ownBooksHint}
            choices={[
              { value: 'own', label: office.ownBooksYes, hint: office.ownBooksYesHint },
              { value: 'shared', label: office.ownBooksNo, hint: office.ownBooksNoHint },
            ]}
            value={books}
            onChange={setBooks}
          />
        ) : null}
      </Form>
    </Screen>
  );
};

const formError = (
  office: ReturnType<typeof useText>['office'],
  problem: { readonly kind: string; readonly field?: string },
): FormError => {
  const known: Readonly<Record<string, string>> = office.problems;
  const field = problem.field ?? 'name';
  if (problem.kind === 'missing-text' && field === 'name')
    return { field, text: office.unitNameMissing };
  return { field, text: known[problem.kind] ?? office.someProblem };
};
