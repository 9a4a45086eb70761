/** The list of the union above, with the way to ask the server and the tree as this device knows it. */
import { refuse } from '#base/result.ts';
import { ClosesBelowScreen } from '#features/closes-below/closes-below-screen.tsx';
import { useReplica } from '#replica/use-replica.ts';
import { useUnitNames } from '#replica/use-union.ts';
import { useServices } from './services.ts';

export const ClosesBelowPage = () => {
  const { askClosesBelow } = useServices();
  const replica = useReplica();
  const names = useUnitNames();
  return (
    <ClosesBelowScreen
      unitName={(unit) => names.get(unit)}
      ask={async (asked) => {
        const answered = await askClosesBelow(asked);
        if (!answered.ok) return refuse({ kind: answered.error.kind });
        const { nonce, answer } = answered.value;
        const read = await replica.readCloses(answer, nonce);
        return read.ok ? read : refuse({ kind: read.error.kind });
      }}
    />
  );
};
