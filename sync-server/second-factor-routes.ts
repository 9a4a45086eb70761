/** The part of the HTTP surface for the second factor of who administers. */
import type { Hono } from 'hono';
import {
  passkeyAnswered,
  passkeyMade,
  passkeyRemoval,
  removalsTold,
  secondFactorAsk,
  secondFactorBegin,
  secondFactorEnd,
} from '#protocol/second-factor.ts';
import { signedIn, signedInTwice, type AppEnv } from './asking.ts';
import { endSecondFactor, removePasskey, showSecondFactor } from './passkey-list.ts';
import { retellRemovals } from './passkey-removals.ts';
import { addPasskey, beginSecondFactor, giveSecondFactor } from './passkeys.ts';
import type { ServerContext } from './server-context.ts';

export const addSecondFactorRoutes = (app: Hono<AppEnv>, server: ServerContext): void => {
  app.post('/api/second-factor', (c) =>
    signedIn(server, c, secondFactorAsk, (session) => showSecondFactor(server, session)),
  );
  app.post('/api/second-factor/begin', (c) =>
    signedIn(server, c, secondFactorBegin, (session, body) =>
      beginSecondFactor(server, session, body),
    ),
  );
  app.post('/api/second-factor/add', (c) =>
    signedIn(server, c, passkeyMade, (session, body) => addPasskey(server, session, body)),
  );
  app.post('/api/second-factor/give', (c) =>
    signedIn(server, c, passkeyAnswered, (session, body) =>
      giveSecondFactor(server, session, body),
    ),
  );
  app.post('/api/second-factor/remove', (c) =>
    signedInTwice(server, c, passkeyRemoval, (session, body) =>
      removePasskey(server, session, body),
    ),
  );
  app.post('/api/second-factor/removed', (c) =>
    signedIn(server, c, removalsTold, (session, body) => retellRemovals(server, session, body)),
  );
  app.post('/api/second-factor/end', (c) =>
    signedInTwice(server, c, secondFactorEnd, (session, body) =>
      endSecondFactor(server, session, body),
    ),
  );
};
