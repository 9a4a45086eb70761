/** Serves the app and the API until it is told to stop, then finishes what is under way. */
import { createApp } from './app.ts';
import { listen } from './listen.ts';
import type { OpenServer } from './open-server.ts';
import type { Settings } from './settings.ts';
import { staticFiles } from './static-files.ts';

export interface ServeOptions {
  /** The built app. */
  readonly dist: string;
  readonly tell: (line: string) => void;
  readonly onStop?: () => void;
}

export const serve = async (
  server: OpenServer,
  settings: Settings,
  { dist, tell, onStop }: ServeOptions,
): Promise<number> => {
  const app = createApp(server.context, staticFiles(dist), tell);
  const listening = await listen(server, app, settings).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    tell(`Cổng ${settings.port} đang có chương trình khác dùng. Chọn cổng khác: PORT=…`);
    process.exit(1);
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    onStop?.();
    listening.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  tell(`Sổ Công đoàn: ${settings.origin} (cổng ${listening.port})`);
  return listening.port;
};
