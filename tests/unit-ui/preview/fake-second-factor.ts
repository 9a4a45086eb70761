/** For the preview alone: an administrator whose second factor is due, then set up by one press. */
import { accept } from '#base/result.ts';
import type {
  FactorControl,
  FactorStanding,
  FactorState,
} from '#features/second-factor/factor-control.ts';

const DAY_MS = 86_400_000;

export const fakeStanding = (nowMs: number): FactorStanding => ({
  ...{ is: 'grace', graceUntilMs: nowMs + 9 * DAY_MS, passkeys: 0 },
});

export const fakeSecondFactor = (nowMs: number): FactorControl => {
  const watchers = new Set<() => void>();
  const standing = fakeStanding(nowMs);
  const none = { isAble: true, isGiven: false, passkeys: [] };
  let state: FactorState = { is: 'known', standing, ...none };
  const show = (next: FactorState) => {
    state = next;
    for (const watcher of watchers) watcher();
    return accept(undefined);
  };
  const set: FactorState = {
    ...{ is: 'known', isAble: true, isGiven: true },
    standing: { ...standing, passkeys: 1 },
    passkeys: [
      {
        ...{ passkey: 'cHQ', label: 'Android · Chrome', isOfThisDevice: true },
        ...{ addedMs: nowMs - DAY_MS, usedMs: nowMs },
      },
    ],
  };
  return {
    state: () => state,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    look: async () => undefined,
    add: async () => show(set),
    give: async () => show(set),
    remove: async () => show({ is: 'known', standing, ...none }),
    end: async () => accept(undefined),
  };
};
