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
 * share would be gone and nothing could open the disk any more.
 */
export const rewrapWithWords = async (
  services: AppServices,
  recovery: Recovery,
  open: OpenVault,
  words: string,
): Promise<Result<Rewrapped, { readonly kind: string }>> => {
  const settings = await services.vault.calibrate();
  const keys = await services.vault.deriveKeys(words, settings);
  const share = services.vault.newShare();
  const rewrapped = await services.vault.rewrap(open, { keys, settings, share });
  if (!rewrapped.ok) return refuse({ kind: rewrapped.error.kind });
  const { device } = open.identity;
  const { request, ticket } = recovery;
  return accept({
    vault: rewrapped.value,
    finish: {
      request,
      ticket,
      device,
      words: settings,
      proof: keys.proof,
      share,
      signature: await open.signer.sign(services.recoveryBytes(request, device, keys.proof)),
    },
  });
};
