/** Tells the server again which passkeys it has removed, in case it was restored from before; read where there are any. */
import type { RemovalSlip } from '#protocol/second-factor.ts';
import * as z from 'zod';
import type { HttpWire, WireSession } from './http-wire.ts';

/** Once a session; where it does not get through, the next one tells it. */
export const tellRemovals = async (
  wire: Pick<HttpWire, 'post'>,
  session: WireSession | undefined,
  slips: readonly RemovalSlip[],
): Promise<void> => {
  if (session === undefined || slips.length === 0) return;
  await wire.post('/api/second-factor/removed', { slips }, z.looseObject({}), session);
};
