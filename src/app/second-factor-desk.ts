/** Gives the second factor of the open book's officer: asks the server what is to be signed, and the device to sign it. */
import { base64FromBytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { FactorControl, FactorState } from '#features/second-factor/factor-control.ts';
import type { ServerPasskeys } from '#platform/server-passkey.ts';
import type { KeptRemovals } from '#replica/kept-removals-port.ts';
import type { Chance } from '#replica/ports.ts';
import type { RemovalSlip, SecondFactorApi } from '#sync/http-second-factor.ts';

export interface SecondFactorParts {
  readonly api: SecondFactorApi;
  readonly device: ServerPasskeys;
  readonly chance: Chance;
  /** Where the server's word on what was removed is kept. */
  readonly removals: () => Promise<Pick<KeptRemovals, 'keep'>>;
}

/** The device keeps and shows it; enough to tell two of them apart. */
const NAME_BYTES = 3;

export const createSecondFactorDesk = ({
  api,
  device,
  chance,
  removals,
}: SecondFactorParts): FactorControl => {
  const watchers = new Set<() => void>();
  const random = (length: number): string => base64FromBytes(chance.bytes(length));
  let shown: FactorState = { is: 'unknown' };

  const show = (next: FactorState): void => {
    if (JSON.stringify(next) === JSON.stringify(shown)) return;
    shown = next;
    for (const watcher of [...watchers]) watcher();
  };
  const look = async (): Promise<void> => {
    const found = await api.show();
    if (!found.ok) {
      show({ is: 'unreached', kind: found.error.kind });
      return;
    }
    const { standing, isGiven, passkeys } = found.value;
    show(
      standing === null
        ? { is: 'not-asked' }
        : { is: 'known', standing, isGiven, isAble: device.isThere(), passkeys },
    );
  };
  /** What was done is looked at again; where that fails, it was done all the same. */
  const settled = async (
    done: Result<unknown, { readonly kind: string }>,
  ): Promise<Result<void, { readonly kind: string }>> => {
    if (!done.ok) return done;
    await look();
    return accept(undefined);
  };
  const removed = async (
    done: Result<readonly RemovalSlip[], { readonly kind: string }>,
  ): Promise<Result<void, { readonly kind: string }>> => {
    if (done.ok) await (await removals()).keep(done.value);
    return settled(done);
  };
  const begin = async (to: 'add' | 'give') =>
    device.isThere() ? api.begin(to) : refuse({ kind: 'not-here' });

  return {
    state: () => shown,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    look,
    add: async () => {
      const begun = await begin('add');
      if (!begun.ok) return begun;
      const made = await device.make({
        challenge: begun.value.challenge,
        known: begun.value.passkeys,
        userId: random(16),
        userName: `Sổ Công đoàn ${random(NAME_BYTES)}`,
      });
      return made.ok ? settled(await api.add(made.value)) : made;
    },
    give: async () => {
      const begun = await begin('give');
      if (!begun.ok) return begun;
      const answered = await device.answer({
        challenge: begun.value.challenge,
        known: begun.value.passkeys,
      });
      return answered.ok ? settled(await api.give(answered.value)) : answered;
    },
    remove: async (passkey) => removed(await api.remove(passkey)),
    end: async (officer) => removed(await api.end(officer)),
  };
};
