/** The vault before its inside is read: which books are here, and words to choose; the rest comes when it is first needed. */
import { base64FromBytes } from '#base/bytes.ts';
import { refuse, type Result } from '#base/result.ts';
import type { Chance, StoreProblem } from './ports.ts';
import { checkWords, suggestWords } from './secret-words.ts';
import type { VaultPort } from './vault-port.ts';

export interface LateVaultParts {
  /** Reads the vault; asked each time, so it keeps what it has read. */
  readonly read: () => Promise<VaultPort>;
  readonly replicas: VaultPort['replicas'];
  readonly shift: VaultPort['shift'];
  readonly chance: Chance;
}

/** Where a piece of the app cannot be read, opening is refused with the reason and may be tried again. */
export const lateVault = ({ read, replicas, shift, chance }: LateVaultParts): VaultPort => {
  const asked = async <T, P>(
    question: (vault: VaultPort) => Promise<Result<T, P>>,
  ): Promise<Result<T, P | StoreProblem>> => {
    let vault: VaultPort;
    try {
      vault = await read();
    } catch (error) {
      const detail = error instanceof Error ? error.message : 'not read';
      const unread: StoreProblem = { kind: 'store-failed', detail };
      return refuse(unread);
    }
    return question(vault);
  };
  return {
    replicas,
    shift,
    checkWords,
    suggestWords: () => suggestWords(chance),
    newShare: () => base64FromBytes(chance.bytes(32)),
    calibrate: async () => (await read()).calibrate(),
    deriveKeys: async (words, settings) => (await read()).deriveKeys(words, settings),
    newDevice: async () => (await read()).newDevice(),
    deviceOf: async (replica) => (await read()).deviceOf(replica),
    make: (input) => asked((vault) => vault.make(input)),
    open: (replica, words) => asked((vault) => vault.open(replica, words)),
    openByPin: (replica, pin) => asked((vault) => vault.openByPin(replica, pin)),
    beginShift: (opened, pin) => asked((vault) => vault.beginShift(opened, pin)),
    endShift: (opened) => asked((vault) => vault.endShift(opened)),
    passkey: async (replica) => (await read()).passkey(replica),
    keepPasskey: (opened, made) => asked((vault) => vault.keepPasskey(opened, made)),
    openByPasskey: (replica, prf) => asked((vault) => vault.openByPasskey(replica, prf)),
    dropPasskey: (opened) => asked((vault) => vault.dropPasskey(opened)),
    openByShare: (replica, share) => asked((vault) => vault.openByShare(replica, share)),
    forget: (replica) => asked((vault) => vault.forget(replica)),
    rewrap: (opened, input) => asked((vault) => vault.rewrap(opened, input)),
    finished: (opened) => asked((vault) => vault.finished(opened)),
  };
};
