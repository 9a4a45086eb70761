/** Mẫu 5b to print and sign by hand: those who ask to join, on A4 across. */
import { useState } from 'react';
import { heldUnits, unitChoices } from '#domain/held-units.ts';
import { useReplica } from '#replica/use-replica.ts';
import { useToday, useUnitNames } from '#replica/use-union.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { CheckField, SelectField } from '#ui/choice-field.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { applicationLines } from './application-list.ts';
import { ApplicationSheet } from './application-sheet.tsx';
import { membersPath, newMemberPath } from './roster-paths.ts';
import { useRoster } from './use-roster.ts';
import styles from './application.module.css';

export const ApplicationScreen = () => {
  const { roster: text } = useText();
  const replica = useReplica();
  const roster = useRoster();
  const today = useToday();
  const unitNames = useUnitNames();
  const units = heldUnits(replica.books(), 'roster', replica.identity.homeUnit);
  const [chosen, setUnit] = useState<string>();
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const unit = chosen ?? units[0] ?? '';
  const lines = applicationLines(roster ?? [], unit);
  const printed = lines.filter(({ id }) => !without.has(id));
  const lacking = printed.filter(({ lacksSex }) => lacksSex).length;

  const put = (id: string, isIn: boolean): void => {
    const next = new Set(without);
    if (isIn) next.delete(id);
    else next.add(id);
    setWithout(next);
  };
  return (
    <Screen
      title={text.applicationTitle}
      subtitle={roster === undefined ? undefined : text.count(printed.length)}
      back={membersPath}
      wide
      bottom={
        <PrimaryButton full disabled={printed.length === 0} onClick={() => window.print()}>
          {text.applicationPrint}
        </PrimaryButton>
      }
    >
      <div className={styles.screenOnly}>
        <p className={styles.hint}>{text.applicationHint}</p>
        {units.length > 1 ? (
          <SelectField
            id="application-unit"
            label={text.unit}
            value={unit}
            choices={unitChoices(units, unitNames, replica.identity.homeUnit)}
            onChange={setUnit}
          />
        ) : null}
        {lacking === 0 ? null : <Notice tone="warn">{text.applicationLacksSex(lacking)}</Notice>}
        {roster !== undefined && lines.length === 0 ? (
          <EmptyState
            title={text.applicationNone}
            action={<PrimaryButton href={newMemberPath}>{text.add}</PrimaryButton>}
          >
            {text.applicationNoneHint}
          </EmptyState>
        ) : (
          <Card title={text.applicationWho}>
            {lines.map(({ id, fullName, nationalNumber }) => (
              <CheckField
                key={id}
                id={`application-${id}`}
                label={fullName}
                hint={nationalNumber === '' ? text.applicationNoNumber : undefined}
                checked={!without.has(id)}
                onChange={(isIn) => put(id, isIn)}
              />
            ))}
          </Card>
        )}
      </div>
      <ApplicationSheet
        lines={printed}
        union={unitNames.get(unit) ?? ''}
        today={today}
        isPractice={replica.identity.practice}
      />
    </Screen>
  );
};
