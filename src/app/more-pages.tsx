/** The pages under Khác that concern this device, with what they need of the app. */
import { DeviceScreen } from '#features/settings/device-screen.tsx';
import { MoreScreen } from '#features/settings/more-screen.tsx';
import { UnsentScreen } from '#features/unsent/unsent-screen.tsx';
import { useSyncState } from '#sync/use-sync.ts';
import { useGo } from '#ui/link.tsx';
import { LeaseHere } from './lease-here.tsx';
import { useLookChoice } from './look-choice.ts';
import { useServices } from './services.ts';
import { useInstallOffer } from './use-install-offer.ts';
import { OwnDevicesHere } from './own-devices-here.tsx';
import { PasskeyCardHere } from './passkey-pages.tsx';
import { FactorCardHere } from './second-factor-pages.tsx';
import { ShiftCardHere } from './shift-pages.tsx';
import { useShellActs } from './shell-acts.ts';
import { useOffice } from './use-office.ts';
import { WordsCardHere } from './words-pages.tsx';

export const MorePage = () => {
  const office = useOffice();
  const { onLock } = useShellActs();
  const sync = useSyncState();
  const isRestoring = sync.phase === 'idle' && sync.problem?.kind === 'server-restoring';
  const mayRule = office?.units.some(({ id }) => office.mayRuleAt(id)) === true;
  return (
    <MoreScreen
      notice={<LeaseHere />}
      onLock={onLock}
      onInstall={useInstallOffer()}
      mayRule={mayRule}
      endsRestore={isRestoring && office?.endsRestores === true}
      decidesHeld={office?.decidesHeld === true}
      readsAudit={office?.readsAudit === true}
      seesDevices={office?.seesDevices === true}
      hearsOfCloses={office?.hearsOfCloses === true}
    />
  );
};

export const UnsentPage = () => <UnsentScreen nowMs={useServices().nowMs} />;

export const DevicePage = () => {
  const services = useServices();
  const { look, change } = useLookChoice();
  const { onSignOut } = useShellActs();
  const go = useGo();
  return (
    <DeviceScreen
      look={look}
      onLook={change}
      storageFacts={services.storageFacts}
      askLastingStorage={services.askLastingStorage}
      api={services.api}
      version={services.version}
      nowMs={services.nowMs}
      words={<WordsCardHere />}
      shift={<ShiftCardHere />}
      passkey={
        <>
          <PasskeyCardHere />
          <FactorCardHere />
        </>
      }
      devices={<OwnDevicesHere />}
      onSignOut={() => {
        // Whoever comes in next begins at Hôm nay, not where the last one stood.
        go('/hom-nay');
        onSignOut();
      }}
    />
  );
};
