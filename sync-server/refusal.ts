/** What the server says no with: a kind the screens translate, and the status that belongs to it. */
import { refuse } from '#base/result.ts';

export const STATUS_BY_KIND = {
  'bad-request': 400,
  'bad-gzip': 400,
  'bad-parcel': 400,
  'bad-signature': 403,
  'not-signed-in': 401,
  'sign-in-refused': 401,
  'signed-in-elsewhere': 401,
  'not-allowed': 403,
  'second-factor-needed': 403,
  'passkey-refused': 403,
  'foreign-device': 403,
  'device-lost': 403,
  'not-found': 404,
  'no-tries-left': 403,
  'no-such-invitation': 404,
  'no-such-request': 404,
  'already-set-up': 409,
  'device-known': 409,
  'unknown-life': 409,
  'sign-in-name-taken': 409,
  'other-words': 403,
  'not-compared': 409,
  'opened-elsewhere': 409,
  'wrong-digits': 403,
  'too-large': 413,
  'wrong-content-type': 415,
  'app-too-old': 426,
  'app-too-new': 426,
  'too-many-attempts': 429,
  'server-error': 500,
  'app-not-built': 503,
  restoring: 503,
  'server-full': 507,
} as const;

export type RefusalKind = keyof typeof STATUS_BY_KIND;

export interface Refusal {
  readonly kind: RefusalKind;
  /** When to come again. */
  readonly retryAfterMs?: number;
}

export const no = (
  kind: RefusalKind,
  more: Omit<Refusal, 'kind'> = {},
): { readonly ok: false; readonly error: Refusal } => refuse({ kind, ...more });

/** @param status where another one than the kind's own says more to what stands between */
export const refusalResponse = (
  refusal: Refusal,
  status: number = STATUS_BY_KIND[refusal.kind],
): Response => {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  if (refusal.retryAfterMs !== undefined)
    headers.set('retry-after', String(Math.ceil(refusal.retryAfterMs / 1000)));
  return new Response(JSON.stringify({ error: refusal }), {
    status,
    headers,
  });
};
