/** One hand-over as it was written, what is still unknown of the old phone, and what it brought when it came. */
import { unitOfBook } from '#domain/held-units.ts';
import { vndInWords } from '#domain/money.ts';
import { amountText, dayText } from '#text/day-text.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { StateChip } from '#ui/chip.tsx';
import { Facts, List, ListRow } from '#ui/list.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { DeviceFacts } from './device-facts.tsx';
import { handoversPath, minutesPath } from './handover-paths.ts';
import { useNames } from './use-handover.ts';
import { useWrittenHandover, type WrittenHandover } from './use-written-handover.ts';

export const HandoverScreen = () => {
  const { handover: text } = useText();
  const names = useNames();
  const { isRead, row, isInEffect, concerns, ends, begins, money, cases } = useWrittenHandover();
  if (row === undefined)
    return (
      <Screen title={text.title} back={handoversPath}>
        {isRead ? <EmptyState title={text.notFound}>{text.notFoundHint}</EmptyState> : null}
      </Screen>
    );
  const { from, to, on = '', presence, witness } = row.values;
  const isAbsent = presence === 'absent';
  return (
    <Screen
      isReading
      title={text.title}
      subtitle={names.unit(unitOfBook(row.book))}
      back={handoversPath}
      state={row.state === 'safe' ? undefined : <StateChip state={row.state} />}
      bottom={
        <PrimaryButton full href={minutesPath(row)}>
          {text.printMinutes}
        </PrimaryButton>
      }
    >
      {isInEffect ? null : (
        <Notice tone="danger" title={text.notInEffect}>
          {text.notInEffectHint}
        </Notice>
      )}
      <Card title={text.people}>
        <Facts
          facts={[
            { label: text.day, value: dayText(on) },
            {
              label: text.from,
              value: isAbsent ? text.absentName(names.officer(from)) : names.officer(from),
            },
            { label: text.to, value: names.officer(to) },
            { label: text.witness, value: witness },
            { label: text.ended, value: ends.join('; ') },
            {
              label: text.begun,
              value: begins.length === 0 ? text.beginsNothing : begins.join('; '),
            },
          ]}
        />
      </Card>
      {money.length === 0 && concerns.dues ? (
        <Notice tone="info">{text.moneyUnwritten}</Notice>
      ) : null}
      {money.map((part) => (
        <MoneyPart key={part.book} part={part} isAbsent={isAbsent} />
      ))}
      {cases.map((part) => (
        <Card key={part.book} title={text.openCount(part.count)} bare>
          <List label={text.cases}>
            {part.files.map((file) => (
              <ListRow
                key={file.id}
                title={file.kind}
                subtitle={file.dueOn === null ? text.noDue : text.due(dayText(file.dueOn))}
                href={`/tiep-nhan/${part.book}/${file.id}`}
              />
            ))}
          </List>
        </Card>
      ))}
    </Screen>
  );
};

const MoneyPart = (props: {
  readonly part: WrittenHandover['money'][number];
  readonly isAbsent: boolean;
}) => {
  const { handover: text } = useText();
  const names = useNames();
  const { part, isAbsent } = props;
  const hasCome = part.later.length > 0;
  return (
    <>
      {part.later.map((later) => (
        <Notice key={later.device} tone="warn" title={text.cameLater(later.entries)}>
          {later.receipts === 0
            ? text.cameLaterHeld
            : text.cameLaterCounted(later.receipts, amountText(later.receiptsVnd))}
        </Notice>
      ))}
      {isAbsent && !hasCome ? (
        <Notice tone="warn" title={text.stillUnknown}>
          {text.stillUnknownHint}
        </Notice>
      ) : null}
      <Card title={`${text.money} · ${names.unit(unitOfBook(part.book))}`}>
        <Stack>
          <Facts
            facts={[
              {
                label: text.cashHanded,
                value:
                  part.cashVnd === null ? (
                    text.cashNone
                  ) : (
                    <>
                      {amountText(part.cashVnd)} ({vndInWords(part.cashVnd)})
                    </>
                  ),
              },
              { label: text.note, value: part.note },
            ]}
          />
          {part.devices.map((money) => (
            <DeviceFacts
              key={money.device}
              name={names.device(money.device)}
              money={money}
              isUnknown={isAbsent && !part.later.some(({ device }) => device === money.device)}
            />
          ))}
        </Stack>
      </Card>
    </>
  );
};
