/** What is wrong with chosen words, as the chooser wants it. */
import type { VaultPort } from '#replica/vault-port.ts';

export const wordsProblem = (
  vault: VaultPort,
  words: string,
): 'words-too-short' | 'words-too-common' | undefined => {
  const checked = vault.checkWords(words);
  return checked.ok ? undefined : checked.error.kind;
};
