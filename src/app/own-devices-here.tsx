/** The officer's own devices in Máy này, with the way to ask the server. */
import { OwnDevices } from '#features/devices/own-devices.tsx';
import { useDevicesHere } from './use-devices-here.ts';

export const OwnDevicesHere = () => <OwnDevices {...useDevicesHere()} />;
