/** What is rarely done with a vault, read when it is: other ways in besides the words, and new words. */
import { refuse, type Result } from '#base/result.ts';
import { lateShiftActs } from './late-shift.ts';
import type { StoreProblem } from './ports.ts';
import type { NewWordsActs, NewWordsParts } from './vault-new-words.ts';
import type { PasskeyActs, PasskeyActsParts } from './vault-passkey.ts';
import type { VaultPort } from './vault-port.ts';
import type { ShiftActs, ShiftActsParts } from './vault-shift.ts';

type NewWords = Pick<VaultPort, 'rewrap' | 'finished'>;

export interface LateVaultActs {
  readonly acts: ShiftActs & PasskeyActs & NewWords;
  readonly wrapByShare: NewWordsActs['wrapByShare'];
}

/** Where the piece cannot be read, the act is refused with the reason and may be tried again. */
export const lateVaultActs = (
  parts: ShiftActsParts & PasskeyActsParts & NewWordsParts,
): LateVaultActs => {
  const passkeys = async (): Promise<PasskeyActs> =>
    (await import('./vault-passkey.ts')).passkeyActs(parts);
  const newWords = async (): Promise<NewWordsActs> =>
    (await import('./vault-new-words.ts')).newWordsActs(parts);
  const passkey: Pick<VaultPort, keyof PasskeyActs> = {
    passkey: async (replica) => (await passkeys()).passkey(replica),
    keepPasskey: (vault, made) => asked(passkeys, (acts) => acts.keepPasskey(vault, made)),
    openByPasskey: (replica, prf) => asked(passkeys, (acts) => acts.openByPasskey(replica, prf)),
    dropPasskey: (vault) => asked(passkeys, (acts) => acts.dropPasskey(vault)),
  };
  const words: NewWords = {
    rewrap: (vault, input) => asked(newWords, (acts) => acts.rewrap(vault, input)),
    finished: (vault) => asked(newWords, (acts) => acts.finished(vault)),
  };
  return {
    acts: { ...lateShiftActs(parts), ...passkey, ...words },
    wrapByShare: (vault, by) => asked(newWords, (acts) => acts.wrapByShare(vault, by)),
  };
};

const asked = async <A, T, P>(
  read: () => Promise<A>,
  act: (acts: A) => Promise<Result<T, P>>,
): Promise<Result<T, P | StoreProblem>> => {
  let acts: A;
  try {
    acts = await read();
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'not read';
    const unread: StoreProblem = { kind: 'store-failed', detail };
    return refuse(unread);
  }
  return act(acts);
};
