/** Answers that are shown and kept nowhere, each checked against its question and the server's signature. */
import type { EngineContext } from './engine-context.ts';
import type { Replica } from './replica.ts';

/** Asked for by few and seldom: the code that checks an answer is read when somebody asks. */
export const createSignedAnswers = (
  context: EngineContext,
): Pick<Replica, 'readHistory' | 'readHeld' | 'readAudit' | 'readCloses' | 'readDevices'> => ({
  readHistory: async (answer, asked) =>
    (await import('./history-check.ts')).readHistory(context, answer, asked),
  readHeld: async (answer, asked) =>
    (await import('./held-check.ts')).readHeld(context, answer, asked),
  readAudit: async (answer, nonce) =>
    (await import('./audit-check.ts')).readAudit(context, answer, nonce),
  readCloses: async (answer, nonce) =>
    (await import('./closes-check.ts')).readCloses(context, answer, nonce),
  readDevices: async (answer, nonce) =>
    (await import('./devices-check.ts')).readDevices(context, answer, nonce),
});
