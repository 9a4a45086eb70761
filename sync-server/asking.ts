/** Who asks, with what body, how often: what goes before every answer of the API. */
import type { Context, MiddlewareHandler } from 'hono';
import type * as z from 'zod';
import type { Result } from '#base/result.ts';
import { readRenewal, RENEWAL_HEADER, RENEWED_HEADER, renewedText } from '#protocol/renewal.ts';
import { tellAudit } from './audit-log.ts';
import { secretHash } from './notes.ts';
import { no, refusalResponse, type Refusal } from './refusal.ts';
import { readJson } from './request-body.ts';
import { jsonFor } from './packed-json.ts';
import { renew } from './renew.ts';
import { withSecondFactor } from './second-factor.ts';
import { deniedOnce } from './seen-notes.ts';
import type { ServerContext } from './server-context.ts';
import { countedAddress } from './throttle.ts';
import { sessionBehind, sessionOf, type HeldSession } from './sessions.ts';

/** Handed over by the listening process; absent where a test calls the app directly. */
export interface Caller {
  readonly address?: string;
  /** The process is ending: nothing new is begun. */
  readonly isDraining?: boolean;
  /** Is told what the request was, for the log and the figures. */
  readonly note?: (asked: {
    readonly requestId: string;
    readonly route: string;
    readonly status: number;
  }) => void;
}
export interface AppEnv {
  Bindings: Caller;
  /** The short token made for this very request, where it brought a renewal. */
  Variables: { renewed?: string; requestId?: string };
}
export type AppContext = Context<AppEnv>;

export const callerOf = (c: AppContext): Caller | undefined => c.env;

/**
 * A renewal rides on any request and its answer on that request's answer, so it costs no contact of its own.
 * One that is refused is no reason to refuse the rest: the short token it came with may still hold.
 */
export const withRenewal =
  (server: ServerContext): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const asked = c.req.header(RENEWAL_HEADER);
    const renewal = asked === undefined ? undefined : readRenewal(asked);
    const renewed = renewal === undefined ? undefined : await renew(server, renewal);
    if (renewed?.ok !== true) return next();
    c.set('renewed', renewed.value.session);
    await next();
    c.res.headers.set(RENEWED_HEADER, renewedText(renewed.value));
  };

/** The session of whoever asks. Refuses besides: device-lost, where the endpoint is none by which a lost one gives back. */
export const askedBy = async (
  server: ServerContext,
  c: AppContext,
): Promise<Result<HeldSession, Refusal>> => {
  const renewed = c.get('renewed');
  const session = await (renewed === undefined
    ? sessionOf(server, c.req.raw)
    : sessionBehind(server, renewed));
  if (!session.ok || OPEN_TO_LOST.has(c.req.path)) return session;
  const office = await server.office.now(server.store.committed);
  return office.isLost(session.value.device) ? no('device-lost') : session;
};

/** What a lost device still held comes in and is held, and it is told to give its books up; it hears of nothing else. */
export const OPEN_TO_LOST: ReadonlySet<string> = new Set([
  '/api/sync/push',
  '/api/sync/parcel',
  '/api/sync/pull',
  '/api/devices/life',
  '/api/session/end',
]);

export const json = (value: unknown): Response =>
  new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });

export const answer = async (
  request: Request,
  result: Result<unknown, Refusal>,
): Promise<Response> =>
  result.ok ? jsonFor(request, result.value) : refusalResponse(result.error);

export const withBody = async <T>(
  c: AppContext,
  schema: z.ZodType<T>,
  act: (body: T) => Promise<Result<unknown, Refusal>>,
  bytesMax?: number,
): Promise<Response> => {
  const body = await readJson(c.req.raw, schema, bytesMax);
  return body.ok ? answer(c.req.raw, await act(body.value)) : refusalResponse(body.error);
};

export const signedIn = async <T>(
  server: ServerContext,
  c: AppContext,
  schema: z.ZodType<T>,
  act: (session: HeldSession, body: T) => Promise<Result<unknown, Refusal>>,
  bytesMax?: number,
): Promise<Response> => {
  const session = await askedBy(server, c);
  return session.ok
    ? withBody(
        c,
        schema,
        async (body) => {
          const done = await act(session.value, body);
          if (!done.ok) await tellDenied(server, session.value, done.error, c.req.path);
          return done;
        },
        bytesMax,
      )
    : refusalResponse(session.error);
};

/** For what an administrator does with a second factor only; whoever needs none goes on. */
export const signedInTwice: typeof signedIn = (server, c, schema, act, bytesMax) =>
  signedIn(server, c, schema, withSecondFactor(server, act), bytesMax);

/** What somebody was not allowed stands in the log, by the name of the endpoint; what they asked for does not. */
const tellDenied = async (
  server: ServerContext,
  { officer, device }: HeldSession,
  { kind }: Refusal,
  path: string,
): Promise<void> => {
  if (kind !== 'not-allowed' && kind !== 'foreign-device') return;
  await tellAudit(
    server,
    deniedOnce(officer, device, path.split('/').at(-1) ?? '', server.nowMs()),
  );
};

/** Whoever has no session is slowed down by address. */
export const slowed = async <T>(
  server: ServerContext,
  c: AppContext,
  act: () => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> => {
  const waitMs = server.throttles.byAddress.take(addressOf(c.env), server.nowMs());
  return waitMs > 0 ? no('too-many-attempts', { retryAfterMs: waitMs }) : act();
};

/**
 * The eight characters of a code can be guessed at, so misses are counted: by address, and all together, because a
 * guesser may have thousands of addresses. The long token of a link or a QR cannot be guessed: whoever brings one
 * gets in, however many others are guessing. An invitation that is good is counted by itself and not by the
 * address: at a training day three hundred officers come from one.
 */
export const guessed = <T>(
  server: ServerContext,
  c: AppContext,
  token: string,
  act: () => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> =>
  slowed(server, c, async () => {
    const nowMs = server.nowMs();
    const { byAddress, byInvitation } = server.throttles;
    const welcomed = (result: Result<T, Refusal>): Result<T, Refusal> => {
      if (result.ok && byInvitation.take(secretHash(token), nowMs) === 0)
        byAddress.charge(addressOf(c.env), -1, nowMs);
      return result;
    };
    if (token.length >= LINK_TOKEN_LENGTH) return welcomed(await act());
    const { guesses, guessesInAll } = server.throttles;
    const address = addressOf(c.env);
    const waitMs = Math.max(guesses.waitMs(address, nowMs), guessesInAll.waitMs('', nowMs));
    if (waitMs > 0) return no('too-many-attempts', { retryAfterMs: waitMs });
    const result = await act();
    if (!result.ok && result.error.kind === 'no-such-invitation')
      for (const [throttle, name] of [[guesses, address] as const, [guessesInAll, ''] as const])
        throttle.take(name, nowMs);
    return welcomed(result);
  });

/** 32 random bytes in base64url. */
const LINK_TOKEN_LENGTH = 43;

export const addressOf = (caller: Caller | undefined): string =>
  countedAddress(caller?.address ?? 'unknown');
