/** The screen with the camera, read when it is first asked for: few phones need it, and only once. */
import { useState } from 'react';
import type { ScanInvitationScreen } from './scan-invitation-screen.tsx';

export interface Scanning {
  /** There while the camera is wanted. */
  readonly Scan: typeof ScanInvitationScreen | undefined;
  readonly isBeginning: boolean;
  /** False where its code could not be read. */
  readonly begin: () => Promise<boolean>;
  readonly end: () => void;
}

export const useScanning = (): Scanning => {
  const [shown, setShown] = useState<{ readonly Scan: typeof ScanInvitationScreen }>();
  const [isBeginning, setBeginning] = useState(false);
  return {
    Scan: shown?.Scan,
    isBeginning,
    begin: async () => {
      setBeginning(true);
      try {
        setShown({ Scan: (await import('./scan-invitation-screen.tsx')).ScanInvitationScreen });
        return true;
      } catch {
        return false;
      } finally {
        setBeginning(false);
      }
    },
    end: () => setShown(undefined),
  };
};
