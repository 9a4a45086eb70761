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
  return (
    <ConfirmDialog
      isOpen={blocker.state === 'blocked'}
      title={text.leaveTitle}
      confirmLabel={text.leave}
      cancelLabel={text.stay}
      isDangerous
      onConfirm={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      <p>{text.leaveWhat}</p>
    </ConfirmDialog>
  );
};
