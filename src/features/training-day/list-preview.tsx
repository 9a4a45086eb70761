/** What of a list can be used: the faulty lines first, each with its reason, then who will be invited. */
import type { TrainingList } from '#domain/office/training-list.ts';
import { Card } from '#ui/card.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';

export const ListPreview = (props: {
  readonly list: TrainingList;
  readonly unitName: (unit: string) => string;
}) => {
  const { training: text, office } = useText();
  const { trainees, faulty, beyond } = props.list;
  return (
    <>
      {beyond === 0 ? null : <Notice tone="warn">{text.beyond(beyond)}</Notice>}
      {faulty.length === 0 ? null : (
        <>
          <Notice tone="warn" title={text.faulty(faulty.length)}>
            {text.faultyWhat}
          </Notice>
          <Card bare label={text.faulty(faulty.length)}>
            <List>
              {faulty.map(({ line, name, problem, text: wrong }) => (
                <ListRow
                  key={line}
                  title={`${text.line(line)} · ${name === '' ? text.noName : name}`}
                  subtitle={text.problems[problem](wrong)}
                />
              ))}
            </List>
          </Card>
        </>
      )}
      {trainees.length === 0 ? null : (
        <Card bare title={text.toInvite(trainees.length)}>
          <List>
            {trainees.map(({ line, displayName, role, unit, known }) => (
              <ListRow
                key={line}
                title={displayName}
                subtitle={[
                  office.roles[role],
                  props.unitName(unit),
                  ...(known === undefined ? [] : [text.knownAlready]),
                ].join(' · ')}
              />
            ))}
          </List>
        </Card>
      )}
    </>
  );
};
