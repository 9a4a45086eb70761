/** Dùng chung máy, with what it needs of the open book and the gate. */
import { SharingScreen } from '#features/shared-device/sharing-screen.tsx';
import { useShellActs } from './shell-acts.ts';
import { useShared, useSharedState } from './use-shared.ts';

export const SharedPage = () => (
  <SharingScreen
    state={useSharedState()}
    keep={useShared().keep}
    onAdd={useShellActs().onAddOfficer}
  />
);
