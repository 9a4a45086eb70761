/** New words of which the server has not said that it knows them are told before the device signs in by them. */
import { refuse } from '#base/result.ts';
import { wireProblemOf } from './http-transport.ts';
import type { UntoldMessage } from './server-answers.ts';
import type { ServerApi } from './server-api.ts';
import type { Transport } from './transport.ts';

export interface UntoldWords {
  /** As kept sealed in the vault; undefined where there is nothing to tell. */
  readonly finish: UntoldMessage | undefined;
  readonly send: ServerApi['tellWords'];
  /** The kept message is no longer needed. */
  readonly done: () => Promise<void>;
}

/** The message may go any number of times: the server takes it once. */
export const tellingWordsFirst = <T extends Transport>(transport: T, words: UntoldWords): T => {
  let untold = words.finish;
  return {
    ...transport,
    signIn: async (ended) => {
      if (untold !== undefined) {
        const told = await words.send(untold);
        // Forgotten by the server after three months: only another officer's help gets further then.
        if (!told.ok && told.error.kind !== 'no-such-request')
          return refuse(wireProblemOf(told.error));
        untold = undefined;
        await words.done();
      }
      return transport.signIn(ended);
    },
  };
};
