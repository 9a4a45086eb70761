/** JSON answers, packed where they are long: the verdicts of a push are many times what was sent for them. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Below this a packed answer saves no packet of the line. */
export const PACKED_FROM = 1024;

const packed = promisify(gzip);

/** @param request who asks says what packing is understood */
export const jsonFor = async (request: Request, value: unknown): Promise<Response> => {
  const text = JSON.stringify(value);
  const headers = new Headers({ 'content-type': 'application/json', vary: 'accept-encoding' });
  const understood = (request.headers.get('accept-encoding') ?? '').split(/[,;\s]+/);
  if (text.length < PACKED_FROM || !understood.includes('gzip'))
    return new Response(text, { headers });
  headers.set('content-encoding', 'gzip');
  return new Response(new Uint8Array(await packed(text)), { headers });
};
