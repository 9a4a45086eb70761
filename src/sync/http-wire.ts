/** HTTP to our own server: JSON in and out, and everything that is not our server told apart. */
import type * as z from 'zod';
import { concatBytes, utf8FromText, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { refusal } from '#protocol/field-schemas.ts';
import type { ServerProblem } from './server-api.ts';

export interface HttpWire {
  readonly post: <T>(
    path: string,
    body: unknown,
    answer: z.ZodType<T>,
    session?: string,
  ) => Promise<Result<T, ServerProblem>>;
  readonly get: <T>(path: string, answer: z.ZodType<T>) => Promise<Result<T, ServerProblem>>;
  /** A raw exchange, for bodies and answers that are not one JSON value. */
  readonly send: (
    path: string,
    body: Bytes,
    contentType: string,
    session?: string,
  ) => Promise<Result<Response, ServerProblem>>;
}

const TIMEOUT_MS = 60_000;
const ZIP_FROM_BYTES = 1024;
const REFUSAL_BYTES_MAX = 64 * 1024;

/** @param origin where the app came from; nothing is ever sent elsewhere */
export const createHttpWire = (origin: string, fetchFrom: typeof fetch = fetch): HttpWire => {
  const exchange = async (
    path: string,
    init: RequestInit,
  ): Promise<Result<Response, ServerProblem>> => {
    let response: Response;
    try {
      response = await fetchFrom(new URL(path, origin), {
        ...init,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch {
      return refuse({ kind: 'no-connection' });
    }
    // A Wi-Fi's login page answers 200 with HTML; our server answers JSON whatever happens.
    const type = response.headers.get('content-type') ?? '';
    if (!type.includes('json')) return refuse({ kind: 'not-our-server' });
    return response.ok ? accept(response) : refuse(await readRefusal(response));
  };

  const send: HttpWire['send'] = async (path, body, contentType, session) => {
    const zipped = body.length >= ZIP_FROM_BYTES ? await gzip(body) : undefined;
    const headers: Record<string, string> = { 'content-type': contentType };
    if (zipped !== undefined) headers['content-encoding'] = 'gzip';
    if (session !== undefined) headers['authorization'] = `Bearer ${session}`;
    return exchange(path, { method: 'POST', headers, body: zipped ?? body });
  };

  return {
    send,
    post: async (path, body, answer, session) => {
      const sent = await send(
        path,
        utf8FromText(JSON.stringify(body)),
        'application/json',
        session,
      );
      return sent.ok ? readAnswer(sent.value, answer) : sent;
    },
    get: async (path, answer) => {
      const got = await exchange(path, { method: 'GET' });
      return got.ok ? readAnswer(got.value, answer) : got;
    },
  };
};

const readAnswer = async <T>(
  response: Response,
  schema: z.ZodType<T>,
): Promise<Result<T, ServerProblem>> => {
  try {
    const parsed = schema.safeParse(await response.json());
    return parsed.success ? accept(parsed.data) : refuse({ kind: 'not-our-server' });
  } catch {
    // Cut off in the middle: nothing of it is believed.
    return refuse({ kind: 'no-connection' });
  }
};

const readRefusal = async (response: Response): Promise<ServerProblem> => {
  try {
    const text = (await response.text()).slice(0, REFUSAL_BYTES_MAX);
    const parsed = refusal.safeParse(JSON.parse(text));
    if (!parsed.success) return { kind: 'not-our-server' };
    const { kind, retryAfterMs } = parsed.data.error;
    return typeof retryAfterMs === 'number' ? { kind, retryAfterMs } : { kind };
  } catch {
    return { kind: 'not-our-server' };
  }
};

const gzip = async (bytes: Bytes): Promise<Bytes> => {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

/** The lines of a streamed answer as they come; a last line without its newline was cut off and is dropped. */
export const linesOf = async function* (response: Response): AsyncGenerator<Bytes> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  let parts: Uint8Array[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      let rest = value;
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        yield concatBytes(...parts, rest.subarray(0, end));
        parts = [];
        rest = rest.subarray(end + 1);
      }
      if (rest.length > 0) parts.push(rest);
    }
  } finally {
    // Whoever stopped reading wants no more of it.
    await reader.cancel().catch(() => undefined);
  }
};
