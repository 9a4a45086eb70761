/** Listens to the server's pokes for the open book; what it takes is read once the book stands. */
import { attention } from '#platform/occasions.ts';
import { browserChance } from '#replica/browser-chance.ts';
import type { Replica } from '#replica/replica.ts';
import type { HttpTransport } from '#sync/http-transport.ts';
import type { HttpWire } from '#sync/http-wire.ts';
import type { SyncControl } from '#sync/use-sync.ts';

/** Answers how to call it off. */
export const afterMs = (delayMs: number, call: () => void): (() => void) => {
  const timer = setTimeout(call, delayMs);
  return () => clearTimeout(timer);
};

/** Answers how to stop. */
export const listenHere = async (book: {
  readonly replica: Replica;
  readonly sync: SyncControl;
  readonly wire: HttpWire;
  readonly transport: HttpTransport;
}): Promise<() => void> => {
  const [{ listenLive }, { listenOverHttp }] = await Promise.all([
    import('#sync/live.ts'),
    import('#sync/http-live.ts'),
  ]);
  const { replica, sync, wire, transport } = book;
  return listenLive({
    ...{ replica, sync, attention, after: afterMs, chance: browserChance },
    listen: (hear, signal) => {
      const session = transport.session();
      return session === undefined ? undefined : listenOverHttp(wire, session, hear, signal);
    },
  });
};
