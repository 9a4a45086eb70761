/** What the process says on its standard output: sentences for a person at a terminal, or one JSON object a line. */
import { faultLine, type Fault } from './fault.ts';
import type { FinishedRequest } from './server-figures.ts';

export type LogFormat = 'text' | 'json';

/** None of it names a person, an officer, a device, a unit, an address, a token or anything that was sent. */
export interface ServerLog {
  readonly format: LogFormat;
  /** A sentence for whoever runs the server. */
  readonly tell: (sentence: string) => void;
  /** @param at where it came up, if in a request */
  readonly fault: (
    fault: Fault,
    at?: { readonly requestId: string; readonly route: string },
  ) => void;
  /** A terminal is not told of each. */
  readonly finished: (request: FinishedRequest) => void;
}

export const serverLog = (
  format: LogFormat,
  write: (line: string) => void,
  nowMs: () => number = Date.now,
): ServerLog => (format === 'json' ? jsonLog(write, nowMs) : textLog(write));

const textLog = (write: (line: string) => void): ServerLog => ({
  format: 'text',
  tell: write,
  fault: (fault) => write(faultLine(fault)),
  finished: () => undefined,
});

/** Asked every few seconds by machines: worth a line only when the answer is bad. */
const QUIET: ReadonlySet<string> = new Set(['/healthz', '/metrics']);

const jsonLog = (write: (line: string) => void, nowMs: () => number): ServerLog => {
  const say = (level: 'info' | 'warn' | 'error', event: string, more: object): void =>
    write(JSON.stringify({ time: new Date(nowMs()).toISOString(), level, event, ...more }));
  return {
    format: 'json',
    tell: (message) => say('info', 'told', { message }),
    fault: ({ name, stack }, at) => say('error', 'fault', { ...at, name, stack }),
    finished: ({ requestId, method, route, status, ms, bytes, isCut }) => {
      if (QUIET.has(route) && status < 400) return;
      say(status >= 500 ? 'warn' : 'info', 'request', {
        ...{ requestId, method, route, status, ms: Math.round(ms), bytes },
        ...(isCut ? { cut: true } : {}),
      });
    },
  };
};
