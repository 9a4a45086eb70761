/** Serves the app and the API until it is told to stop, then finishes what is under way. */
import { createApp } from './app.ts';
import { StoreAway, StoreFull } from './book-store.ts';
import { faultFrom } from './fault.ts';
import { keepJudgingBeside } from './judge-beside.ts';
import { listen } from './listen.ts';
import type { OpenServer } from './open-server.ts';
import { addProcessFigures } from './process-figures.ts';
import type { ServerLog } from './server-log.ts';
import type { Settings } from './settings.ts';
import { staticFiles } from './static-files.ts';

export interface ServeOptions {
  /** The built app. */
  readonly dist: string;
  readonly log: ServerLog;
  readonly onStop?: () => void;
}

export const serve = async (
  server: OpenServer,
  settings: Settings,
  { dist, log, onStop }: ServeOptions,
): Promise<number> => {
  const { tell } = log;
  const app = createApp(server.context, staticFiles(dist), tell, {
    metricsToken: settings.metricsToken,
    onFault: log.fault,
  });
  const stopMeasuring = addProcessFigures(server);
  const stopJudging = keepJudgingBeside(server.context, (error) => {
    // A database that is away is told by others, and all the time.
    if (!(error instanceof StoreAway || error instanceof StoreFull)) log.fault(faultFrom(error));
  });
  const listening = await listen(server, app, settings, {
    onFinished: (request) => {
      server.context.figures.finished(request);
      log.finished(request);
    },
  }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    tell(`Cổng ${settings.port} đang có chương trình khác dùng. Chọn cổng khác: PORT=…`);
    process.exit(1);
  });
  // Node would print the message too, which may quote what somebody sent.
  process.on('uncaughtException', (error) => {
    log.fault(faultFrom(error));
    process.exit(1);
  });
  endOnSignal(() => {
    tell('Đang dừng: làm nốt việc đang dở, không nhận thêm.');
    onStop?.();
    stopMeasuring();
    stopJudging();
    listening.stop().then(
      (isClosed) => {
        tell('Đã dừng.');
        process.exit(isClosed ? 0 : 1);
      },
      (error: unknown) => {
        log.fault(faultFrom(error));
        process.exit(1);
      },
    );
  });
  tell(`Sổ Công đoàn: ${settings.origin} (cổng ${listening.port})`);
  return listening.port;
};

/** A terminal and npm hand on one and the same Ctrl-C within this. */
const SAME_PRESS_MS = 500;

/** The first signal asks to end, the second one does not wait. */
const endOnSignal = (end: () => void): void => {
  let askedMs: number | undefined;
  const hear = (): void => {
    const nowMs = performance.now();
    if (askedMs === undefined) {
      askedMs = nowMs;
      end();
    } else if (nowMs - askedMs > SAME_PRESS_MS) process.exit(1);
  };
  process.on('SIGTERM', hear);
  process.on('SIGINT', hear);
};
