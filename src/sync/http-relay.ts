/** The wire of what is carried for others. */
import { base64FromBytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { relayAnswer } from '#protocol/relay.ts';
import type { Chance } from '#replica/ports.ts';
import type { CarriedPart, PartOutcome } from '#replica/relay-port.ts';
import type { HttpWire, WireSession } from './http-wire.ts';
import type { ServerProblem } from './server-api.ts';

/** The server's last word on a part, or why it has not been said yet. */
export const sendCarried = async (
  wire: Pick<HttpWire, 'post'>,
  session: WireSession | undefined,
  { box }: CarriedPart,
  chance: Chance,
): Promise<Result<PartOutcome, ServerProblem>> => {
  const nonce = base64FromBytes(chance.bytes(16));
  const body = { nonce, part: box };
  const answered = await wire.post('/api/sync/relay', body, relayAnswer, session);
  if (!answered.ok) return FINAL.has(answered.error.kind) ? accept({ kind: 'refused' }) : answered;
  const { entries, taken } = answered.value;
  return answered.value.nonce === nonce
    ? accept({ kind: 'taken', entries, taken })
    : refuse({ kind: 'not-our-server' });
};

/** No other contact would change it: nobody can open or believe that box. */
const FINAL: ReadonlySet<string> = new Set([
  'bad-parcel',
  'bad-signature',
  'too-large',
  'bad-request',
]);
