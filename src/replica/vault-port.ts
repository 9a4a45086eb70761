/** The vault as the gate sees it: make one at enrolment, open it with words, or by the server's share. */
import type { Result } from '#base/result.ts';
import type * as z from 'zod';
import type { WordsSettings } from '#protocol/field-schemas.ts';
import type { recoveryFinish } from '#protocol/sign-in.ts';
import type { WordsChange } from '#protocol/words.ts';
import type { Bytes } from '#base/bytes.ts';
import type { PasskeyHere } from './passkey-row.ts';
import type { CasesTier, HigherTier, JournalStore, Sealer, Signer, StoreProblem } from './ports.ts';
import type { BackupSealer } from './replica-backup.ts';
import type { ReplicaIdentity } from './replica.ts';
import type { Shift } from './shift-row.ts';

/** One Argon2id run gives all of it, by separate derivations: none tells anything about the others. */
export interface WordsKeys {
  /** base64url, 32 bytes; the server stores only its hash. */
  readonly proof: string;
  readonly wrapKey: Uint8Array<ArrayBuffer>;
  /** Wraps the private half of the higher tier. */
  readonly tierKey: Uint8Array<ArrayBuffer>;
  /** For backup files; what works with them can be taken out of neither half. The opening one does not stay. */
  readonly backupKeys: {
    readonly seal: CryptoKey;
    readonly open: CryptoKey;
    /** The sealing half once more, to be wrapped by the PIN of a shift; the vault keeps it to itself. */
    readonly rewrapping: CryptoKey;
  };
}

/** After words were forgotten, or after they were changed by whoever knows them. */
export type UnfinishedWords = z.infer<typeof recoveryFinish> | WordsChange;

export interface OpenVault {
  readonly identity: ReplicaIdentity;
  readonly store: JournalStore;
  readonly sealer: Sealer;
  /** Closed. Undefined in a vault of before there was one, until it is opened by words. */
  readonly tier: HigherTier | undefined;
  /** Ordinary requests: open where words or the share have opened the book, shut where a PIN has. */
  readonly casesTier: CasesTier | undefined;
  readonly signer: Signer;
  /** For signing in at the server without asking for the words again. */
  readonly proof: string;
  /** Backup files for whoever knows the words this vault was opened with. */
  readonly backupSealer: BackupSealer;
  /** Opened by words, so a PIN may be set for the shift. */
  readonly mayBeginShift: boolean;
  /** New words of which the server has not said that it knows them. */
  readonly unfinished?: UnfinishedWords | undefined;
  /** The life given at enrolment; the replica writes under it until it begins another. */
  readonly life: string;
}

export type VaultProblem =
  | { readonly kind: 'wrong-words' }
  | { readonly kind: 'wrong-share' }
  | { readonly kind: 'no-vault' }
  | { readonly kind: 'vault-damaged' }
  | { readonly kind: 'wrong-pin'; readonly triesLeft: number }
  /** No shift goes on here: over, tried too often, ended or never begun. */
  | { readonly kind: 'pin-gone' }
  /** Not six digits, or too easy to guess. */
  | { readonly kind: 'bad-pin' }
  /** The book was opened by a PIN, or lies open: what is asked of it needs the words. */
  | { readonly kind: 'needs-words' }
  /** No passkey was kept here, or it was removed. */
  | { readonly kind: 'no-passkey' }
  /** What the device gave is not what this book was locked with. */
  | { readonly kind: 'wrong-passkey' }
  /** The clock stands before what this disk has seen: no end could be trusted. */
  | { readonly kind: 'clock-behind' }
  | StoreProblem;

export interface NewDevice {
  readonly replica: string;
  readonly device: string;
  readonly life: string;
  readonly signer: Signer;
  /** Seals the signing key with the rest once the server has said yes. */
  readonly seed: Uint8Array<ArrayBuffer>;
}

/** A passkey that has just shown on this device that it can open: with what its PRF gave, and the words once more. */
export interface NewPasskey extends PasskeyHere {
  /** 32 secret bytes, the same at each asking. */
  readonly prf: Bytes;
  readonly words: string;
}

