// The Wi-Fi of a café in the server's place: it answers everything with a login page of its own.
import { createServer } from 'node:http';
import type { SyncServer } from './rig.ts';

/** Does it while the login page answers where the server stood; the server is back afterwards. */
export const underWifi = async (server: SyncServer, act: () => Promise<void>): Promise<void> => {
  await server.stop();
  const leave = await loginPageAt(server.port);
  try {
    await act();
  } finally {
    await leave();
    await server.start();
  }
};

/** Answers with how to end it. */
export const loginPageAt = (port: number): Promise<() => Promise<void>> =>
  new Promise((resolve, reject) => {
    const wifi = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Wi-Fi</title><form>Đăng nhập</form>');
    });
    wifi.once('error', reject);
    wifi.listen(port, '127.0.0.1', () =>
      resolve(async () => {
        wifi.closeAllConnections();
        await new Promise((closed) => wifi.close(closed));
      }),
    );
  });
