/** Taking a whole collection back: what will happen, why, and only while no close has counted it. */
import { useState } from 'react';
import type { RecordOf } from '#domain/record-of.ts';
import type { dayClose } from '#domain/dues/day-close.ts';
import { voidCollection, type CollectionVoidProblem } from '#domain/dues/collection-acts.ts';
import type { CollectionView } from '#domain/views/collection-view.ts';
import { voidedReceipts, type Void } from '#domain/views/dues-view.ts';
import { useReplica } from '#replica/use-replica.ts';
import { amountText } from '#text/day-text.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { ReceiptRow } from './dues-list.ts';
import { useCollectionText } from './use-group.ts';

export const CollectionVoid = (props: {
  readonly isOpen: boolean;
  readonly book: string;
  readonly view: CollectionView<ReceiptRow>;
  readonly voids: readonly Void[];
  readonly closes: readonly RecordOf<typeof dayClose>[];
  readonly onDone: () => void;
}) => {
  const { common } = useText();
  const text = useCollectionText();
  const replica = useReplica();
  const flash = useSavedFlash();
  const [why, setWhy] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { view, voids, closes } = props;

  const undo = async (): Promise<void> => {
    setBusy(true);
    const saved = await replica.save<CollectionVoidProblem>((moment) =>
      voidCollection(
        { duesBook: props.book, receipts: view.receipts.map(({ id }) => id), why },
        moment,
        {
          voidedReceipts: voidedReceipts(voids),
          closedReceipts: new Set(closes.flatMap(({ values }) => values.receipts ?? [])),
        },
      ),
    );
    setBusy(false);
    if (saved.ok) {
      setWhy('');
      setProblem(undefined);
      flash(text.undone);
      props.onDone();
      return;
    }
    const { error } = saved;
    setProblem(
      error.kind === 'refused'
        ? text.problems[error.problem.kind]
        : common.saveProblems[error.kind],
    );
  };

  return (
    <ConfirmDialog
      isOpen={props.isOpen}
      title={text.undoAsk}
      confirmLabel={text.undo}
      isDangerous
      busy={isBusy}
      onConfirm={() => void undo()}
      onCancel={() => {
        setProblem(undefined);
        props.onDone();
      }}
    >
      <p>{text.undoWhat(view.receipts.length - view.voided.size, amountText(view.sumVnd))}</p>
      <TextField
        id="undo-why"
        label={text.undoWhy}
        hint={text.undoWhyHint}
        error={problem}
        value={why}
        onChange={setWhy}
      />
    </ConfirmDialog>
  );
};
