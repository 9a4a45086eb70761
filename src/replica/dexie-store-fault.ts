/** What an exception of IndexedDB or Dexie means for the replica. */
import type { StoreProblem } from './ports.ts';

/** Carries a problem out of a transaction, which is rolled back on its way. */
export class StoreFault extends Error {
  readonly problem: StoreProblem;

  constructor(problem: StoreProblem) {
    super(problem.kind);
    this.name = 'StoreFault';
    this.problem = problem;
  }
}

export const storeProblemFrom = (error: unknown): StoreProblem => {
  const chain = causesOf(error);
  for (const cause of chain) if (cause instanceof StoreFault) return cause.problem;
  if (chain.some((cause) => nameOf(cause) === 'QuotaExceededError')) return { kind: 'disk-full' };
  return {
    kind: 'store-failed',
    detail: chain
      .map((cause) => `${nameOf(cause)}: ${messageOf(cause)}`)
      .join(' ← ')
      .slice(0, DETAIL_CHARS_MAX),
  };
};

const DETAIL_CHARS_MAX = 300;
const CAUSES_MAX = 8;

/** The error, what it wraps, and what failed in a bulk: Dexie hides a full disk inside an aborted bulk. */
const causesOf = (error: unknown): readonly unknown[] => {
  const found: unknown[] = [];
  const waiting: unknown[] = [error];
  while (waiting.length > 0 && found.length < CAUSES_MAX) {
    const next = waiting.shift();
    if (typeof next !== 'object' || next === null || found.includes(next)) continue;
    found.push(next);
    if ('inner' in next) waiting.push(next.inner);
    if ('cause' in next) waiting.push(next.cause);
    if ('failures' in next && Array.isArray(next.failures)) waiting.push(next.failures[0]);
  }
  return found;
};

const nameOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
    ? value.name
    : 'unknown';

const messageOf = (value: unknown): string =>
  typeof value === 'object' &&
  value !== null &&
  'message' in value &&
  typeof value.message === 'string'
    ? value.message
    : '';
