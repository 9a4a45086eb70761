/** A union closes: what that means, and what is still open in it, is said before the day is asked. */
import { useMemo, useState } from 'react';
import { closeUnit, openBelow } from '#domain/office/unit-acts.ts';
import { isActiveState, membershipStates } from '#domain/roster/membership-state.ts';
import { member } from '#domain/roster/member.ts';
import { membershipStep } from '#domain/roster/membership.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { countText, dayFromTyped, dayText } from '#text/day-text.ts';
import { DangerButton } from '#ui/button.tsx';
import { Form } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { Screen } from '#ui/screen.tsx';
import { DateField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { UnitLine } from './unit-line.ts';
import { useTreeChange } from './use-tree-change.ts';

const FORM = 'close-unit';
/** More names than this are only counted. */
const NAMES_MAX = 3;

export const CloseScreen = (props: {
  readonly unit: UnitLine;
  readonly units: readonly UnitLine[];
  readonly rolesInForce: number;
  readonly today: string;
  readonly onDone: () => void;
}) => {
  const { office } = useText();
  const { unit, units, today } = props;
  const { error, failed, refuse, save } = useTreeChange(props.onDone);
  const [day, setDay] = useState(() => dayText(today));
  const below = openBelow(unit.id, units);

  const submit = (): void => {
    const typed = dayFromTyped(day);
    if (!typed.ok) refuse(office.treeProblems['bad-day']);
    else void save(() => closeUnit({ unit: unit.id, closedOn: typed.value }, units, today));
  };

  const names = below.slice(0, NAMES_MAX).map(({ name }) => name);
  const more = below.length > NAMES_MAX ? '…' : '';
  return (
    <Screen
      title={office.closeUnit}
      subtitle={unit.name}
      back={props.onDone}
      bottom={
        below.length > 0 ? undefined : (
          <DangerButton full form={FORM}>
            {office.closeSave}
          </DangerButton>
        )
      }
    >
      {below.length > 0 ? (
        <Notice tone="warn">{office.closeOpenBelow(names.join(', ') + more, below.length)}</Notice>
      ) : (
        <Form id={FORM} onSubmit={submit}>
          <SaveProblemNotice kind={failed} />
          <p>{office.closeWhat}</p>
          <MembersLeft unit={unit} today={today} />
          {props.rolesInForce === 0 ? null : (
            <Notice tone="warn">{office.closeOfficers(props.rolesInForce)}</Notice>
          )}
          <DateField
            id="closed-on"
            label={office.closeDay}
            error={error}
            value={day}
            onChange={setDay}
          />
        </Form>
      )}
    </Screen>
  );
};

/** Who is still active there; an administrator's device mostly does not hold the roll. */
const MembersLeft = (props: { readonly unit: UnitLine; readonly today: string }) => {
  const text = useText().office;
  const replica = useReplica();
  const { unit, today } = props;
  const book = `roster.${unit.id}`;
  const members = useRecords(member);
  const steps = useRecords(membershipStep);
  const left = useMemo(() => {
    const states = membershipStates(
      (steps ?? []).filter((step) => step.book === book),
      today,
    );
    return (members ?? []).filter(
      (row) =>
        row.book === book && row.values.archived !== true && isActiveState(states.get(row.id)),
    ).length;
  }, [members, steps, book, today]);
  // What writes in the books above has no members of its own to ask about.
  if (!unit.ownBooks) return null;
  if (!replica.books().some((held) => held === book))
    return <Notice tone="warn">{text.closeMembersUnknown}</Notice>;
  return left === 0 ? null : <Notice tone="warn">{text.closeMembers(countText(left))}</Notice>;
};
