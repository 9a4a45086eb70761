/** A line between a client and a server on loopback that counts the bytes of HTTP in both directions. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface CountingLine {
  readonly port: number;
  /** Since it was last asked. */
  readonly take: () => { readonly up: number; readonly down: number };
  readonly close: () => Promise<void>;
}

export const startCountingLine = async (target: () => number): Promise<CountingLine> => {
  let up = 0;
  let down = 0;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target(), '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => {
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk: Buffer) => (up += chunk.length));
    far.on('data', (chunk: Buffer) => (down += chunk.length));
    near.pipe(far);
    far.pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    take: () => {
      const taken = { up, down };
      up = 0;
      down = 0;
      return taken;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
};
