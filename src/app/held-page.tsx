/** Cần quyết định, with the way to ask the server. */
import { refuse } from '#base/result.ts';
import { HeldScreen } from '#features/held/held-screen.tsx';
import { useReplica } from '#replica/use-replica.ts';
import { useServices } from './services.ts';

export const HeldPage = () => {
  const { askHeld } = useServices();
  const replica = useReplica();
  return (
    <HeldScreen
      ask={async ({ withRefused, before }) => {
        const from = before ?? undefined;
        const answered = await askHeld({ withRefused, before: from });
        if (!answered.ok) return refuse({ kind: answered.error.kind });
        const { nonce, answer } = answered.value;
        return replica.readHeld(answer, { nonce, before: from });
      }}
    />
  );
};
