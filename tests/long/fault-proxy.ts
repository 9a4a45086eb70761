/** A TCP proxy between phones and the server on loopback that does to their bytes what a bad line does. */
import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the line does from now on, to connections that are open already too. */
export interface Faults {
  /** Each chunk arrives so much later; with jitter up to so much more, never before the one ahead of it. */
  readonly delayMs: number;
  readonly jitterMs: number;
  /** How likely a chunk is to be the last of its connection, 0 to 1. */
  readonly dropChance: number;
  readonly bitsPerSecondUp: number;
  readonly bitsPerSecondDown: number;
  /** Bytes that way are taken and never arrive. What was lost stays lost when the line is good again. */
  readonly swallows: 'nothing' | 'requests' | 'replies';
  /** Connections are accepted, and nobody is behind them. */
  readonly isHalfOpen: boolean;
  /** Who connects is reset at once. */
  readonly resets: boolean;
}

export const GOOD_LINE: Faults = {
  delayMs: 0,
  jitterMs: 0,
  dropChance: 0,
  bitsPerSecondUp: Infinity,
  bitsPerSecondDown: Infinity,
  swallows: 'nothing',
  isHalfOpen: false,
  resets: false,
};

export interface FaultProxy {
  readonly port: number;
  /** A good line but for these. */
  readonly set: (faults: Partial<Faults>) => void;
  /** After so many more bytes of replies the connection ends, by a reset or as if all had been said; once. */
  readonly cutReplies: (afterBytes: number, by: 'end' | 'reset') => void;
  /** Bytes of each reply since it was last asked: what came back between two requests of a connection is one. */
  readonly takeReplySizes: () => readonly number[];
  /** Resets every connection there is. */
  readonly resetAll: () => void;
  readonly stop: () => Promise<void>;
}

interface Line {
  faults: Faults;
  cut: { left: number; readonly by: 'end' | 'reset' } | undefined;
  sizes: number[];
}

/**
 * @param target the port of the server at the moment: it may be another one after a restart
 * @param chance 0 to 1, for jitter and drops
 */
export const startFaultProxy = async (
  target: () => number,
  chance: () => number,
): Promise<FaultProxy> => {
  const line: Line = { faults: GOOD_LINE, cut: undefined, sizes: [] };
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (phone) => {
    keep(open, phone);
    if (line.faults.resets) phone.resetAndDestroy();
    else if (line.faults.isHalfOpen) phone.resume();
    else join(line, phone, keep(open, connect({ port: target(), host: '127.0.0.1' })), chance);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    set: (faults) => {
      line.faults = { ...GOOD_LINE, ...faults };
    },
    cutReplies: (left, by) => {
      line.cut = { left, by };
    },
    takeReplySizes: () => line.sizes.splice(0).filter((size) => size > 0),
    resetAll: () => {
      for (const socket of open) socket.resetAndDestroy();
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
};

const keep = (open: Set<Socket>, socket: Socket): Socket => {
  open.add(socket);
  socket.setNoDelay(true);
  // A reset is what these sockets are for; whoever reads from one sees that it has ended.
  socket.on('error', () => undefined);
  socket.on('close', () => open.delete(socket));
  return socket;
};

const join = (line: Line, phone: Socket, server: Socket, chance: () => number): void => {
  const drop = (): void => {
    phone.destroy();
    server.destroy();
  };
  // What ends on one side by a fault ends on the other; a whole `end` is passed on by the pumps.
  phone.on('close', () => server.destroy());
  server.on('close', (hadError) => {
    if (hadError) phone.resetAndDestroy();
  });
  void pump(phone, server, {
    ...{ line, chance, drop, rate: (faults) => faults.bitsPerSecondUp, way: 'requests' },
    take: async (chunk) => {
      if (line.sizes.at(-1) !== 0) line.sizes.push(0);
      return chunk;
    },
  });
  void pump(server, phone, {
    ...{ line, chance, drop, rate: (faults) => faults.bitsPerSecondDown, way: 'replies' },
    take: (chunk) => takeReply(line, phone, server, chunk),
  });
};

/** Counts a reply, and cuts it where it is to be cut; `undefined` where nothing of it goes on. */
const takeReply = async (
  line: Line,
  phone: Socket,
  server: Socket,
  chunk: Buffer,
): Promise<Buffer | undefined> => {
  line.sizes.push((line.sizes.pop() ?? 0) + chunk.length);
  const { cut } = line;
  if (cut === undefined) return chunk;
  if (chunk.length < cut.left) {
    cut.left -= chunk.length;
    return chunk;
  }
  line.cut = undefined;
  server.destroy();
  if (cut.left > 0) await new Promise((sent) => phone.write(chunk.subarray(0, cut.left), sent));
  if (cut.by === 'reset') phone.resetAndDestroy();
  else phone.end();
  return undefined;
};

interface Pump {
  readonly line: Line;
  readonly chance: () => number;
  readonly drop: () => void;
  readonly rate: (faults: Faults) => number;
  readonly way: 'requests' | 'replies';
  readonly take: (chunk: Buffer) => Promise<Buffer | undefined>;
}

/** One direction of one connection, in order; reads on only as fast as the line is. */
const pump = async (
  from: Socket,
  to: Socket,
  { line, chance, drop, rate, way, take }: Pump,
): Promise<void> => {
  let arriving: Promise<void> = Promise.resolve();
  let latestMs = 0;
  try {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      const { faults } = line;
      if (chance() < faults.dropChance) {
        drop();
        return;
      }
      if (faults.swallows === way) continue;
      const onTheLineMs = (chunk.length * 8 * 1000) / rate(faults);
      if (onTheLineMs >= 1) await sleep(onTheLineMs);
      const bytes = await take(chunk);
      if (bytes === undefined) return;
      const dueMs = performance.now() + faults.delayMs + faults.jitterMs * chance();
      latestMs = Math.max(latestMs, dueMs);
      arriving = arrive(arriving, to, bytes, latestMs);
      if (faults.delayMs + faults.jitterMs === 0) await arriving;
    }
    await arriving;
    to.end();
  } catch {
    // The connection broke off in the middle: the other side's `close` says so.
    from.destroy();
  }
};

const arrive = async (
  before: Promise<void>,
  to: Socket,
  bytes: Buffer,
  dueMs: number,
): Promise<void> => {
  const waitMs = dueMs - performance.now();
  if (waitMs >= 1) await sleep(waitMs);
  await before;
  if (to.destroyed || !to.writable) return;
  // A socket that breaks meanwhile has nobody to tell it to: both sides see that it is closed.
  if (!to.write(bytes))
    await Promise.race([once(to, 'drain'), once(to, 'close')]).catch(() => undefined);
};
