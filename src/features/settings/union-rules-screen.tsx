/** Quy định của công đoàn: fixed dues, the usual way of paying, names, fields and the lock, obeyed by every device. */
import { useState } from 'react';
import { accept } from '#base/result.ts';
import { changeSetting } from '#domain/office/acts.ts';
import { GROUP_NAMES, OPTIONAL_FIELDS, setting } from '#domain/office/setting.ts';
import { DUES_METHODS } from '#domain/dues/receipt.ts';
import {
  changedChoices,
  unionChoices,
  USUAL_LOCK_MINUTES,
  type UnionChoices,
} from '#domain/views/union-choices.ts';
import { settingsForSections } from '#domain/office/spread-settings.ts';
import { rulingPath } from '#domain/office/unit-path.ts';
import { unit as unitType } from '#domain/office/unit.ts';
import { useRecords, useReplica, type Row } from '#replica/use-replica.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { CheckField, ChoiceField, SelectField } from '#ui/choice-field.tsx';
import { Form } from '#ui/form.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { useUnsavedForm } from '#ui/unsaved-form.ts';
import { useText } from '#ui/use-text.ts';
import { FixedDues } from './fixed-dues.tsx';
import { LeaseFields } from './lease-fields.tsx';
import type { RuledUnit } from './ruled-unit.ts';

const FORM = 'union-rules';
const LOCK_MINUTES = [1, 5, USUAL_LOCK_MINUTES, 30, 60];

export const UnionRulesScreen = (props: {
  /** Unions whose rules this officer may set; the own one first. */
  readonly units: readonly RuledUnit[];
  readonly today: string;
}) => {
  const text = useText().settings;
  const settings = useRecords(setting);
  const unitRows = useRecords(unitType);
  const [chosen, setChosen] = useState(props.units[0]?.id ?? '');
  const unit = props.units.find(({ id }) => id === chosen) ?? props.units[0];
  if (unit === undefined)
    return (
      <Screen title={text.rulesTitle} back="/khac">
        <EmptyState title={text.rulesNone}>{text.rulesNoneHint}</EmptyState>
      </Screen>
    );
  if (settings === undefined || unitRows === undefined) return null;
  return (
    <Screen
      title={text.rulesTitle}
      subtitle={unit.name}
      back="/khac"
      bottom={
        <PrimaryButton full form={FORM}>
          {text.rulesSave}
        </PrimaryButton>
      }
      footNote={text.rulesSaveHint}
    >
      {props.units.length === 1 ? null : (
        <SelectField
          id="rules-unit"
          label={text.rulesUnit}
          choices={props.units.map(({ id, name }) => ({ value: id, label: name }))}
          value={unit.id}
          onChange={setChosen}
        />
      )}
      <FixedDues key={`fixed ${unit.id}`} unit={unit} today={props.today} />
      <Choices
        key={unit.id}
        unit={unit}
        settings={settings}
        before={unionChoices(settings, rulingPath(unit.id, unitRows))}
      />
    </Screen>
  );
};

const Choices = (props: {
  readonly unit: RuledUnit;
  readonly settings: readonly Row<typeof setting>[];
  readonly before: UnionChoices;
}) => {
  const text = useText();
  const { settings: words } = text;
  const replica = useReplica();
  const flash = useSavedFlash();
  // What the form began with: a colleague's choice that arrives meanwhile is no change of this officer's.
  const [before, setBefore] = useState(props.before);
  const [choices, setChoices] = useState(props.before);
  const [failed, setFailed] = useState<string>();
  const changed = changedChoices(before, choices);
  const release = useUnsavedForm(changed.length > 0);
  const set = (part: Partial<UnionChoices>): void => setChoices({ ...choices, ...part });

  const submit = async (): Promise<void> => {
    setFailed(undefined);
    const { id: union, sections } = props.unit;
    const held = new Set<string>(replica.books());
    const below = settingsForSections(
      union,
      sections.flatMap(({ id, mayRule }) => (mayRule && held.has(`office.${id}`) ? [id] : [])),
      props.settings,
      changed,
    );
    if (changed.length + below.length > 0) {
      const saved = await replica.save(() => {
        const writes = [...changed.map((change) => ({ unit: union, ...change })), ...below];
        const acts = writes.map(changeSetting);
        const refused = acts.find(({ ok }) => !ok);
        return refused ?? accept(acts.flatMap((act) => (act.ok ? act.value : [])));
      });
      if (!saved.ok) {
        setFailed(saved.error.kind === 'refused' ? 'bad-value' : saved.error.kind);
        return;
      }
    }
    release();
    setBefore(choices);
    flash(text.common.saved);
  };

  return (
    <Form id={FORM} onSubmit={() => void submit()}>
      <SaveProblemNotice kind={failed} />
      {props.unit.sections.length === 0 ? null : (
        <p>{words.rulesSections(props.unit.sections.length)}</p>
      )}
      <Card>
        <ChoiceField
          id="rules-method"
          label={words.methodLabel}
          hint={words.methodHint}
          choices={DUES_METHODS.map((value) => ({ value, label: words.methods[value] }))}
          value={choices.duesMethod}
          onChange={(duesMethod) => set({ duesMethod })}
        />
        <ChoiceField
          id="rules-group"
          label={words.groupLabel}
          hint={words.groupHint}
          choices={GROUP_NAMES.map((value) => ({ value, label: words.groups[value] }))}
          value={choices.groupName}
          onChange={(groupName) => set({ groupName })}
          sideBySide
        />
        <SelectField
          id="rules-lock"
          label={words.lockLabel}
          hint={words.lockMinutesHint}
          choices={[...new Set([...LOCK_MINUTES, before.lockMinutes])]
            .sort((a, b) => a - b)
            .map((minutes) => ({ value: String(minutes), label: words.lockMinutes(minutes) }))}
          value={String(choices.lockMinutes)}
          onChange={(minutes) => set({ lockMinutes: Number(minutes) })}
        />
        <CheckField
          id="rules-shift-pin"
          label={words.shiftPinLabel}
          hint={words.shiftPinHint}
          checked={choices.shiftPin}
          onChange={(shiftPin) => set({ shiftPin })}
        />
        <CheckField
          id="rules-cases-on-shared"
          label={words.casesOnSharedLabel}
          hint={words.casesOnSharedHint}
          checked={choices.casesOnShared}
          onChange={(casesOnShared) => set({ casesOnShared })}
        />
      </Card>
      <LeaseFields
        lease={choices.lease}
        before={before.lease}
        onChange={(lease) => set({ lease })}
      />
      <Card title={words.fieldsHeading}>
        <p>{words.fieldsHint}</p>
        {OPTIONAL_FIELDS.map((field) => (
          <CheckField
            key={field}
            id={`rules-${field}`}
            label={words.fields[field]}
            checked={!choices.fieldsNotUsed.has(field)}
            onChange={(isUsed) => {
              const left = new Set(choices.fieldsNotUsed);
              if (isUsed) left.delete(field);
              else left.add(field);
              set({ fieldsNotUsed: left });
            }}
          />
        ))}
      </Card>
    </Form>
  );
};
