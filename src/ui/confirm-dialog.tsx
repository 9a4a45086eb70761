/** Asks before what cannot be taken back, saying what will happen; the safe answer is where the thumb rests. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { DangerButton, PrimaryButton, SecondaryButton } from './button.tsx';
import { useFrameText } from './use-frame-text.ts';
import styles from './confirm-dialog.module.css';

export const ConfirmDialog = (props: {
  readonly isOpen: boolean;
  readonly title: string;
  /** What will happen. */
  readonly children?: ReactNode;
  /** The act by its name: "Hủy biên lai", never "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string | undefined;
  readonly isDangerous?: boolean | undefined;
  readonly busy?: boolean | undefined;
  /** Leads to no save, so it is open where another window is the writer. */
  readonly writesNothing?: boolean | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}) => {
  const text = useFrameText().common;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { isOpen } = props;

  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (isOpen && !element.open) element.showModal();
    if (!isOpen && element.open) element.close();
  }, [isOpen]);

  const Confirm = props.isDangerous === true ? DangerButton : PrimaryButton;
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onCancel();
      }}
    >
      {isOpen ? (
        <div className={styles.inner}>
          <h2 id={titleId} className={styles.title}>
            {props.title}
          </h2>
          {props.children}
          <div className={styles.acts}>
            <SecondaryButton onClick={props.onCancel} autoFocus>
              {props.cancelLabel ?? text.cancel}
            </SecondaryButton>
            <Confirm
              onClick={props.onConfirm}
              busy={props.busy}
              writes={props.writesNothing !== true}
            >
              {props.confirmLabel}
            </Confirm>
          </div>
        </div>
      ) : null}
    </dialog>
  );
};
