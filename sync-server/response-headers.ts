/** Headers of every answer: what a browser may run and load here, and that nothing of the API is kept. */
import type { MiddlewareHandler } from 'hono';
import { refusalResponse } from './refusal.ts';

/**
 * Nothing inline but styles, nothing from elsewhere; wasm for the key derivation. Text becomes markup or the address
 * of a script only through the one policy of public/boot-gate.js.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

const SAFE: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const LINES = 'application/x-ndjson';

/** @param origin https addresses are asked to stay https */
export const withSafeHeaders =
  (origin: string): MiddlewareHandler =>
  async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SAFE)) c.res.headers.set(name, value);
    if (origin.startsWith('https:'))
      c.res.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
    if (!c.req.path.startsWith('/api/')) return;
    c.res.headers.set('cache-control', 'no-store');
    if (c.res.headers.get('content-type') !== LINES) return;
    // Line by line, as they are made: a proxy that gathers them, or packs them anew, holds them back.
    c.res.headers.set('cache-control', 'no-store, no-transform');
    c.res.headers.set('x-accel-buffering', 'no');
  };

/**
 * What a page of another site asks for is refused before it is read. Every browser of the floor says where a
 * request comes from; what says nothing is no browser, and carries nobody's cookie: the session is no cookie.
 */
export const fromOwnPagesOnly: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site');
  if (site === undefined || site === 'same-origin' || site === 'none') return next();
  return refusalResponse({ kind: 'not-allowed' });
};
