/** Puts together what this device says about itself: the browser's facts, and what of the open book is not sent. */
import { secretByPasskey, unsentOf, type DeviceReport } from '#domain/device-report.ts';
import { deviceSelf } from '#platform/device-self.ts';
import { passkeyAbility, passkeyQuestionsHere } from '#platform/passkey-ability.ts';
import { storageFacts } from '#platform/storage.ts';
import { hasPasskeyHere, passkeyTriedHere } from '#replica/indexeddb-passkey-here.ts';
import type { Replica } from '#replica/replica.ts';

/** Undefined in a window that only reads: the one that writes speaks for the device. */
export const deviceReportHere = async (
  replica: Pick<Replica, 'identity' | 'isWriter' | 'life' | 'ownEntries' | 'counts'>,
  app: string,
): Promise<DeviceReport | undefined> => {
  if (!replica.isWriter()) return undefined;
  const entries = replica.ownEntries().map(({ book, state, changes }) => ({
    ...{ book, changes },
    isWaiting: state === 'waiting',
  }));
  const ofReplica = replica.identity.replica;
  return {
    ...deviceSelf(navigator, await storageFacts()),
    life: replica.life(),
    hasPasskey: await hasPasskeyHere(window.indexedDB, ofReplica),
    secretByPasskey: secretByPasskey(
      await passkeyTriedHere(window.indexedDB, ofReplica),
      await passkeyAbility(passkeyQuestionsHere()),
    ),
    app,
    ...unsentOf(entries),
    // With what lies in a part that only the words open.
    unsent: replica.counts().waiting,
  };
};
