/** The desk of the second factor in the browser. */
import { serverPasskeys } from '#platform/server-passkey.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { createSecondFactorApi } from '#sync/http-second-factor.ts';
import type { HttpTransport } from '#sync/http-transport.ts';
import type { HttpWire } from '#sync/http-wire.ts';
import { runningSession } from '#sync/running-session.ts';
import type { FactorControl } from '#features/second-factor/factor-control.ts';
import { createSecondFactorDesk, type SecondFactorParts } from './second-factor-desk.ts';

export const secondFactorDeskHere = (
  wire: Pick<HttpWire, 'post'>,
  transport: Pick<HttpTransport, 'session' | 'signIn'>,
  removals: SecondFactorParts['removals'],
): FactorControl =>
  createSecondFactorDesk({
    api: createSecondFactorApi(wire, runningSession(transport)),
    device: serverPasskeys(window.location.hostname),
    chance: browserChance,
    removals,
  });
