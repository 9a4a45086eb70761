/** What the other officers of this device have not sent, by the marks beside their locked books: the app's picture counts it too. */
import type { AppServices } from './services.ts';

export const unsentOfOthers = async (
  { vault, marks }: Pick<AppServices, 'vault' | 'marks'>,
  replica: string,
): Promise<number> => {
  const others = (await vault.replicas()).filter((other) => other !== replica);
  // So it is nearly always: then no mark is read.
  if (others.length === 0) return 0;
  return (await marks.list())
    .filter((mark) => others.includes(mark.replica))
    .reduce((sum, { waiting }) => sum + waiting, 0);
};
