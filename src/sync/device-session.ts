/** The running session of an open book: short tokens, in memory only, renewed on the back of whatever is asked next. */
import { base64FromBytes } from '#base/bytes.ts';
import {
  readRenewed,
  RENEWAL_HEADER,
  renewalSigningBytes,
  renewalText,
  RENEWED_HEADER,
} from '#protocol/renewal.ts';
import type { Chance, Clock, Signer } from '#replica/ports.ts';
import type { WireSession } from './http-wire.ts';
import type { SessionAnswer } from './server-answers.ts';

/** This long before its end a token is renewed: a minute of patience for an answer, and one more. */
const RENEW_BEFORE_MS = 120_000;

/**
 * The refresh token counts only with a signature of this device's key and a nonce that counts once, so each request
 * is signed anew; where an answer is lost, the next one brings the same token again and gets the same successor.
 */
export const createDeviceSession = (
  begun: Pick<SessionAnswer, 'session' | 'refresh' | 'expiresMs' | 'nowMs'>,
  { signer, clock, chance }: { signer: Signer; clock: Clock; chance: Chance },
): WireSession => {
  let { session, refresh } = begun;
  let takenMs = clock.nowMs();
  let lastsMs = begun.expiresMs - begun.nowMs;

  const isDue = (): boolean => {
    const goneMs = clock.nowMs() - takenMs;
    // A clock that was set back says nothing about the time gone.
    return goneMs < 0 || goneMs >= lastsMs - RENEW_BEFORE_MS;
  };

  const renewalOf = async (token: string): Promise<Record<string, string>> => {
    const nonce = base64FromBytes(chance.bytes(16));
    const signature = await signer.sign(renewalSigningBytes(token, nonce));
    return { [RENEWAL_HEADER]: renewalText({ refresh: token, nonce, signature }) };
  };

  return {
    goesAlong: async () => {
      const sent = isDue() ? refresh : undefined;
      const authorization = `Bearer ${session}`;
      return {
        headers: { authorization, ...(sent === undefined ? {} : await renewalOf(sent)) },
        heard: (headers) => {
          const renewed = readRenewed(headers.get(RENEWED_HEADER) ?? '');
          // Of two answers to the same token the later one says nothing new.
          if (renewed === undefined || sent === undefined || sent !== refresh) return;
          ({ session, refresh, lastsMs } = renewed);
          takenMs = clock.nowMs();
        },
      };
    },
  };
};
