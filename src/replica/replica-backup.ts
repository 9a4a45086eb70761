/** The backup file as screens see it: make one without a signal, open one by the words of its time, put it back. */
import type { Bytes } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import type { StoreProblem, TierOpening } from './ports.ts';

/** A file for the share sheet. It is text, because a share sheet passes on few kinds of files and text is one of them. */
export interface BackupFile {
  /** `so-cong-doan-du-phong-2026-11-22-1745.txt`: a day and a time, nobody's name. */
  readonly name: string;
  readonly mediaType: 'text/plain';
  readonly bytes: Bytes;
  readonly madeMs: number;
  /** Own entries in it. */
  readonly entries: number;
  /** By `book|life`: the last own entry in it; `kept` writes this down. */
  readonly upTo: Readonly<Record<string, number>>;
}

export interface BackupState {
  /** When a backup last left this device; undefined for never. */
  readonly madeMs: number | undefined;
  /** Unsent entries that are in it: "đã có bản dự phòng". */
  readonly covered: number;
  /** Unsent entries that exist on this device only. Signing out may go on where this is 0. */
  readonly onlyHere: number;
}

export interface BackupDay {
  /** The business day on the paper, or where there is no receipt the day of writing; `YYYY-MM-DD`. */
  readonly day: string;
  readonly entries: number;
  readonly receipts: number;
  readonly amountVnd: number;
}

/** What is inside, for a person to say yes to before anything is put back. */
export interface BackupContents {
  readonly madeMs: number;
  readonly entries: number;
  readonly receipts: number;
  /** Receipts voided in the same file are counted here too: it is what was written, not a balance. */
  readonly amountVnd: number;
  /** In the order of the calendar. */
  readonly days: readonly BackupDay[];
}

export type BackupMakeProblem =
  /** Nothing here that only this device has. */
  | { readonly kind: 'nothing-to-back-up' }
  /** The book was opened by another way than words: open it with the words first. */
  | { readonly kind: 'no-words' }
  /** Send first: a file beyond the bound could not be read back. */
  | { readonly kind: 'backup-too-large' };

export type BackupOpenProblem =
  /** Some other file. */
  | { readonly kind: 'not-a-backup' }
  /** Made by a newer app: update first. */
  | { readonly kind: 'backup-too-new' }
  /** Cut off or changed on its way. */
  | { readonly kind: 'backup-damaged' }
  | { readonly kind: 'backup-too-large' }
  | { readonly kind: 'wrong-words' };

export type BackupRestoreProblem =
  /** Another officer's file: only who wrote the entries may put them back. */
  | { readonly kind: 'other-officer' }
  /** Of another server, or practice in a real book. */
  | { readonly kind: 'other-server' }
  | { readonly kind: 'read-only' }
  | StoreProblem;

/** Seals for the officer's words and opens by them; the replica behind it sees only plain contents. */
export interface BackupSealer {
  /** The file's bytes. Needs no words: the key was derived when the book was opened. */
  readonly seal: (
    plain: Bytes,
    about: { readonly replica: string; readonly madeMs: number },
  ) => Promise<Result<Bytes, BackupMakeProblem>>;
  readonly open: (
    file: Uint8Array,
    words: string,
  ) => Promise<Result<OpenedBackup, BackupOpenProblem>>;
}

export interface OpenedBackup {
  readonly plain: Bytes;
  /** The higher tier the file took along; undefined where it was wrapped by other words than the file. */
  readonly openTier: (wrapped: string) => Promise<TierOpening | undefined>;
}

export interface ReplicaBackup {
  /** Needs no signal and no words: sealed for whoever knows the words this book was opened with. */
  readonly make: () => Promise<Result<BackupFile, BackupMakeProblem>>;
  /** To be called once the file has left the app (shared or downloaded): from then on `state` counts it. */
  readonly kept: (file: BackupFile) => Promise<Result<void, StoreProblem>>;
  /** The same object while nothing changed. Watch it by `replica.watch`. */
  readonly state: () => BackupState;
  /** About a second: the words are those of the day on which the file was made. Changes nothing. */
  readonly open: (
    file: Uint8Array,
    words: string,
  ) => Promise<Result<BackupContents, BackupOpenProblem>>;
  /**
   * `opened` is what `open` of this same replica answered.
   * Lays the entries of the file into this device's outbox as they were signed; they show at once and the
   * next contact sends them. Any number of times: what is here or at the server already is not doubled.
   */
  readonly restore: (
    opened: BackupContents,
  ) => Promise<Result<{ readonly taken: number; readonly known: number }, BackupRestoreProblem>>;
}
