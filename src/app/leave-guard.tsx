/** Asks before a screen is left with something typed and not saved. */
import { useBlocker } from 'react-router';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { useText } from '#ui/use-text.ts';
import type { UnsavedFormsKept } from './unsaved-forms.ts';

export const LeaveGuard = (props: { readonly forms: UnsavedFormsKept }) => {
  const text = useText().common;
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      // Asked at that moment: a form that was just saved has taken itself out.
      props.forms.isAny() && currentLocation.pathname !== nextLocation.pathname,
  );
  const isBlocked = blocker.state === 'blocked';
  const isLost = isBlocked && props.forms.isAnyLost();
  return (
    <ConfirmDialog
      isOpen={isBlocked}
      title={text.leaveTitle}
      confirmLabel={isLost ? text.leave : text.leaveKept}
      cancelLabel={text.stay}
      isDangerous={isLost}
      writesNothing
      onConfirm={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      <p>{isLost ? text.leaveWhat : text.leaveKeptWhat}</p>
    </ConfirmDialog>
  );
};
