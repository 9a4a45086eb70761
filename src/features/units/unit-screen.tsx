/** One union: what it is, what stands below it, who works there. */
import { useState, type ReactNode } from 'react';
import { renameUnit } from '#domain/office/acts.ts';
import { useReplica } from '#replica/use-replica.ts';
import { dayText } from '#text/day-text.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { StateChip } from '#ui/chip.tsx';
import { errorOf, Form, type FormError } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { Facts, List, ListRow } from '#ui/list.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useUnsavedForm } from '#ui/unsaved-form.ts';
import { useText } from '#ui/use-text.ts';
import type { UnitLine } from './unit-line.ts';

export const UnitScreen = (props: {
  readonly unit: UnitLine | undefined;
  readonly units: readonly UnitLine[];
  /** Rows of the officers at this union, made by the app: another feature's matter. */
  readonly officers: ReactNode;
  readonly mayChange: boolean;
}) => {
  const text = useText();
  const { unit, units } = props;
  const [isRenaming, setRenaming] = useState(false);
  if (unit === undefined)
    return (
      <Screen title={text.office.treeTitle} back="/khac/to-chuc">
        <EmptyState title={text.office.unknownUnit} />
      </Screen>
    );
  const below = units.filter(({ parent }) => parent === unit.id);
  const parent = units.find(({ id }) => id === unit.parent);
  return (
    <Screen
      title={unit.name}
      subtitle={text.office.kinds[unit.kind]}
      back="/khac/to-chuc"
      state={unit.state === 'safe' ? undefined : <StateChip state={unit.state} />}
      bottom={
        props.mayChange ? (
          <PrimaryButton full href={`/khac/to-chuc/moi?duoi=${unit.id}`}>
            {text.office.addUnder}
          </PrimaryButton>
        ) : undefined
      }
    >
      <Card>
        <Facts
          facts={[
            { label: text.office.parent, value: parent?.name ?? text.office.parentNone },
            { label: text.office.code, value: unit.code },
            {
              label: text.office.ownBooks,
              value: unit.ownBooks ? text.office.ownBooksYes : text.office.ownBooksNo,
            },
            {
              label: text.office.ended,
              value: unit.closedOn === null ? undefined : dayText(unit.closedOn),
            },
          ]}
        />
        {!props.mayChange ? null : isRenaming ? (
          <RenameForm unit={unit} onDone={() => setRenaming(false)} />
        ) : (
          <div>
            <SecondaryButton small onClick={() => setRenaming(true)}>
              {text.office.rename}
            </SecondaryButton>
          </div>
        )}
      </Card>
      <Card title={text.office.below} aside={String(below.length)} bare>
        {below.length === 0 ? (
          <ListRowless>{text.office.noneBelow}</ListRowless>
        ) : (
          <List>
            {below.map((child) => (
              <ListRow
                key={child.id}
                title={child.name}
                subtitle={text.office.kinds[child.kind]}
                href={`/khac/to-chuc/${child.id}`}
              />
            ))}
          </List>
        )}
      </Card>
      {props.officers}
    </Screen>
  );
};

const ListRowless = (props: { readonly children: ReactNode }) => (
  <List>
    <ListRow title="" subtitle={props.children} />
  </List>
);

const RenameForm = (props: { readonly unit: UnitLine; readonly onDone: () => void }) => {
  const text = useText();
  const replica = useReplica();
  const flash = useSavedFlash();
  const go = useGo();
  const { unit } = props;
  const [name, setName] = useState(unit.name);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [failed, setFailed] = useState<string>();
  const release = useUnsavedForm(name !== unit.name);

  const submit = async (): Promise<void> => {
    const saved = await replica.save(() =>
      renameUnit({ unit: unit.id, name, currentName: unit.name }),
    );
    if (saved.ok) {
      release();
      flash(text.common.saved);
      props.onDone();
      go(`/khac/to-chuc/${unit.id}`);
      return;
    }
    const known: Readonly<Record<string, string>> = text.office.problems;
    setFailed(saved.error.kind);
    setErrors(
      saved.error.kind === 'refused'
        ? [{ field: 'unit-name', text: known[saved.error.problem.kind] ?? text.office.someProblem }]
        : [],
    );
  };

  return (
    <Form onSubmit={() => void submit()}>
      <SaveProblemNotice kind={failed} />
      <TextField
        id="unit-name"
        label={text.office.renameTitle}
        error={errorOf(errors, 'unit-name')}
        value={name}
        onChange={setName}
        lengthMax={120}
        autoFocus
      />
      <PrimaryButton type="submit">{text.office.renameSave}</PrimaryButton>
    </Form>
  );
};
