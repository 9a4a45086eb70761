/** A close as it stands for ever: where the data is, sending it, the sums, and its papers. */
import type { ReactNode } from 'react';
import { DUES_METHODS } from '#domain/dues/receipt.ts';
import { ownChains } from '#domain/dues/own-chains.ts';
import { useCounts, useReplica } from '#replica/use-replica.ts';
import { amountText, dayText, momentText } from '#text/day-text.ts';
import { Amount } from '#ui/amount.tsx';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card, Columns, Stack } from '#ui/card.tsx';
import { StateChip } from '#ui/chip.tsx';
import { Facts, List, ListRow } from '#ui/list.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { CashCheckPart } from './cash-check-part.tsx';
import {
  closesPath,
  confirmPath,
  endOfDayPath,
  listPaperPath,
  minutesPaperPath,
  todayPath,
} from './end-of-day-paths.ts';
import { SafetySteps } from './safety-steps.tsx';
import { BackupButton, SendPart } from './send-part.tsx';
import { Stages } from './stages.tsx';
import { useCloseEyes } from './use-close-eyes.ts';
import { useSending } from './use-sending.ts';
import { useCloses, useOfficerOf, useUnionOf, type CloseLine } from './use-tills.ts';
import styles from './end-of-day.module.css';

export const ClosedBody = (props: {
  readonly close: CloseLine;
  readonly title?: string;
  readonly back?: string;
  readonly above?: ReactNode;
  readonly offer?: ReactNode;
}) => {
  const { cashCheck, endOfDay: text } = useText();
  const eyes = useCloseEyes();
  const replica = useReplica();
  const { waiting } = useCounts();
  const sending = useSending();
  const officerOf = useOfficerOf();
  const unionOf = useUnionOf();
  const { close } = props;
  const { device } = replica.identity;
  const own = (useCloses() ?? []).filter((line) => line.device === device);
  const [latest, before] = own;
  // Only the latest close of this device stands for its day; of any other the state of the record is told.
  const isLatest = latest?.id === close.id;
  const written = ownChains(device, close.book, replica.heads(), replica.ownEntries());
  const entries = written.entriesWritten - (before?.entriesWritten ?? 0);
  const isSending = sending.isAsked || sending.state.phase === 'sending';
  return (
    <Screen
      title={props.title ?? text.closedTitle(dayText(close.day))}
      subtitle={unionOf(close.book).name}
      back={props.back ?? todayPath}
      state={isLatest ? undefined : <StateChip state={close.state} />}
      wide
      bottom={
        eyes?.mayConfirm(close) === true ? (
          <PrimaryButton full href={confirmPath(close)}>
            {cashCheck.confirmTitle}
          </PrimaryButton>
        ) : isLatest && waiting > 0 ? (
          <PrimaryButton full busy={isSending} onClick={() => void sending.send()}>
            {text.send}
          </PrimaryButton>
        ) : (
          <PrimaryButton full href={isLatest ? todayPath : endOfDayPath}>
            {isLatest ? text.toToday : text.title}
          </PrimaryButton>
        )
      }
    >
      {props.above}
      {isLatest && props.above === undefined ? <Stages at={2} /> : null}
      <Columns>
        <Stack gap={16}>
          {isLatest ? (
            <SafetySteps isClosed entries={entries}>
              <SendPart sending={sending} />
              {waiting > 0 && !isSending ? <BackupButton /> : null}
            </SafetySteps>
          ) : null}
          {isLatest ? props.offer : <CashCheckPart close={close} eyes={eyes} />}
          <Papers close={close} />
        </Stack>
        <Stack gap={16}>
          <Card label={text.sum}>
            <p className={styles.dim}>
              {text.closedAt(momentText(close.closedMs), officerOf(close.device))}
            </p>
            <Amount amountVnd={close.sumVnd} large />
            <p className={styles.dim}>
              {text.namedCount(close.receipts.length, close.voids.length)}
            </p>
            <dl className={styles.methods}>
              {DUES_METHODS.filter(
                (method) => method === 'cash' || close.byMethod[method] !== 0,
              ).map((method) => (
                <div key={method}>
                  <dt>{text.methods[method]}</dt>
                  <dd>{amountText(close.byMethod[method])}</dd>
                </div>
              ))}
              <div className={styles.counted}>
                <dt>{text.counted}</dt>
                <dd>
                  {amountText(close.countedVnd)}
                  {' · '}
                  {close.differenceVnd === 0
                    ? text.agrees
                    : close.differenceVnd < 0
                      ? text.short(amountText(-close.differenceVnd))
                      : text.over(amountText(close.differenceVnd))}
                </dd>
              </div>
            </dl>
            <Facts facts={[{ label: text.differenceWhy, value: close.differenceWhy }]} />
          </Card>
          {isLatest ? <CashCheckPart close={close} eyes={eyes} /> : null}
        </Stack>
      </Columns>
    </Screen>
  );
};

const Papers = ({ close }: { readonly close: CloseLine }) => {
  const { endOfDay: text } = useText();
  return (
    <>
      <Card bare title={text.paperTitle}>
        <List label={text.paperTitle}>
          <ListRow
            title={text.listPaper}
            subtitle={text.listPaperHint(close.receipts.length)}
            href={listPaperPath(close)}
          />
          <ListRow
            title={text.minutesPaper}
            subtitle={text.minutesPaperHint}
            href={minutesPaperPath(close)}
          />
        </List>
      </Card>
      <SecondaryButton full href={closesPath}>
        {text.earlier}
      </SecondaryButton>
    </>
  );
};