export interface VaultPort {
  /** Ids of the replicas on this browser profile; nothing personal. */
  readonly replicas: () => Promise<readonly string[]>;
  /** At least 4 words or 16 characters. */
  readonly checkWords: (
    words: string,
  ) => Result<void, { readonly kind: 'words-too-short' | 'words-too-common' }>;
  /** A made-up suggestion of 5 Vietnamese words. */
  readonly suggestWords: () => string;
  /** Settings that take 0.7–1.5 s on this device, never weaker than 46 MiB × 1 pass. */
  readonly calibrate: () => Promise<WordsSettings>;
  readonly deriveKeys: (words: string, settings: WordsSettings) => Promise<WordsKeys>;
  readonly newDevice: () => Promise<NewDevice>;
  /** A random share for the server. */
  readonly newShare: () => string;
  readonly make: (input: {
    readonly newDevice: NewDevice;
    readonly identity: ReplicaIdentity;
    readonly keys: WordsKeys;
    readonly settings: WordsSettings;
    readonly share: string;
  }) => Promise<Result<OpenVault, VaultProblem>>;
  readonly open: (replica: string, words: string) => Promise<Result<OpenVault, VaultProblem>>;
  readonly openByShare: (
    replica: string,
    share: string,
  ) => Promise<Result<OpenVault, VaultProblem>>;
  /** The shift that goes on, readable without opening; one that is over is erased with this look. */
  readonly shift: (replica: string) => Promise<Shift | undefined>;
  /**
   * After words a PIN opens the same book again, for 12 hours at most; requests never.
   * Refuses: bad-pin, needs-words, clock-behind.
   */
  readonly beginShift: (vault: OpenVault, pin: string) => Promise<Result<Shift, VaultProblem>>;
  /** Refuses: wrong-pin, pin-gone. Every try is on the disk before it is computed. */
  readonly openByPin: (replica: string, pin: string) => Promise<Result<OpenVault, VaultProblem>>;
  readonly endShift: (vault: OpenVault) => Promise<Result<void, StoreProblem>>;
  /** What to ask the device for, readable without opening; undefined where no passkey opens this book. */
  readonly passkey: (replica: string) => Promise<PasskeyHere | undefined>;
  /** Keeps a wrap by this passkey, in the place of one that may be there. Refuses: wrong-words. */
  readonly keepPasskey: (
    vault: OpenVault,
    passkey: NewPasskey,
  ) => Promise<Result<void, VaultProblem>>;
  /** @param prf what the passkey gave just now. Refuses: no-passkey, wrong-passkey. */
  readonly openByPasskey: (replica: string, prf: Bytes) => Promise<Result<OpenVault, VaultProblem>>;
  readonly dropPasskey: (vault: OpenVault) => Promise<Result<void, StoreProblem>>;
  /**
   * Takes a replica off this device for good, keys and sealed blocks together. It asks nothing: who may
   * sign out is decided before (`may-sign-out.ts`), and the book is closed.
   */
  readonly forget: (replica: string) => Promise<Result<void, StoreProblem>>;
  /** The device id, readable without opening: the server is asked about it when the words are forgotten. */
  readonly deviceOf: (replica: string) => Promise<string | undefined>;
  /**
   * Wraps the same keys anew: nothing is re-encrypted, nothing unsent is touched; PIN and passkey of the words of
   * before are gone with them. Refuses: needs-words, wrong-words.
   */
  readonly rewrap: (
    vault: OpenVault,
    input: {
      readonly keys: WordsKeys;
      readonly settings: WordsSettings;
      readonly share: string;
      /** Where the share has not opened the vault: the words of now once more, whatever has opened it. */
      readonly wordsNow?: string;
      /** Kept sealed in the same transaction: wherever this device stops, the message is not lost. */
      readonly finish?: UnfinishedWords;
    },
  ) => Promise<Result<OpenVault, VaultProblem>>;
  /** The server knows the new words: the kept message goes. */
  readonly finished: (vault: OpenVault) => Promise<Result<void, VaultProblem>>;
}
