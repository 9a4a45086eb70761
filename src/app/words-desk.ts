/** Changes the words of the open book: first on this disk, then at the server; or follows what another device has changed. */
import { base64FromBytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { WordsControl } from '#features/words/words-control.ts';
import type { Chance } from '#replica/ports.ts';
import type { Replica } from '#replica/replica.ts';
import { normaliseWords } from '#replica/secret-words.ts';
import type { OpenVault, VaultPort, WordsKeys } from '#replica/vault-port.ts';
import type { WordsChange, WordsLooked } from '#sync/server-answers.ts';
import type { ServerApi, ServerProblem } from '#sync/server-api.ts';
import { wordsChangeSigningBytes, wordsLookSigningBytes } from '#sync/signed-requests.ts';

export interface WordsDeskParts {
  readonly vault: Pick<VaultPort, 'calibrate' | 'deriveKeys' | 'newShare' | 'rewrap' | 'finished'>;
  readonly api: Pick<ServerApi, 'tellWords' | 'lookAtWords'>;
  readonly open: OpenVault;
  readonly replica: Pick<Replica, 'isWriter'>;
  readonly chance: Chance;
}

interface Chosen {
  readonly keys: WordsKeys;
  readonly settings: WordsChange['words'];
}
type Kind = { readonly kind: string };

const NAME_BYTES = 12;
const NONCE_BYTES = 16;

export const createWordsDesk = (parts: WordsDeskParts): WordsControl => {
  const { vault, api, open, replica, chance } = parts;
  const { device } = open.identity;

  const lookAt = async (proof: string): Promise<Result<WordsLooked, ServerProblem>> => {
    const nonce = base64FromBytes(chance.bytes(NONCE_BYTES));
    const look = { device, nonce, proof };
    const signature = await open.signer.sign(wordsLookSigningBytes(look));
    return api.lookAtWords({ ...look, signature });
  };

  /** An earlier change of which the server may not have heard: told now, or it stands in the way of the next. */
  const tellEarlier = async (): Promise<'told' | 'refused' | 'unheard'> => {
    if (open.unfinished === undefined) return 'told';
    const told = await api.tellWords(open.unfinished);
    if (told.ok) {
      await vault.finished(open);
      return 'told';
    }
    const { kind } = told.error;
    return kind === 'sign-in-refused' || kind === 'no-such-request' ? 'refused' : 'unheard';
  };

  /** Words of one's own choosing, as heavy as this device bears. */
  const chosen = async (now: string, next: string): Promise<Result<Chosen, Kind>> => {
    if (normaliseWords(now) === normaliseWords(next)) return refuse({ kind: 'same-words' });
    const settings = await vault.calibrate();
    return accept({ settings, keys: await vault.deriveKeys(next, settings) });
  };

  /** The words of another device: made into a proof as there, and shown to be those before anything is changed here. */
  const followed = async (next: string, { words }: WordsLooked): Promise<Result<Chosen, Kind>> => {
    const keys = await vault.deriveKeys(next, words);
    const looked = await lookAt(keys.proof);
    if (!looked.ok) return looked;
    return looked.value.isSame
      ? accept({ keys, settings: words })
      : refuse({ kind: 'not-those-words' });
  };

  return {
    look: async () => {
      const looked = await lookAt(open.proof);
      return looked.ok ? (looked.value.isSame ? 'same' : 'other') : 'unknown';
    },
    change: async (now, next) => {
      if (!replica.isWriter()) return refuse({ kind: 'read-only' });
      const earlier = await tellEarlier();
      if (earlier === 'unheard') return refuse({ kind: 'words-untold' });
      const looked = await lookAt(open.proof);
      if (earlier === 'refused' && !looked.ok) return refuse({ kind: 'words-untold' });
      const others = looked.ok && !looked.value.isSame ? looked.value : undefined;
      const made = others === undefined ? await chosen(now, next) : await followed(next, others);
      if (!made.ok) return made;
      const { keys, settings } = made.value;
      const told = {
        ...{ change: base64FromBytes(chance.bytes(NAME_BYTES)), device, before: open.proof },
        ...{ words: settings, proof: keys.proof, share: vault.newShare() },
      };
      const signature = await open.signer.sign(wordsChangeSigningBytes(told));
      const { share } = told;
      const finish = { ...told, signature };
      const wrapped = await vault.rewrap(open, { keys, settings, share, wordsNow: now, finish });
      keys.wrapKey.fill(0);
      keys.tierKey.fill(0);
      return wrapped.ok ? accept(undefined) : wrapped;
    },
  };
};
