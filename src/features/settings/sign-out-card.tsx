/** Taking the book off this device; refused with the reason while something here exists nowhere else. */
import { useState } from 'react';
import { maySignOut } from '#replica/may-sign-out.ts';
import { useBackupState, useCounts } from '#replica/use-replica.ts';
import { DangerButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';

export const SignOutCard = (props: { readonly onSignOut: () => void }) => {
  const text = useText().settings;
  const counts = useCounts();
  const backup = useBackupState();
  const [isAsking, setAsking] = useState(false);
  return (
    <Card title={text.signOut}>
      <p>{text.signOutHint}</p>
      {maySignOut(counts, backup) ? (
        <>
          {counts.waiting === 0 ? null : (
            <Notice tone="warn">{text.signOutBackedUp(counts.waiting)}</Notice>
          )}
          <DangerButton writes onClick={() => setAsking(true)}>
            {text.signOut}
          </DangerButton>
        </>
      ) : (
        <Notice
          tone="warn"
          title={text.signOutRefused(backup.onlyHere)}
          action={
            <SecondaryButton small href="/khac/chua-gui">
              {text.signOutSend}
            </SecondaryButton>
          }
        >
          {text.signOutRefusedHint}
        </Notice>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={text.signOutTitle}
        confirmLabel={text.signOut}
        isDangerous
        onConfirm={props.onSignOut}
        onCancel={() => setAsking(false)}
      >
        <p>{text.signOutWhat}</p>
      </ConfirmDialog>
    </Card>
  );
};
