/** A line between phone and server that carries so many bits a second: plain TCP on this machine, every connection through it. */
import { connect, createServer, type Socket } from 'node:net';

export interface LineSpeed {
  readonly downKbit: number;
  readonly upKbit: number;
  readonly roundTripMs: number;
}

export interface SlowLine {
  /** From now on; undefined is as quick as the machine. */
  readonly become: (speed: LineSpeed | undefined) => void;
  readonly close: () => Promise<void>;
}

/** As much as one packet carries: so connections take turns. */
const PIECE_BYTES = 1_400;

/** Passes on whatever comes to one port of this machine to another one. */
export const startSlowLine = (from: number, to: number): Promise<SlowLine> => {
  let speed: LineSpeed | undefined;
  const up = createLane(() => speed?.upKbit);
  const down = createLane(() => speed?.downKbit);
  const open = new Set<Socket>();
  const oneWayMs = (): number => (speed?.roundTripMs ?? 0) / 2;

  const line = createServer({ pauseOnConnect: true }, (phone) => {
    const server = connect({ port: to, host: '127.0.0.1' });
    for (const socket of [phone, server]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => open.delete(socket));
      // A browser that was closed says so in this way.
      socket.on('error', () => undefined);
    }
    carry(server, phone, down, oneWayMs);
    // Shaking hands costs a round trip before the first byte.
    setTimeout(() => carry(phone, server, up, oneWayMs), oneWayMs() * 2);
  });
  return new Promise((resolve, reject) => {
    line.once('error', reject);
    line.listen(from, '127.0.0.1', () =>
      resolve({
        become: (next) => {
          speed = next;
        },
        close: async () => {
          for (const socket of open) socket.destroy();
          await new Promise((closed) => line.close(closed));
        },
      }),
    );
  });
};

const carry = (from: Socket, to: Socket, lane: Lane, oneWayMs: () => number): void => {
  let before = Promise.resolve();
  const arrive = (what: () => void): void => {
    setTimeout(() => {
      if (!to.destroyed) what();
    }, oneWayMs());
  };
  from.on('data', (bytes) => {
    from.pause();
    before = before.then(async () => {
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        const piece = bytes.subarray(at, at + PIECE_BYTES);
        await lane(piece.length);
        arrive(() => to.write(piece));
      }
      from.resume();
    });
  });
  // What is still on its way arrives, although whoever sent it has hung up.
  let isEnded = false;
  from.on('end', () => {
    isEnded = true;
    before = before.then(() => arrive(() => to.end()));
  });
  from.on('close', () => {
    if (!isEnded) before = before.then(() => arrive(() => to.destroy()));
  });
  from.resume();
};

/** Waits until so many bytes have gone through, after all that came before them. */
type Lane = (bytes: number) => Promise<void>;

const createLane = (kbit: () => number | undefined): Lane => {
  let freeMs = 0;
  return async (bytes) => {
    const now = performance.now();
    const bitsEachMs = kbit();
    freeMs = Math.max(freeMs, now) + (bitsEachMs === undefined ? 0 : (bytes * 8) / bitsEachMs);
    if (freeMs - now >= 1) await new Promise((resolve) => setTimeout(resolve, freeMs - now));
  };
};
