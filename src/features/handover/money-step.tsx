/** Step 2: is the day closed and everything sent, the receipt books with their last numbers, the cash handed over. */
import type { BookMoney } from '#domain/views/handover-money.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { vndInWords, parseVnd } from '#domain/money.ts';
import type { HandedMoney } from '#domain/views/handover-view.ts';
import { useCounts, useReplica } from '#replica/use-replica.ts';
import { amountText } from '#text/day-text.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { errorOf, type FormError } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { AmountField, TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { DeviceFacts } from './device-facts.tsx';
import { cashField, type HandoverDraft } from './handover-draft.ts';
import { useNames } from './use-handover.ts';

export const MoneyStep = (props: {
  readonly draft: HandoverDraft;
  readonly onChange: (draft: HandoverDraft) => void;
  readonly errors: readonly FormError[];
  readonly books: readonly BookMoney[];
  /** What the outgoing officer has written on the own phone already: not asked again. */
  readonly prepared: readonly HandedMoney[];
  readonly isMine: boolean;
}) => {
  const { handover: text } = useText();
  const { identity } = useReplica();
  const names = useNames();
  const { draft, onChange, errors } = props;
  const devices = props.books.flatMap((book) => book.devices);
  const isAbsent = draft.presence === 'absent';
  const isOpenHere = devices.some(
    ({ device, openReceipts }) => device === identity.device && openReceipts > 0,
  );
  const isOpenThere = devices.some(
    ({ device, openReceipts }) => device !== identity.device && openReceipts > 0,
  );
  return (
    <>
      {props.isMine ? <UnsentHere /> : null}
      {isOpenHere ? (
        <Notice
          tone="warn"
          title={text.closeFirst}
          action={
            <SecondaryButton small href="/hom-nay/cuoi-ngay">
              {text.closeFirst}
            </SecondaryButton>
          }
        >
          {text.closeFirstHint}
        </Notice>
      ) : null}
      {isOpenThere && !isAbsent ? <Notice tone="warn">{text.closeOnTheirs}</Notice> : null}
      {props.books.length === 0 ? (
        <Notice tone="info" title={text.noMoney}>
          {text.noMoneyHint}
        </Notice>
      ) : null}
      {props.books.map(({ book, devices: phones }) => {
        const done = props.prepared.find((part) => part.book === book);
        const typed = parseVnd(draft.cash[book] ?? '');
        return (
          <Card key={book} title={names.unit(unitOfBook(book))}>
            <Stack>
              {phones.map((money) => (
                <DeviceFacts
                  key={money.device}
                  name={names.device(money.device)}
                  money={money}
                  isUnknown={isAbsent}
                  isHere={money.device === identity.device}
                />
              ))}
              {done === undefined ? (
                <>
                  <AmountField
                    id={cashField(book)}
                    label={text.cash}
                    hint={isAbsent ? text.cashHintAbsent : text.cashHint}
                    error={errorOf(errors, cashField(book))}
                    optional={isAbsent}
                    value={draft.cash[book] ?? ''}
                    words={typed.ok ? vndInWords(typed.value) : undefined}
                    onChange={(sum) => onChange({ ...draft, cash: { ...draft.cash, [book]: sum } })}
                  />
                  <TextField
                    id={`note-${book}`}
                    label={text.note}
                    hint={text.noteHint}
                    optional
                    value={draft.note[book] ?? ''}
                    onChange={(note) =>
                      onChange({ ...draft, note: { ...draft.note, [book]: note } })
                    }
                    lengthMax={120}
                  />
                </>
              ) : (
                <Notice tone="info" title={text.prepared}>
                  {text.cash}: {done.cashVnd === null ? text.cashNone : amountText(done.cashVnd)}
                </Notice>
              )}
            </Stack>
          </Card>
        );
      })}
    </>
  );
};

/** The phone in hand is the old one: what of it the system does not have yet. */
const UnsentHere = () => {
  const { handover: text } = useText();
  const { waiting, check } = useCounts();
  return waiting + check === 0 ? (
    <Notice tone="safe" title={text.allSent} />
  ) : (
    <Notice tone="warn" title={waiting > 0 ? text.waiting(waiting) : text.held(check)}>
      {waiting > 0 ? text.waitingHint : undefined}
    </Notice>
  );
};
