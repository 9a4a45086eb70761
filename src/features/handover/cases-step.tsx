/** Step 3: the requests that are open, with their due days; confidential ones stay out of the minutes. */
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { openCases } from '#domain/views/case-view.ts';
import { useToday } from '#replica/use-union.ts';
import { dayText } from '#text/day-text.ts';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { useCaseFiles } from './use-handover.ts';

/** not-concerned: no such right ends. no-book: not for this officer. shut: the words open it. */
export type CasesState = 'not-concerned' | 'no-book' | 'shut' | 'open';

/** Open requests of these books, the first due first, and how many confidential ones of the union are left out. */
export const useOpenCases = (units: readonly string[]) => {
  const files = useCaseFiles();
  const today = useToday();
  const here = files.filter(({ book }) => units.some((at) => book.split('.')[1] === at));
  const bookById = new Map(here.map(({ id, book }) => [id, book]));
  const open = openCases(here, today).map((one) => ({
    ...one,
    book: bookById.get(one.file.id) ?? '',
  }));
  return {
    ordinary: open.filter(({ book }) => !isConfidential(book)),
    confidential: open.filter(({ book }) => isConfidential(book)).length,
  };
};

export const CasesStep = (props: {
  readonly state: CasesState;
  readonly open: ReturnType<typeof useOpenCases>;
}) => {
  const { handover: text, caseKinds } = useText();
  const { ordinary, confidential } = props.open;
  const late = ordinary.filter(({ isOverdue }) => isOverdue).length;
  if (props.state === 'not-concerned') return <Notice tone="info">{text.notConcerned}</Notice>;
  if (props.state === 'no-book')
    return (
      <Notice tone="info" title={text.noCases}>
        {text.noCasesHint}
      </Notice>
    );
  if (props.state === 'shut')
    return (
      <Notice tone="warn" sign="lock" title={text.casesShut}>
        {text.casesShutHint}
      </Notice>
    );
  return (
    <>
      <Card
        title={text.openCount(ordinary.length)}
        aside={late === 0 ? undefined : <Chip tone="late">{text.late(late)}</Chip>}
        bare
      >
        <List label={text.steps.cases}>
          {ordinary.map(({ file, isOverdue }) => (
            <ListRow
              key={file.id}
              title={caseKinds[file.values.kind ?? 'other']}
              subtitle={
                typeof file.values.dueOn === 'string'
                  ? text.due(dayText(file.values.dueOn))
                  : text.noDue
              }
              chip={isOverdue ? <Chip tone="late">{text.overdue}</Chip> : undefined}
            />
          ))}
        </List>
      </Card>
      {confidential === 0 ? null : (
        <Notice tone="info" sign="lock">
          {text.confidentialLeft(confidential)}
        </Notice>
      )}
    </>
  );
};
