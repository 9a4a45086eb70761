/** The fields of a role: where, which, how far, from when. */
import { useState } from 'react';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Role } from '#domain/office/grant.ts';
import { dayFromTyped, dayText } from '#text/day-text.ts';
import { ChoiceField, SelectField } from '#ui/choice-field.tsx';
import { WideField } from '#ui/field-grid.tsx';
import { errorOf, type FormError } from '#ui/form.tsx';
import { DateField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { OfficeLines } from './office-lines.ts';

export interface GrantDraft {
  readonly unit: string;
  readonly role: Role | undefined;
  readonly reach: 'unit' | 'below';
  /** As typed. */
  readonly from: string;
  readonly until: string;
}

export const useGrantDraft = (firstUnit: string, today: string) =>
  useState<GrantDraft>(() => ({
    unit: firstUnit,
    role: undefined,
    reach: 'unit',
    from: dayText(today),
    until: '',
  }));

export interface CheckedGrant {
  readonly unit: string;
  readonly role: Role;
  readonly reach: 'unit' | 'below';
  readonly from: string;
  readonly until?: string;
}

/** What was chosen and typed as an act wants it, or the errors beside the fields. */
export const checkedGrant = (
  draft: GrantDraft,
  text: ReturnType<typeof useText>['office'],
): Result<CheckedGrant, { readonly kind: 'errors'; readonly errors: readonly FormError[] }> => {
  const from = dayFromTyped(draft.from);
  const until = draft.until.trim() === '' ? undefined : dayFromTyped(draft.until);
  const errors: FormError[] = [];
  if (draft.unit === '') errors.push({ field: 'unit', text: text.homeUnitMissing });
  if (draft.role === undefined) errors.push({ field: 'role', text: text.roleMissing });
  if (!from.ok) errors.push({ field: 'from', text: text.problems['no-such-date'] });
  if (until?.ok === false) errors.push({ field: 'until', text: text.problems['no-such-date'] });
  if (errors.length > 0 || draft.role === undefined || !from.ok)
    return refuse({ kind: 'errors', errors });
  return accept({
    unit: draft.unit,
    role: draft.role,
    reach: draft.reach,
    from: from.value,
    ...(until?.ok === true ? { until: until.value } : {}),
  });
};

export const GrantFields = (props: {
  readonly office: OfficeLines;
  readonly draft: GrantDraft;
  readonly onChange: (draft: GrantDraft) => void;
  readonly errors: readonly FormError[];
}) => {
  const text = useText();
  const { office, draft, onChange, errors } = props;
  const units = office.units.filter(
    ({ id, closedOn }) => closedOn === null && office.rolesToGiveAt(id).length > 0,
  );
  const roles = draft.unit === '' ? [] : office.rolesToGiveAt(draft.unit);
  const { role: chosen } = draft;
  const mayReachBelow =
    chosen === undefined || office.mayGiveAt(draft.unit, { role: chosen, reach: 'below' });
  /** Nobody gives further than the own right reaches. */
  const withinReach = (next: GrantDraft): GrantDraft =>
    next.role === undefined || office.mayGiveAt(next.unit, { role: next.role, reach: next.reach })
      ? next
      : { ...next, reach: 'unit' };
  return (
    <>
      <SelectField
        id="unit"
        label={text.office.homeUnit}
        error={errorOf(errors, 'unit')}
        placeholder={text.office.homeUnitPick}
        choices={units.map((unit) => ({
          value: unit.id,
          label: `${'\u2003'.repeat(unit.depth)}${unit.name}`,
        }))}
        value={draft.unit}
        onChange={(unit) =>
          onChange(
            withinReach({
              ...draft,
              unit,
              role: office.rolesToGiveAt(unit).find((role) => role === draft.role),
            }),
          )
        }
      />
      {roles.length === 0 ? null : (
        <WideField>
          <ChoiceField
            id="role"
            label={text.office.role}
            error={errorOf(errors, 'role')}
            choices={roles.map((role) => ({
              value: role,
              label: text.office.roles[role],
              hint: text.office.roleHints[role],
            }))}
            value={draft.role}
            onChange={(role) => onChange(withinReach({ ...draft, role }))}
          />
        </WideField>
      )}
      <WideField>
        <ChoiceField
          id="reach"
          label={text.office.reach}
          choices={[
            { value: 'unit', label: text.office.reachUnit },
            ...(mayReachBelow ? [{ value: 'below' as const, label: text.office.reachBelow }] : []),
          ]}
          value={draft.reach}
          onChange={(reach) => onChange({ ...draft, reach })}
          sideBySide
        />
      </WideField>
      <DateField
        id="from"
        label={text.office.from}
        hint={text.common.dayHint}
        error={errorOf(errors, 'from')}
        value={draft.from}
        onChange={(from) => onChange({ ...draft, from })}
      />
      <DateField
        id="until"
        label={text.office.until}
        hint={text.office.untilHint}
        error={errorOf(errors, 'until')}
        value={draft.until}
        onChange={(until) => onChange({ ...draft, until })}
        optional
      />
    </>
  );
};
