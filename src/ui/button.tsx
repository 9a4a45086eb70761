/** The four kinds of button: the one act of a screen, the others, the dangerous and the quiet one. */
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import '@mantine/core/styles/UnstyledButton.css';
import { useLinkClick } from './link.tsx';
import { useFrameText } from './use-frame-text.ts';
import { useWriter } from './writer.ts';
import styles from './button.module.css';

export interface ButtonProps {
  readonly children: ReactNode;
  /** A place in the app; then it is a link. */
  readonly href?: string | undefined;
  readonly onClick?: (() => void) | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  /** Id of the form it submits, where it stands outside (in the bottom bar). */
  readonly form?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** At work: pressing again does nothing, and the words stay readable. */
  readonly busy?: boolean | undefined;
  readonly small?: boolean | undefined;
  readonly full?: boolean | undefined;
  readonly icon?: ReactNode;
  /** Where the visible words need more for a screen reader. */
  readonly label?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  /**
   * Whether it leads to a save: closed where another window is the writer. Left out, a button that
   * submits a form does.
   */
  readonly writes?: boolean | undefined;
}

type Kind = 'primary' | 'secondary' | 'danger' | 'quiet';

export const PrimaryButton = (props: ButtonProps) => <AnyButton {...props} kind="primary" />;
export const SecondaryButton = (props: ButtonProps) => <AnyButton {...props} kind="secondary" />;
export const DangerButton = (props: ButtonProps) => <AnyButton {...props} kind="danger" />;
export const QuietButton = (props: ButtonProps) => <AnyButton {...props} kind="quiet" />;

const AnyButton = ({ kind, ...props }: ButtonProps & { readonly kind: Kind }) => {
  const follow = useLinkClick(props.href);
  const { isWriter } = useWriter();
  const isSubmit = props.type === 'submit' || props.form !== undefined;
  if (!isWriter && (props.writes ?? isSubmit)) return <ClosedAct full={props.full === true} />;
  const look = {
    className: [
      styles.button,
      styles[kind],
      props.full === true ? styles.full : '',
      props.small === true ? styles.small : '',
    ].join(' '),
    'aria-label': props.label,
  };
  const inside = (
    <>
      {props.icon}
      <span className={styles.label}>{props.children}</span>
    </>
  );
  if (props.href !== undefined)
    return (
      <UnstyledButton component="a" href={props.href} onClick={follow} {...look}>
        {inside}
      </UnstyledButton>
    );
  return (
    <UnstyledButton
      type={props.type ?? (props.form === undefined ? 'button' : 'submit')}
      form={props.form}
      disabled={props.disabled ?? false}
      aria-busy={props.busy === true}
      autoFocus={props.autoFocus ?? false}
      onClick={(event) => {
        if (props.busy === true) event.preventDefault();
        else props.onClick?.();
      }}
      {...look}
    >
      {inside}
    </UnstyledButton>
  );
};

/** In the place of an act that would be refused at the save: why, and what opens it. */
const ClosedAct = (props: { readonly full: boolean }) => {
  const text = useFrameText().common;
  const { onTakeOver, endedBy } = useWriter();
  return (
    <span className={props.full ? `${styles.closed} ${styles.full}` : styles.closed}>
      <span className={styles.closedWords}>
        {endedBy === undefined ? text.closedHere : text.saveProblems[endedBy]}
      </span>
      {endedBy === undefined ? (
        <AnyButton kind="secondary" full={props.full} onClick={onTakeOver}>
          {text.useHere}
        </AnyButton>
      ) : null}
    </span>
  );
};
