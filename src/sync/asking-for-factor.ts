/** A wire that asks the officer for the second factor where the server wants it, and then asks the server once more. */
import type { HttpWire } from './http-wire.ts';

/** @param ask resolves when it was given (true) or put away */
export const askingForFactor = (wire: HttpWire, ask: () => Promise<boolean>): HttpWire => ({
  ...wire,
  quiet: wire,
  post: async (...asked) => {
    const answered = await wire.post(...asked);
    // Refused before anything of it was looked at: it has happened not at all, so it may come again.
    return !answered.ok && answered.error.kind === 'second-factor-needed' && (await ask())
      ? wire.post(...asked)
      : answered;
  },
});
