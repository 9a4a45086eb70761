/** HTTP to our own server: JSON in and out, and everything that is not our server told apart. */
import type * as z from 'zod';
import { concatBytes, utf8FromText, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { refusal } from '#protocol/field-schemas.ts';
import type { ServerProblem } from './server-api.ts';

/** Who asks: what goes along with one request, and where what its answer says of the session is taken in. */
export interface WireSession {
  readonly goesAlong: () => Promise<{
    readonly headers: Readonly<Record<string, string>>;
    readonly heard: (answer: Headers) => void;
  }>;
}

export interface HttpWire {
  readonly post: <T>(
    path: string,
    body: unknown,
    answer: z.ZodType<T>,
    session?: WireSession,
  ) => Promise<Result<T, ServerProblem>>;
  /** The same, for what a screen asks of itself: the officer is never asked for anything because of it. */
  readonly quiet?: Pick<HttpWire, 'post'>;
  readonly get: <T>(path: string, answer: z.ZodType<T>) => Promise<Result<T, ServerProblem>>;
  /** A raw exchange, for bodies and answers that are not one JSON value. */
  readonly send: (
    path: string,
    body: Bytes,
    contentType: string,
    session?: WireSession,
  ) => Promise<Result<Response, ServerProblem>>;
  /** An answer that goes on for hours; given up when nothing of it comes for `silenceMs`, or by `signal`. */
  readonly listen: (
    path: string,
    session: WireSession,
    until: { readonly silenceMs: number; readonly signal: AbortSignal },
  ) => Promise<Result<Response, ServerProblem>>;
}

/** How long a phone waits for the other side. Nothing here is a bound on a whole answer: a slow line is slow for minutes. */
export interface WirePatience {
  /** Until the answer begins, ms… */
  readonly answerMs: number;
  /** …and for each byte that has to go up before it can: a line of 16 kbit/s is waited for. */
  readonly perByteMs: number;
  /** Between two pieces of an answer. */
  readonly silenceMs: number;
}

/** With the longest wait before the next try (`session.ts`) a line that is good again is noticed within a minute. */
export const WIRE_PATIENCE: WirePatience = { answerMs: 25_000, perByteMs: 0.5, silenceMs: 25_000 };
const ZIP_FROM_BYTES = 1024;
const REFUSAL_BYTES_MAX = 64 * 1024;

/** @param origin where the app came from; nothing is ever sent elsewhere */
export const createHttpWire = (
  origin: string,
  fetchFrom: typeof fetch = fetch,
  patience: WirePatience = WIRE_PATIENCE,
): HttpWire => {
  const exchange = async (
    path: string,
    init: RequestInit & { readonly body?: Bytes },
    heard?: (answer: Headers) => void,
    until?: { readonly silenceMs: number; readonly signal: AbortSignal },
  ): Promise<Result<Response, ServerProblem>> => {
    let response: Response;
    const giveUp = new AbortController();
    if (until?.signal.aborted === true) return refuse({ kind: 'no-connection' });
    until?.signal.addEventListener('abort', () => giveUp.abort(), { once: true });
    const sentBytes = init.body?.length ?? 0;
    const timer = setTimeout(
      () => giveUp.abort(),
      patience.answerMs + sentBytes * patience.perByteMs,
    );
    try {
      response = await fetchFrom(new URL(path, origin), {
        ...init,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        signal: giveUp.signal,
      });
    } catch {
      return refuse({ kind: 'no-connection' });
    } finally {
      clearTimeout(timer);
    }
    const silenceMs = until?.silenceMs ?? patience.silenceMs;
    response = untilSilent(response, silenceMs, () => giveUp.abort(), until?.signal);
    // A Wi-Fi's login page answers 200 with HTML; our server answers JSON whatever happens.
    const type = response.headers.get('content-type') ?? '';
    if (!type.includes('json')) return refuse({ kind: kindWithoutJson(response.status) });
    heard?.(response.headers);
    return response.ok ? accept(response) : refuse(await readRefusal(response));
  };

  const send: HttpWire['send'] = async (path, body, contentType, session) => {
    const zipped = body.length >= ZIP_FROM_BYTES ? await gzip(body) : undefined;
    const along = await session?.goesAlong();
    const headers: Record<string, string> = { ...along?.headers, 'content-type': contentType };
    if (zipped !== undefined) headers['content-encoding'] = 'gzip';
    return exchange(path, { method: 'POST', headers, body: zipped ?? body }, along?.heard);
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
    listen: async (path, session, until) => {
      const { headers, heard } = await session.goesAlong();
      return exchange(path, { method: 'GET', headers }, heard, until);
    },
  };
};

/**
 * A gateway in front of a server that is away answers 502 by itself, and Node 408 where only half a request arrived:
 * neither is the login page of a Wi-Fi, and nobody is to log in anywhere.
 */
const kindWithoutJson = (status: number): ServerProblem['kind'] => {
  if (status === 408) return 'no-connection';
  return status >= 500 && status !== LOGIN_REQUIRED ? 'server-error' : 'not-our-server';
};

/** Network Authentication Required, RFC 6585 section 6. */
const LOGIN_REQUIRED = 511;

/** The same answer; where nothing more of it comes for so long while somebody waits for it, it is given up. */
const untilSilent = (
  response: Response,
  silenceMs: number,
  giveUp: () => void,
  over?: AbortSignal,
): Response => {
  const reader = response.body?.getReader();
  if (reader === undefined) return response;
  over?.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const timer = setTimeout(giveUp, silenceMs);
    try {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    } finally {
      clearTimeout(timer);
    }
  };
  const body = new ReadableStream(
    { pull, cancel: (why) => reader.cancel(why) },
    { highWaterMark: 0 },
  );
  const { status, headers } = response;
  return new Response(body, { status, headers });
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
