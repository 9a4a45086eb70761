/** The pages under Khác that concern this device, with what they need of the app. */
import { DeviceScreen } from '#features/settings/device-screen.tsx';
import { MoreScreen } from '#features/settings/more-screen.tsx';
import { UnsentScreen } from '#features/unsent/unsent-screen.tsx';
import { useLookChoice } from './look-choice.ts';
import { useServices } from './services.ts';
import { useShellActs } from './shell-acts.ts';

export const MorePage = () => <MoreScreen onLock={useShellActs().onLock} />;

export const UnsentPage = () => <UnsentScreen nowMs={useServices().nowMs} />;

export const DevicePage = () => {
  const services = useServices();
  const { look, change } = useLookChoice();
  return (
    <DeviceScreen
      look={look}
      onLook={change}
      storageFacts={services.storageFacts}
      askLastingStorage={services.askLastingStorage}
      api={services.api}
      version={services.version}
      nowMs={services.nowMs}
    />
  );
};
