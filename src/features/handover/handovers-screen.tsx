/** Bàn giao: those that were written, to be read and printed again, and the way to a new one. */
import { handover } from '#domain/office/handover.ts';
import { useRecords } from '#replica/use-replica.ts';
import { dayText } from '#text/day-text.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { StateChip } from '#ui/chip.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { handoverPath, newHandoverPath } from './handover-paths.ts';
import { useNames } from './use-handover.ts';

export const HandoversScreen = () => {
  const { handover: text } = useText();
  const rows = useRecords(handover);
  const names = useNames();
  const past = [...(rows ?? [])].sort((a, b) => b.changedMs - a.changedMs);
  return (
    <Screen
      title={text.title}
      subtitle={text.hint}
      back="/khac"
      bottom={
        <PrimaryButton full href={newHandoverPath}>
          {text.begin}
        </PrimaryButton>
      }
    >
      {rows === undefined ? null : past.length === 0 ? (
        <EmptyState title={text.none}>{text.noneHint}</EmptyState>
      ) : (
        <Card title={text.past} aside={String(past.length)} bare>
          <List label={text.past}>
            {past.map((row) => (
              <ListRow
                key={row.key}
                title={text.line(names.officer(row.values.from), names.officer(row.values.to))}
                subtitle={`${names.unit(row.book.slice('office.'.length))} · ${dayText(row.values.on ?? '')}`}
                chip={row.state === 'safe' ? undefined : <StateChip state={row.state} />}
                href={handoverPath(row)}
              />
            ))}
          </List>
        </Card>
      )}
    </Screen>
  );
};
