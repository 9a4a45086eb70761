/** A device that several people use: holds the replica to whether the union lets requests lie on it. */
import { confirmedChoices } from './confirmed-choices.ts';
import type { EngineContext } from './engine-context.ts';
import { readToSend } from './read-to-send.ts';
import { whyNoRequests } from './requests-here.ts';
import { sharedRuleWrite } from './shared-rule.ts';

export interface SharedDevice {
  /** Others use this device, or no longer do. */
  readonly setShared: (isShared: boolean) => Promise<void>;
  /** To be asked when all is loaded and after each contact: the rule may have changed, what was unsent may have gone. */
  readonly obey: () => Promise<void>;
}

/** @param bringTiers opens and closes them as it holds now */
export const createSharedDevice = (
  context: EngineContext,
  isWriter: () => boolean,
  bringTiers: () => Promise<void>,
): SharedDevice => {
  const { state } = context;

  const takeRule = async (): Promise<void> => {
    // Before all books are read a rule that is there would look as if it were not.
    if (!state.loaded) return;
    const { casesOnShared } = confirmedChoices(context, ['cases-on-shared']);
    if (casesOnShared === state.casesOnShared) return;
    state.casesOnShared = casesOnShared;
    if (isWriter()) await context.inTurn(() => context.commit([sharedRuleWrite(casesOnShared)]));
  };
  const obey = async (): Promise<void> => {
    await takeRule();
    await bringTiers();
    if (whyNoRequests(state) !== 'shared-device' || !isWriter()) return;
    await readToSend(context);
    // Its code is read where there is something to give up.
    await (await import('./give-up-requests.ts')).giveUpRequests(context);
  };

  return {
    setShared: async (isShared) => {
      if (isShared === state.isSharedDevice) return;
      state.isSharedDevice = isShared;
      await obey();
    },
    obey,
  };
};
