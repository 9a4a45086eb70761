/** While processes of two versions serve the same books: what the older one put aside the newer one judges again. */
import { judgeAgainAfterUpgrade } from './judge-again.ts';
import { isRestoring } from './restoring.ts';
import type { ServerContext } from './server-context.ts';

const LOOK_EVERY_MS = 10 * 60 * 1000;

/** One look; where all was judged by this knowledge it is a single question to the database. */
export const judgeBeside = async (server: ServerContext): Promise<number> =>
  (await isRestoring(server, server.store.committed)) ? 0 : judgeAgainAfterUpgrade(server);

/** Looks every ten minutes; what fails is tried again with the next look. Answers how to stop. */
export const keepJudgingBeside = (
  server: ServerContext,
  onFault: (error: unknown) => void,
): (() => void) => {
  let isBusy = false;
  const look = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    await judgeBeside(server).catch(onFault);
    isBusy = false;
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => clearInterval(timer);
};
