/** Slips of the server's on passkeys that were removed from here: kept sealed, for a server that was restored from before. */
import { base64FromBytes, textFromUtf8, utf8FromText } from '#base/bytes.ts';
import { REMOVALS_MAX, removalSlip, type RemovalSlip } from '#protocol/second-factor.ts';
import type { EngineContext } from './engine-context.ts';
import type { KeptRemovals } from './kept-removals-port.ts';
import type { Write } from './ports.ts';
import { keysOf, placeOf } from './stored-rows.ts';

const PREFIX = 'removal';
const ID_BYTES = 6;

export const createKeptRemovals = (
  { ports, identity, commit, inTurn }: EngineContext,
  isWriter: () => boolean,
): KeptRemovals => {
  const write = async (slip: RemovalSlip): Promise<Write> => {
    const key = `${PREFIX}|${base64FromBytes(ports.chance.bytes(ID_BYTES))}`;
    const plain = utf8FromText(JSON.stringify(slip));
    const value = await ports.sealer.seal(plain, placeOf(identity.replica, 'blobs', key));
    return { op: 'put', table: 'blobs', key, value };
  };
  return {
    keep: (slips) =>
      inTurn(async () => {
        if (isWriter() && slips.length > 0) await commit(await Promise.all(slips.map(write)));
      }),
    all: async () => {
      const rows = await ports.store.list('blobs', { ...keysOf(PREFIX), limit: REMOVALS_MAX });
      if (!rows.ok) return [];
      const opened = await Promise.all(
        rows.value.map(async ({ key, value }) => {
          const plain =
            typeof value === 'string'
              ? undefined
              : await ports.sealer.open(value, placeOf(identity.replica, 'blobs', key));
          const text = plain?.ok === true ? textFromUtf8(plain.value) : undefined;
          const slip =
            text?.ok === true ? removalSlip.safeParse(JSON.parse(text.value)) : undefined;
          return slip?.success === true ? [slip.data] : [];
        }),
      );
      return opened.flat();
    },
  };
};
