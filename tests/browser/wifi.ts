// Networks that are none: the Wi-Fi of a café that answers everything with a login page of its own, a line that hangs.
import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import type { SyncServer } from './rig.ts';

/** A line that carries so many loads up and then hangs; answers with how to let the others through. */
export const hangAfterLoads = async (page: Page, through: number): Promise<() => void> => {
  let letGo = (): void => undefined;
  const hanging = new Promise<void>((resolve) => (letGo = resolve));
  let loads = 0;
  await page.route('**/api/sync/push', async (route) => {
    loads += 1;
    if (loads > through) await hanging;
    await route.continue();
  });
  return letGo;
};

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
