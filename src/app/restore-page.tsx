/** The page on which an administrator ends the restore of the server, with the way to ask it. */
import { RestoreScreen } from '#features/restore/restore-screen.tsx';
import { useSync } from '#sync/use-sync.ts';
import { useServices } from './services.ts';

export const RestorePage = () => {
  const { restore } = useServices();
  const sync = useSync();
  return (
    <RestoreScreen look={restore.look} close={restore.close} onClosed={() => void sync.syncNow()} />
  );
};
