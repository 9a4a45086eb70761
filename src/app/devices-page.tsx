/** Máy của cán bộ, with the way to ask the server and the office as this device knows it. */
import { DevicesScreen } from '#features/devices/devices-screen.tsx';
import { useDevicesHere } from './use-devices-here.ts';

export const DevicesPage = () => <DevicesScreen {...useDevicesHere()} />;
