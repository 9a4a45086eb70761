/** Whether the officer may walk away from the network now, or what is still coming to this phone. */
import { useReplica } from '#replica/use-replica.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { useOfflineReady } from './use-offline-ready.ts';

export const OfflineCard = (props: { readonly onInstall: (() => void) | undefined }) => {
  const { today: text } = useText();
  const replica = useReplica();
  const readiness = useOfflineReady();
  if (readiness === undefined || readiness.is === 'looking') return null;
  if (readiness.is === 'coming')
    return (
      <Notice
        tone="warn"
        title={readiness.bytes > 0 ? text.offlineComing(readiness.bytes) : text.offlineNotYet}
      >
        {text.offlineParts(readiness.parts.map((part) => text.offlinePart[part]))}{' '}
        {text.offlineComingHint}
      </Notice>
    );
  // Offered in its place: when something of one's own lies here, and nothing else is asked for.
  const hasSaved = replica.heads().some(({ device }) => device === replica.identity.device);
  return (
    <Notice
      tone="safe"
      title={text.offlineReady}
      action={
        props.onInstall === undefined || !hasSaved ? undefined : (
          <SecondaryButton small onClick={props.onInstall}>
            {text.install}
          </SecondaryButton>
        )
      }
    />
  );
};
