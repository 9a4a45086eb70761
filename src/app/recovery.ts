/** Forgotten words: new ones over the same key, first on this disk, then at the server. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { OpenVault } from '#replica/vault-port.ts';
import type { WordsAtServer } from '#sync/server-answers.ts';
import type { AppServices } from './services.ts';

export interface Recovery {
  readonly request: string;
  readonly ticket: string;
  readonly digits: string;
  readonly expiresMs: number;
}

export interface Rewrapped {
  readonly vault: OpenVault;
  /** To be told to the server until it has said yes. */
  readonly finish: WordsAtServer;
}

/**
 * Disk first: were the server told first and this device stopped between the two, the server's old
 * share would be gone and nothing could open the disk any more. The message to the server is kept sealed in
 * the same transaction, and sent at each contact until the server has said yes.
 */
export const rewrapWithWords = async (
  services: Pick<AppServices, 'vault' | 'recoveryBytes'>,
  recovery: Pick<Recovery, 'request' | 'ticket'>,
  open: OpenVault,
  words: string,
): Promise<Result<Rewrapped, { readonly kind: string }>> => {
  const settings = await services.vault.calibrate();
  const keys = await services.vault.deriveKeys(words, settings);
  const share = services.vault.newShare();
  const { device } = open.identity;
  const { request, ticket } = recovery;
  const finish = {
    ...{ request, ticket, device, share },
    words: settings,
    proof: keys.proof,
    signature: await open.signer.sign(await services.recoveryBytes(request, device, keys.proof)),
  };
  const rewrapped = await services.vault.rewrap(open, { keys, settings, share, finish });
  return rewrapped.ok
    ? accept({ vault: rewrapped.value, finish })
    : refuse({ kind: rewrapped.error.kind });
};
