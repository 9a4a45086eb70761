/** GET /api/sync/live over HTTP: the server's pokes, line by line, for as long as the stream lasts. */
import * as z from 'zod';
import { textFromUtf8 } from '#base/bytes.ts';
import { accept, type Result } from '#base/result.ts';
import { linesOf, type HttpWire, type WireSession } from './http-wire.ts';
import type { ServerProblem } from './server-api.ts';

/** "Book b is now at n". */
export interface Poke {
  readonly book: string;
  readonly n: number;
}

const poke = z.object({ book: z.string().max(200), n: z.number().int().min(0) });

/** Two signs of life of the server (25 s apart) and a slow line's delay. */
const SILENCE_MS = 60_000;

/**
 * @param hear called without a poke when the stream stands, then with each
 * Ends when the server or `signal` ends it, or nothing is heard any more.
 */
export const listenOverHttp = async (
  wire: Pick<HttpWire, 'listen'>,
  session: WireSession,
  hear: (poke: Poke | undefined) => void,
  signal: AbortSignal,
): Promise<Result<void, ServerProblem>> => {
  const answered = await wire.listen('/api/sync/live', session, { silenceMs: SILENCE_MS, signal });
  if (!answered.ok) return answered;
  hear(undefined);
  try {
    for await (const line of linesOf(answered.value)) {
      const told = pokeIn(line);
      if (told !== undefined) hear(told);
    }
  } catch {
    // Broken off: whoever listens begins anew.
  }
  return accept(undefined);
};

/** Undefined for a sign of life and for what a newer server may say. */
const pokeIn = (line: Uint8Array): Poke | undefined => {
  const text = textFromUtf8(line);
  if (!text.ok || text.value === '') return undefined;
  try {
    return poke.safeParse(JSON.parse(text.value)).data;
  } catch {
    return undefined;
  }
};
