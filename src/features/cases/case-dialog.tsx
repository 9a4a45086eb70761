/** What is asked above the page of a request: saved at once, said so, and gone. */
import type { ReactNode } from 'react';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';

export const CaseDialog = (props: {
  readonly title: string;
  readonly confirmLabel: string;
  readonly isBusy: boolean;
  /** Answers with the id of what was written, or undefined where it was refused: then it stays open. */
  readonly write: () => Promise<string | undefined>;
  /** The sentence afterwards. */
  readonly saved: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const { cases: text } = useText();
  const flash = useSavedFlash();
  const confirm = async (): Promise<void> => {
    if ((await props.write()) === undefined) return;
    flash(props.saved);
    props.onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={props.title}
      confirmLabel={props.confirmLabel}
      cancelLabel={text.cancel}
      busy={props.isBusy}
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
    >
      {props.children}
    </ConfirmDialog>
  );
};
