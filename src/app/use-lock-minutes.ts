/** How long this officer's app may lie aside: as the own union has it, and shorter where others use the device too. */
import { isShared } from '#features/shared-device/shared-control.ts';
import { useSharedState } from './use-shared.ts';

/** On a device that several people use. */
const SHARED_MINUTES_MAX = 5;

export const useLockMinutes = (chosenMinutes: number): number =>
  isShared(useSharedState()) ? Math.min(SHARED_MINUTES_MAX, chosenMinutes) : chosenMinutes;
