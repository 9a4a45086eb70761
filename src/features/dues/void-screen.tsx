/** Hủy biên lai: why, then once more with number, sum and name before it is done. */
import { useState } from 'react';
import { useParams } from 'react-router';
import { voidReceipt as voidAct, type VoidProblem } from '#domain/dues/acts.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { voidedReceipts } from '#domain/views/dues-view.ts';
import { useDraft, useRecord, useRecords, useReplica } from '#replica/use-replica.ts';
import { amountText } from '#text/day-text.ts';
import { DangerButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ChoiceField } from '#ui/choice-field.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { errorOf, Form, WHOLE_FORM, type FormError } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { ReceiptRow } from './dues-list.ts';
import { receiptPath } from './dues-paths.ts';
import { VOID_REASONS, voidDraft, voidError, voidWhy } from './receipt-paper.ts';
import { usePaper } from './receipt-screen.tsx';

const REASON = 'void-reason';
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
  const { dues: text, common } = useText();
  const replica = useReplica();
  const go = useGo();
  const flash = useSavedFlash();
  const voids = useRecords(voidReceipt) ?? [];
  const paper = usePaper(row);
  const kept = useDraft(`void:${row.id}`, voidDraft);
  const { reason, more } = kept.value;
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const sum = amountText(paper.amountVnd);

  const ask = (): void => {
    if (reason === undefined) setErrors([{ field: REASON, text: text.problems['missing-why'] }]);
    else if (voidWhy(reason, more, text) === '')
      setErrors([{ field: MORE, text: text.problems['missing-more'] }]);
    else {
      setErrors([]);
      setAsking(true);
    }
  };
  const take = async (): Promise<void> => {
    if (reason === undefined) return;
    const input = { duesBook: row.book, receipt: row.id, why: voidWhy(reason, more, text) };
    setBusy(true);
    const saved = await replica.save<VoidProblem>((moment) =>
      voidAct(input, moment, { voidedReceipts: voidedReceipts(voids) }),
    );
    setBusy(false);
    setAsking(false);
    if (saved.ok) {
      kept.done();
      flash(text.voidDone);
      go(receiptPath(row));
    } else
      setErrors([
        {
          field: saved.error.kind === 'refused' ? MORE : WHOLE_FORM,
          text:
            saved.error.kind === 'refused'
              ? voidError(saved.error.problem, text)
              : common.saveProblems[saved.error.kind],
        },
      ]);
  };

  if (paper.state === 'void' && !isBusy)
    return (
      <Screen title={text.voidTitle} back={receiptPath(row)}>
        <Notice
          tone="warn"
          title={text.problems['already-voided']}
          action={<SecondaryButton href={receiptPath(row)}>{text.receiptTitle}</SecondaryButton>}
        />
      </Screen>
    );
  return (
    <Screen
      title={text.voidTitle}
      subtitle={`${paper.number} · ${sum} · ${paper.payerName}`}
      back={receiptPath(row)}
      bottom={
        <DangerButton full onClick={ask} busy={isBusy} writes>
          {text.voidGo}
        </DangerButton>
      }
    >
      <DraftBar draft={kept} nowMs={replica.correctedNow().ms} />
      <Form errors={errors} onSubmit={ask}>
        <Card>
          <ChoiceField
            id={REASON}
            label={text.voidWhy}
            choices={VOID_REASONS.map((value) => ({ value, label: text.voidReasons[value] }))}
            value={reason}
            error={errorOf(errors, REASON)}
            onChange={(next) => kept.change({ reason: next, more })}
          />
          <TextField
            id={MORE}
            label={text.voidMore}
            hint={text.voidMoreHint}
            value={more}
            error={errorOf(errors, MORE)}
            lengthMax={80}
            optional={reason !== 'other'}
            onChange={(next) => kept.change({ reason, more: next })}
          />
        </Card>
      </Form>
      <ConfirmDialog
        isOpen={isAsking}
        title={text.voidConfirm(paper.number)}
        confirmLabel={text.voidAct}
        cancelLabel={text.voidKeep}
        isDangerous
        busy={isBusy}
        onConfirm={() => void take()}
        onCancel={() => setAsking(false)}
      >
        <p>{text.voidConfirmWhat(paper.number, sum, paper.payerName)}</p>
      </ConfirmDialog>
    </Screen>
  );
};
