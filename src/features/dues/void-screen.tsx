/** Hủy biên lai: number, sum and name, and what happens to them; then a tap on the reason takes it back. */
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { voidReceipt as voidAct, type VoidProblem } from '#domain/dues/acts.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { voidedReceipts } from '#domain/views/dues-view.ts';
import type { DraftState } from '#replica/draft-form.ts';
import { useDraft, useRecord, useRecords, useReplica } from '#replica/use-replica.ts';
import { amountText } from '#text/day-text.ts';
import { DangerButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { errorOf, ErrorSummary, WHOLE_FORM, type FormError } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { ReceiptRow } from './dues-list.ts';
import { DAY_QUERY, receiptPath } from './dues-paths.ts';
import {
  VOID_REASONS,
  voidDraft,
  voidError,
  voidWhy,
  type VoidDraft,
  type VoidReason,
} from './receipt-paper.ts';
import { usePaper } from './receipt-screen.tsx';
import styles from './dues.module.css';

const MORE = 'void-more';

export const VoidScreen = () => {
  const { dues: text } = useText();
  const { book = '', id = '' } = useParams();
  const { row, isReady } = useRecord(receipt, book, id);
  if (row !== undefined) return <VoidForm key={row.id} row={row} />;
  return (
    <Screen title={text.voidTitle} back={receiptPath({ book, id })}>
      {isReady ? <EmptyState title={text.notFound}>{text.notFoundHint}</EmptyState> : null}
    </Screen>
  );
};

const VoidForm = ({ row }: { readonly row: ReceiptRow }) => {
  const { dues: text } = useText();
  const replica = useReplica();
  const paper = usePaper(row);
  const receiptHref = receiptPath(row, useSearchParams()[0].get(DAY_QUERY));
  const kept = useDraft(`void:${row.id}`, voidDraft);
  const { take, isBusy, errors } = useVoid(row, receiptHref, kept);
  const { more } = kept.value;

  if (paper.state === 'void' && !isBusy)
    return (
      <Screen title={text.voidTitle} back={receiptHref}>
        <Notice
          tone="warn"
          title={text.problems['already-voided']}
          action={<SecondaryButton href={receiptHref}>{text.receiptTitle}</SecondaryButton>}
        />
      </Screen>
    );
  const reasonButton = (reason: VoidReason) => (
    <DangerButton key={reason} full writes busy={isBusy} onClick={() => void take(reason, more)}>
      {text.voidReasons[reason]}
    </DangerButton>
  );
  return (
    <Screen
      title={text.voidTitle}
      back={receiptHref}
      bottom={
        // Where the thumb rests nothing is taken back.
        <SecondaryButton full href={receiptHref}>
          {text.voidKeep}
        </SecondaryButton>
      }
    >
      <DraftBar draft={kept} nowMs={replica.correctedNow().ms} />
      <ErrorSummary errors={errors} />
      <Card>
        <p>{text.voidConfirmWhat(paper.number, amountText(paper.amountVnd), paper.payerName)}</p>
      </Card>
      <div role="group" aria-labelledby="void-why" className={styles.reasons}>
        <p id="void-why" className={styles.legend}>
          {text.voidWhy}
        </p>
        {VOID_REASONS.filter((reason) => reason !== 'other').map(reasonButton)}
        <TextField
          id={MORE}
          label={text.voidMore}
          hint={text.voidMoreHint}
          value={more}
          error={errorOf(errors, MORE)}
          lengthMax={80}
          optional
          onChange={(next) => kept.change({ more: next })}
        />
        {reasonButton('other')}
      </div>
    </Screen>
  );
};

/** The tap on a reason: saved, and back to the paper, which then says so. */
const useVoid = (
  row: ReceiptRow,
  receiptHref: string,
  kept: Pick<DraftState<VoidDraft>, 'now' | 'done'>,
) => {
  const { dues: text, common } = useText();
  const replica = useReplica();
  const go = useGo();
  const flash = useSavedFlash();
  const voids = useRecords(voidReceipt) ?? [];
  const [isBusy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly FormError[]>([]);

  const take = async (reason: VoidReason, more: string): Promise<void> => {
    const input = { duesBook: row.book, receipt: row.id, why: voidWhy(reason, more, text) };
    setBusy(true);
    const saved = await replica.save<VoidProblem>(
      (moment) => voidAct(input, moment, { voidedReceipts: voidedReceipts(voids) }),
      { finishes: kept.now() },
    );
    if (saved.ok) {
      kept.done();
      flash(text.voidDone);
      go(receiptHref);
      return;
    }
    setBusy(false);
    const { error } = saved;
    setErrors([
      error.kind === 'refused'
        ? { field: MORE, text: voidError(error.problem, text) }
        : { field: WHOLE_FORM, text: common.saveProblems[error.kind] },
    ]);
  };
  return { take, isBusy, errors };
};
