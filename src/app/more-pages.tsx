/** The pages under Khác that concern this device, with what they need of the app. */
import { DeviceScreen } from '#features/settings/device-screen.tsx';
import { MoreScreen } from '#features/settings/more-screen.tsx';
import { UnsentScreen } from '#features/unsent/unsent-screen.tsx';
import { useGo } from '#ui/link.tsx';
import { useLookChoice } from './look-choice.ts';
import { useServices } from './services.ts';
import { useInstallOffer } from './use-install-offer.ts';
import { ShiftCardHere } from './shift-pages.tsx';
import { useShellActs } from './shell-acts.ts';
import { useOffice } from './use-office.ts';

export const MorePage = () => {
  const office = useOffice();
  const { onLock } = useShellActs();
  const mayRule = office?.units.some(({ id }) => office.mayRuleAt(id)) === true;
  return <MoreScreen onLock={onLock} onInstall={useInstallOffer()} mayRule={mayRule} />;
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
      shift={<ShiftCardHere />}
      onSignOut={() => {
        // Whoever comes in next begins at Hôm nay, not where the last one stood.
        go('/hom-nay');
        onSignOut();
      }}
    />
  );
};
