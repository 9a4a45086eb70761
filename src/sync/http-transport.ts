/** The sync's wire over HTTP; the session lives here, in memory only. */
import * as z from 'zod';
import { base64FromBytes, concatBytes, utf8FromText, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { seenNotesAnswer } from '#protocol/seen.ts';
import { pushAnswer } from '#protocol/push.ts';
import { seriesAnswer, sessionAnswer, sessionSigningBytes } from '#protocol/sign-in.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Chance, Clock, Signer } from '#replica/ports.ts';
import { createDeviceSession } from './device-session.ts';
import { linesOf, type HttpWire, type WireSession } from './http-wire.ts';
import { createPullReader } from './pull-reader.ts';
import type { SessionAnswer } from './server-answers.ts';
import type { ServerProblem } from './server-api.ts';
import type { OutgoingPush, Transport, WireProblem } from './transport.ts';

export interface TransportIdentity {
  readonly device: string;
  readonly signer: Signer;
  /** Derived from the words; kept sealed in the vault. */
  readonly proof: string;
}

export interface HttpTransport extends Transport {
  /** The running session, for the other questions to the server. */
  readonly session: () => WireSession | undefined;
  /** How it stood with the officer's second factor at the last sign-in; undefined where none is asked for. */
  readonly secondFactor: () => SessionAnswer['secondFactor'];
  /** Tells the server that the officer has signed out here. Where it does not answer, the session ends by itself. */
  readonly endSession: () => Promise<void>;
}

const NEWLINE = utf8FromText('\n');

export const createHttpTransport = (
  wire: HttpWire,
  identity: TransportIdentity,
  clock: Clock,
  chance: Chance,
): HttpTransport => {
  const { device, signer, proof } = identity;
  let session: WireSession | undefined;
  let signedIn: SessionAnswer | undefined;
  let secondFactor: SessionAnswer['secondFactor'];
  let signingIn: ReturnType<Transport['signIn']> | undefined;

  const signIn: Transport['signIn'] = async () => {
    const nonce = base64FromBytes(chance.bytes(16));
    const atMs = Math.max(0, Math.trunc(clock.nowMs()));
    const signature = await signer.sign(sessionSigningBytes(device, nonce, atMs));
    const body = { device, nonce, atMs, proof, signature };
    const answered = await wire.post('/api/session', body, sessionAnswer);
    if (!answered.ok) return refuse(wireProblemOf(answered.error));
    if (answered.value.nonce !== nonce) return refuse({ kind: 'not-our-server' });
    secondFactor = answered.value.secondFactor;
    signedIn = answered.value;
    session = createDeviceSession(answered.value, { signer, clock, chance });
    return answered;
  };

  return {
    session: () => session,
    secondFactor: () => secondFactor,
    // A device has one session: of two that sign in at once the second would end the first.
    signIn: async (ended) => {
      if (ended !== undefined && session !== undefined && session !== ended && signedIn)
        return accept(signedIn);
      signingIn ??= signIn().finally(() => (signingIn = undefined));
      return signingIn;
    },
    endSession: async () => {
      const ending = session;
      session = undefined;
      if (ending !== undefined) await wire.post('/api/session/end', {}, z.looseObject({}), ending);
    },
    push: async (push) => {
      const by = session;
      const sent = await wire.send('/api/sync/push', encodePush(push), 'application/x-ndjson', by);
      if (!sent.ok) return refuse(problemOf(sent.error, by));
      return read(sent.value, pushAnswer);
    },
    pull: async (request, take) => {
      const by = session;
      const sent = await wire.send(
        '/api/sync/pull',
        utf8FromText(JSON.stringify(request)),
        'application/json',
        by,
      );
      if (!sent.ok) return refuse(problemOf(sent.error, by));
      const reader = createPullReader();
      try {
        for await (const line of linesOf(sent.value)) {
          const message = reader.take(line);
          if (!message.ok) return message;
          if (message.value !== undefined && !(await take(message.value))) return accept(undefined);
        }
      } catch {
        return refuse({ kind: 'no-connection' });
      }
      return accept(undefined);
    },
    sendParcel: async (parcel, nonce) => {
      const answered = await wire.post('/api/sync/parcel', { nonce, parcel }, pushAnswer, session);
      return answered.ok ? answered : refuse(wireProblemOf(answered.error));
    },
    sendSeen: async (notes, nonce) => {
      const body = { protocol: PROTOCOL_VERSION, nonce, notes };
      const answered = await wire.post('/api/audit/notes', body, seenNotesAnswer, session);
      return answered.ok ? answered : refuse(wireProblemOf(answered.error));
    },
    offer: async (offer) => {
      const sent = await (await import('./http-offer.ts')).sendOffer(wire, session, offer);
      return sent.ok ? sent : refuse(wireProblemOf(sent.error));
    },
    epochNow: async () => {
      const asked = await (await import('./http-offer.ts')).askEpoch(wire);
      return asked.ok ? asked : refuse(wireProblemOf(asked.error));
    },
    requestSeries: async (life, duesBook, nonce) => {
      const answered = await wire.post(
        '/api/devices/series',
        { life, duesBook, nonce },
        seriesAnswer,
        session,
      );
      return answered.ok ? answered : refuse(wireProblemOf(answered.error));
    },
    requestLife: async (life, reason, nonce) => {
      const answered = await wire.post(
        '/api/devices/life',
        { life, reason, nonce },
        z.looseObject({}),
        session,
      );
      return answered.ok ? accept(undefined) : refuse(wireProblemOf(answered.error));
    },
  };
};

/** A header line, then the bytes of each entry as they were signed, a line each. */
export const encodePush = ({ nonce, device, runs }: OutgoingPush): Bytes => {
  const header = { protocol: PROTOCOL_VERSION, nonce, device, runs: runs.map(({ run }) => run) };
  const lines: Uint8Array[] = [utf8FromText(JSON.stringify(header)), NEWLINE];
  for (const { bodies } of runs) for (const body of bodies) lines.push(body, NEWLINE);
  return concatBytes(...lines);
};

const read = async <T>(
  response: Response,
  schema: z.ZodType<T>,
): Promise<Result<T, WireProblem>> => {
  try {
    const parsed = schema.safeParse(await response.json());
    return parsed.success ? accept(parsed.data) : refuse({ kind: 'not-our-server' });
  } catch {
    return refuse({ kind: 'no-connection' });
  }
};

const problemOf = (error: ServerProblem, by: WireSession | undefined): WireProblem => {
  const problem = wireProblemOf(error);
  return problem.kind === 'session-ended' ? { ...problem, session: by } : problem;
};

/** The server's refusals as the sync understands them. */
export const wireProblemOf = ({ kind }: ServerProblem): WireProblem => {
  switch (kind) {
    case 'no-connection':
    case 'not-our-server':
    case 'server-full':
      return { kind };
    case 'restoring':
      return { kind: 'server-restoring' };
    case 'not-signed-in':
      return { kind: 'session-ended' };
    case 'sign-in-refused':
    case 'signed-in-elsewhere':
      return { kind };
    case 'app-too-old':
      return { kind };
    // The server is up and asks for patience: the next try comes by itself.
    case 'too-many-attempts':
    case 'server-error':
    case 'app-too-new':
      return { kind: 'no-connection', isBusy: true };
    default:
      return { kind: 'server-refused', detail: kind };
  }
};
