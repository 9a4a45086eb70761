/** Step 4: which rights end, which begin, the witness, and what will happen. */
import type { BeginningRight } from '#domain/office/handover-acts.ts';
import type { HandedRight } from '#domain/views/handover-rights.ts';
import { dayText } from '#text/day-text.ts';
import { Card, Stack } from '#ui/card.tsx';
import { CheckField } from '#ui/choice-field.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { HandoverDraft } from './handover-draft.ts';

export const RightsStep = (props: {
  readonly draft: HandoverDraft;
  readonly onChange: (draft: HandoverDraft) => void;
  readonly rights: readonly HandedRight[];
  readonly begins: readonly BeginningRight[];
  readonly from: string;
  readonly to: string;
  readonly today: string;
}) => {
  const { handover: text, office } = useText();
  const { draft, onChange } = props;
  const rightText = (right: BeginningRight): string =>
    right.reach === 'below'
      ? `${office.roles[right.role]} ${text.andBelow}`
      : office.roles[right.role];
  const termText = (until: string | null): string | undefined =>
    until === null
      ? undefined
      : until < props.today
        ? text.termOver(dayText(until))
        : text.until(dayText(until));
  return (
    <>
      <Card title={text.ends(props.from)}>
        <Stack gap={8}>
          {props.rights.map((right) => (
            <CheckField
              key={right.id}
              id={`end-${right.id}`}
              label={rightText(right)}
              hint={right.mayPass ? termText(right.until) : text.decidedAbove}
              disabled={!right.mayPass}
              optional={false}
              checked={right.mayPass && !draft.kept.includes(right.id)}
              onChange={(isEnding) =>
                onChange({
                  ...draft,
                  kept: isEnding
                    ? draft.kept.filter((id) => id !== right.id)
                    : [...draft.kept, right.id],
                })
              }
            />
          ))}
        </Stack>
      </Card>
      <Card title={text.beginsFor(props.to)} bare>
        <List>
          {props.begins.length === 0 ? <ListRow title="" subtitle={text.beginsNothing} /> : null}
          {props.begins.map((right) => (
            <ListRow
              key={`${right.role} ${right.reach}`}
              title={rightText(right)}
              subtitle={termText(right.until)}
            />
          ))}
        </List>
      </Card>
      <TextField
        id="witness"
        label={text.witness}
        hint={text.witnessHint}
        optional
        value={draft.witness}
        onChange={(witness) => onChange({ ...draft, witness })}
        capitals="words"
        lengthMax={120}
      />
      <Notice tone="info">{text.what}</Notice>
    </>
  );
};
