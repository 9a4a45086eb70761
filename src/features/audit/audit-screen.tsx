/** Nhật ký: who did what, when, on which device, asked of the system day by day; nothing of it stays on this device. */
import { useEffect } from 'react';
import type { AuditLine } from '#domain/audit-kinds.ts';
import { countText, dayText } from '#text/day-text.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { SelectField } from '#ui/choice-field.tsx';
import { FieldGrid } from '#ui/field-grid.tsx';
import { List } from '#ui/list.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { DateField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { AuditRow, type AuditNames } from './audit-row.tsx';
import { linesByDay } from './audit-days.ts';
import { useAudit, type AskAudit, type AuditState } from './use-audit.ts';

export interface AuditScreenProps {
  readonly ask: AskAudit;
  /** By name; to choose from. */
  readonly officers: readonly { readonly id: string; readonly displayName: string }[];
  readonly unitName: (unit: string) => string;
  /** The request's page where this device holds it. */
  readonly pathOf: (line: AuditLine) => string | undefined;
}

export const AuditScreen = (props: AuditScreenProps) => {
  const { audit: text } = useText();
  const audit = useAudit(props.ask);
  const { found, state, look } = audit;
  // Once, at the opening: what is chosen later is asked for by the button.
  useEffect(() => look(), []); // eslint-disable-line react-hooks/exhaustive-deps
  const isMore = state !== 'changed' && found?.next !== null && found !== undefined;
  return (
    <Screen
      title={text.title}
      subtitle={
        found === undefined || found.lines.length === 0
          ? undefined
          : text.count(countText(found.lines.length), found.next === null)
      }
      back="/khac"
      bottom={
        state === 'all' ? undefined : (
          <PrimaryButton full busy={state === 'asking'} onClick={isMore ? audit.older : look}>
            {isMore ? text.older : text.ask}
          </PrimaryButton>
        )
      }
    >
      <Notice tone="info">{text.lead}</Notice>
      <Choices audit={audit} officers={props.officers} />
      <Problem kind={audit.problem} />
      {found?.lines.length === 0 && audit.problem === undefined ? (
        <EmptyState title={text.none}>{text.noneHint}</EmptyState>
      ) : null}
      {linesByDay(found?.lines ?? []).map(({ day, lines }) => (
        <Card key={day} title={dayText(day)} bare>
          <List label={dayText(day)}>
            {lines.map((line, at) => (
              <AuditRow
                // Lines have no number, and those of a day keep their order while older ones are added below.
                key={at}
                line={line}
                names={namesOf(props, found)}
                href={props.pathOf(line)}
              />
            ))}
          </List>
        </Card>
      ))}
    </Screen>
  );
};

const namesOf = (props: AuditScreenProps, found: AuditState['found']): AuditNames => ({
  unit: props.unitName,
  officer: (id) => found?.people.get(id),
  device: (id) => found?.devices.get(id),
});

const Choices = (props: {
  readonly audit: AuditState;
  readonly officers: AuditScreenProps['officers'];
}) => {
  const { audit: text } = useText();
  const { day, setDay, officer, setOfficer, isDayBad } = props.audit;
  return (
    <FieldGrid>
      <DateField
        id="audit-day"
        label={text.day}
        value={day}
        onChange={setDay}
        error={isDayBad ? text.dayBad : undefined}
      />
      <SelectField
        id="audit-officer"
        label={text.officer}
        value={officer}
        placeholder={text.everyone}
        choices={props.officers.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        onChange={setOfficer}
      />
    </FieldGrid>
  );
};

const Problem = ({ kind }: { readonly kind: string | undefined }) => {
  const { audit: text } = useText();
  if (kind === undefined) return null;
  const problems: Readonly<Record<string, string>> = text.problems;
  return (
    <Notice tone="warn" live>
      {Object.hasOwn(problems, kind) ? problems[kind] : text.problems.other}
    </Notice>
  );
};
