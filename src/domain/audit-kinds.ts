/** What stands in the audit log: the kinds of things done that are told apart, and a line as a screen shows it. */

/** What only a device can see: a request opened, printed, referred to the union above or put into a backup file. */
export const SEEN_KINDS = ['case-viewed', 'case-printed', 'case-shared', 'case-backed-up'] as const;
export type SeenKind = (typeof SEEN_KINDS)[number];

export const AUDIT_KINDS = [
  ...SEEN_KINDS,
  'signed-in',
  'sign-in-refused',
  'signed-out',
  'enrolled',
  'phone-approved',
  'words-renewed',
  'words-changed',
  'grant-judged',
  'device-lost',
  'entry-held',
  'entry-quarantined',
  'access-denied',
  'cases-pulled',
  'shred-ordered',
  'backup-made',
  'restore-closed',
  'passkey-added',
  'passkey-removed',
  'second-factor-given',
  'second-factor-refused',
  'second-factor-grace',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Kinds whose `about` is an officer: whom it was done to, or (of a device that was let in) who approved it. */
export const ABOUT_AN_OFFICER: ReadonlySet<AuditKind> = new Set([
  'enrolled',
  'phone-approved',
  'grant-judged',
  'device-lost',
  'passkey-removed',
] as const);

/** What a passkey was made with, where it was the first: nobody could ask for another one yet. */
export const FIRST_PASSKEY = 'first';

/** What a device notes until the server has it; ids only. */
export interface SeenThing {
  readonly what: SeenKind;
  readonly book: string;
  /** The request; null where it is the whole book. */
  readonly about: string | null;
}

export interface AuditLine {
  readonly atMs: number;
  readonly what: AuditKind;
  readonly officer: string | null;
  readonly device: string | null;
  readonly book: string | null;
  readonly about: string | null;
  /** When the device says it happened; null where the server saw it. */
  readonly saidMs: number | null;
}

/** From where one goes on; no number, because a gap would tell of what may not be known. */
export interface AuditPlace {
  readonly atMs: number;
  readonly shown: number;
}

export interface AuditPortion {
  readonly lines: readonly AuditLine[];
  readonly next: AuditPlace | null;
  readonly people: ReadonlyMap<string, string>;
  readonly devices: ReadonlyMap<string, string>;
}
