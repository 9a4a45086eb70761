// The transport of a simulated device: the same bytes as over HTTP, handed to the server's own functions.
import { base64FromBytes, utf8FromText, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { PullLine } from '#protocol/pull.ts';
import { pushAnswer, type PushAnswer } from '#protocol/push.ts';
import { sessionSigningBytes } from '#protocol/sign-in.ts';
import type { Chance, Clock, Signer } from '#replica/ports.ts';
import type { Replica } from '#replica/replica.ts';
import { encodePush, wireProblemOf } from '#sync/http-transport.ts';
import { encodeOffer } from '#sync/http-offer.ts';
import { createPullReader } from '#sync/pull-reader.ts';
import type { Transport, WireProblem } from '#sync/transport.ts';
import { pull } from '#server/pull.ts';
import { push } from '#server/push.ts';
import { takeOffer } from '#server/offers.ts';
import { takeParcel } from '#server/parcel.ts';
import { no, type Refusal } from '#server/refusal.ts';
import { isRestoring, noteCome } from '#server/restoring.ts';
import { takeSeenNotes } from '#server/seen-notes.ts';
import { beginLife, giveSeries } from '#server/series.ts';
import type { ServerContext } from '#server/server-context.ts';
import { sessionBehind, type HeldSession } from '#server/sessions.ts';
import { signIn } from '#server/sign-in.ts';
import type { Network, Reply } from './sim-network.ts';
import type { Heard } from './rights-watch.ts';
import type { SimServer } from './sim-server.ts';

export interface SimTransportParts {
  readonly network: Network;
  readonly server: SimServer;
  readonly device: string;
  readonly signer: Signer;
  readonly proof: string;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Whom an answer reaches that comes too late; undefined while the app is not running. */
  readonly replica: () => Replica | undefined;
  /** Each line of a pull, for who watches over rights. */
  readonly onLine: (who: Heard, line: PullLine) => void;
  /** After whatever the server may have written. */
  readonly onServed: () => Promise<void>;
  /** The last look at the rights there was. */
  readonly looks: () => number;
}

export const simTransport = (parts: SimTransportParts): Transport => {
  const { network, server, device, signer, proof, clock, chance } = parts;
  let token: string | undefined;

  /** As the routes do it: who asks, then whether a lost device may. The officer's finger confirms whatever is asked. */
  const asked = async <T>(
    act: (context: ServerContext, session: HeldSession) => Promise<Result<T, Refusal>>,
    isOpenToLost = true,
  ): Promise<Result<T, Refusal>> => {
    const { context } = server.now();
    const session = token === undefined ? no('not-signed-in') : await sessionBehind(context, token);
    if (!session.ok) return session;
    const office = await context.office.now(context.store.committed);
    if (!isOpenToLost && office.isLost(device)) return no('device-lost');
    if (await isRestoring(context, context.store.committed)) return no('restoring');
    const done = await act(context, { ...session.value, hasSecondFactor: true });
    await parts.onServed();
    return done;
  };
  const answerOf = <T>(reply: Reply<Result<T, Refusal>>): Result<T, WireProblem> => {
    if (reply.is === 'silence') return refuse({ kind: 'no-connection' });
    if (reply.is === 'login-page') return refuse({ kind: 'not-our-server' });
    if (reply.value.ok) return accept(reply.value.value);
    return refuse(wireProblemOf({ kind: reply.value.error.kind }));
  };
  const verdicts = (reply: Reply<Result<PushAnswer, Refusal>>): Result<PushAnswer, WireProblem> => {
    const answered = answerOf(reply);
    if (!answered.ok) return answered;
    const parsed = pushAnswer.safeParse(JSON.parse(JSON.stringify(answered.value)));
    return parsed.success ? accept(parsed.data) : refuse({ kind: 'not-our-server' });
  };
  /** Somebody else's answer, or one to a question of long ago: it may change nothing that is not so. */
  const takeLate = (late: Result<PushAnswer, Refusal>): void => {
    if (late.ok) void parts.replica()?.takeVerdicts(late.value);
  };

  return {
    signIn: async () => {
      const nonce = base64FromBytes(chance.bytes(16));
      const atMs = Math.max(0, Math.trunc(clock.nowMs()));
      const signature = await signer.sign(sessionSigningBytes(device, nonce, atMs));
      const body = { device, nonce, atMs, proof, signature };
      const reply = await network.exchange(() => signIn(server.now().context, body, device));
      const answered = answerOf(reply);
      if (answered.ok) token = answered.value.session;
      return answered;
    },
    push: async (outgoing) => {
      const bytes = encodePush(outgoing);
      const serve = () => asked((context, session) => push(context, session, bytes));
      return verdicts(await network.exchange(serve, takeLate));
    },
    pull: async (request, take) => {
      const begunAt = network.generation();
      const since = parts.looks();
      const isLocked = parts.replica()?.tier.state().isOpen === false;
      const begun = answerOf(
        await network.exchange(() =>
          asked(async (context, session) =>
            accept({ lines: pull(context, session, request), officer: session.officer }),
          ),
        ),
      );
      if (!begun.ok) return begun;
      const reader = createPullReader();
      for (;;) {
        const piece = await network.piece(begunAt, () => begun.value.lines.next());
        if (piece.is !== 'answer') return refuse({ kind: 'no-connection' });
        if (piece.value.done === true) return accept(undefined);
        for (const line of piece.value.value.split('\n')) {
          const text = isPage(line) && network.isAltered() ? altered(line) : line;
          const message = reader.take(utf8FromText(text));
          if (!message.ok) return message;
          if (message.value === undefined) continue;
          parts.onLine(
            { officer: begun.value.officer, device, isLocked, since },
            message.value.line,
          );
          if (!(await take(message.value))) return accept(undefined);
        }
      }
    },
    sendParcel: async (parcel, nonce) =>
      verdicts(
        await network.exchange(() =>
          asked((context, session) => takeParcel(context, session, { parcel, nonce })),
        ),
      ),
    sendSeen: async (notes, nonce) =>
      answerOf(
        await network.exchange(() =>
          asked((context, session) => takeSeenNotes(context, session, { notes, nonce }), false),
        ),
      ),
    offer: async (offer) => {
      const bytes = encodeOffer(offer);
      // Somebody else has got hold of it, and sends it first as it is not.
      if (offer.pages.length > 0 && network.isAltered())
        void network.exchange(async () => {
          await takeOffer(server.now().context, twisted(bytes));
          await parts.onServed();
        });
      return answerOf(
        await network.exchange(async () => {
          const { context } = server.now();
          const taken = await takeOffer(context, bytes);
          const session =
            taken.ok && token !== undefined ? await sessionBehind(context, token) : no('not-found');
          if (session.ok) await noteCome(context, device);
          await parts.onServed();
          return taken;
        }),
      );
    },
    epochNow: async () =>
      answerOf(await network.exchange(async () => accept(server.now().context.epoch))),
    requestSeries: async (life, duesBook, nonce) =>
      answerOf(
        await network.exchange(() =>
          asked(
            (context, session) => giveSeries(context, session, { life, nonce, duesBook }),
            false,
          ),
        ),
      ),
    requestLife: async (life, _reason, nonce) => {
      const answered = answerOf(
        await network.exchange(() =>
          asked((context, session) => beginLife(context, session, { life, nonce })),
        ),
      );
      return answered.ok ? accept(undefined) : answered;
    },
  };
};

/** A body that says otherwise, or half of it all. */
const twisted = (bytes: Bytes): Bytes => {
  const text = Buffer.from(bytes).toString();
  const other = text.replace(/"(amountVnd|phone|text)":("?)/, '"$1":$21');
  return utf8FromText(other === text ? text.slice(0, text.length >> 1) : other);
};

const isPage = (text: string): boolean => text.startsWith('{"line":"page"');

/** The last entry of the page counts a little earlier: nothing but the running digest tells. */
const altered = (text: string): string => {
  const page = JSON.parse(text) as { readonly items: readonly (readonly unknown[])[] };
  const items = page.items.map((item, at) =>
    at === page.items.length - 1
      ? item.map((part, place) => (place === EFFECTIVE_MS ? Number(part) - 1_000 : part))
      : item,
  );
  return JSON.stringify({ ...page, items });
};

const EFFECTIVE_MS = 5;
