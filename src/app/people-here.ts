/** Whose books lie on this device, as the gate asks it: names are read only where there is more than one. */
import type { Person } from '#replica/door-row.ts';
import type { AppServices } from './services.ts';

/** The book must be locked at once; so long the look at the disk may take. */
const LOOK_MS_MAX = 500;

/** For the moment of locking: this officer among the others, undefined where there are none or the disk does not answer. */
export const whoAtOnce = (
  { vault, peopleHere }: Pick<AppServices, 'vault' | 'peopleHere'>,
  replica: string,
): Promise<Person | undefined> => {
  const look = async (): Promise<Person | undefined> => {
    const replicas = await vault.replicas();
    if (replicas.length < 2) return undefined;
    return (await peopleHere(replicas)).find((person) => person.replica === replica);
  };
  return Promise.race([
    look().catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), LOOK_MS_MAX)),
  ]);
};
