/** The wire of the time after a restore. */
import { concatBytes, utf8FromText, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Epoch } from '#book/verdict.ts';
import { offerAnswer, type OfferAnswer } from '#protocol/restore.ts';
import { helloAnswer } from '#protocol/sign-in.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { HttpWire, WireSession } from './http-wire.ts';
import type { ServerProblem } from './server-api.ts';
import type { OutgoingOffer } from './transport.ts';

const NEWLINE = utf8FromText('\n');

export const sendOffer = async (
  wire: HttpWire,
  session: WireSession | undefined,
  offer: OutgoingOffer,
): Promise<Result<OfferAnswer, ServerProblem>> => {
  const body = encodeOffer(offer);
  const sent = await wire.send('/api/restore/offer', body, 'application/x-ndjson', session);
  if (!sent.ok) return sent;
  try {
    const parsed = offerAnswer.safeParse(await sent.value.json());
    return parsed.success ? accept(parsed.data) : refuse({ kind: 'not-our-server' });
  } catch {
    return refuse({ kind: 'no-connection' });
  }
};

/** A header line, then each page as it was sent, its bodies behind it. */
export const encodeOffer = ({ nonce, proof, pages }: OutgoingOffer): Bytes => {
  const header = { protocol: PROTOCOL_VERSION, nonce, proof, pages: pages.length };
  const lines: Uint8Array[] = [utf8FromText(JSON.stringify(header)), NEWLINE];
  for (const { line, bodies } of pages) {
    lines.push(utf8FromText(JSON.stringify(line)), NEWLINE);
    for (const body of bodies) lines.push(body, NEWLINE);
  }
  return concatBytes(...lines);
};

export const askEpoch = async (wire: HttpWire): Promise<Result<Epoch, ServerProblem>> => {
  const answered = await wire.get('/api/hello', helloAnswer);
  return answered.ok ? accept(answered.value.epoch) : answered;
};
