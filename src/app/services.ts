/** What the app needs of the world, handed in by main.tsx: the gate and the pages take it from here. */
import { createContext, useContext } from 'react';
import { assert } from '#base/assert.ts';
import type { Bytes } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import type { InstallOffer } from '#platform/install.ts';
import type { LookStore } from '#platform/look-store.ts';
import type { StorageFacts } from '#platform/storage.ts';
import type { Updates } from '#platform/update.ts';
import type { Person } from '#replica/door-row.ts';
import type { MarkStore } from '#replica/mark-store.ts';
import type { StoreProblem } from '#replica/ports.ts';
import type { Replica } from '#replica/replica.ts';
import type { OpenVault, VaultPort } from '#replica/vault-port.ts';
import type { AuditAnswered, AuditQuestion } from '#sync/http-audit.ts';
import type { ClosesBelowAnswered, ClosesBelowQuestion } from '#sync/http-closes-below.ts';
import type { DevicesAnswered, DevicesQuestion } from '#sync/http-devices.ts';
import type { HeldAnswered, HeldQuestion } from '#sync/http-held.ts';
import type { HistoryAnswered, HistoryQuestion } from '#sync/http-history.ts';
import type { RestoreStanding } from '#sync/http-restore.ts';
import type { Answer, ServerApi } from '#sync/server-api.ts';
import type { SyncControl } from '#sync/use-sync.ts';
import type { JoiningControl } from '#features/joining/joining-control.ts';
import type { ApprovalControl } from '#features/joining/approval-control.ts';
import type { FactorControl, FactorStanding } from '#features/second-factor/factor-control.ts';
import type { PasskeyControl } from '#features/passkey/passkey-control.ts';
import type { SharedControl } from '#features/shared-device/shared-control.ts';
import type { WordsControl } from '#features/words/words-control.ts';
import type { Invited } from './invited.ts';
import type { FactorBell } from './factor-bell.ts';
import type { ShiftDesk } from './shift-desk.ts';

/** A replica at work, with its sync. */
export interface OpenedBook {
  readonly replica: Replica;
  readonly sync: SyncControl;
  readonly shift: ShiftDesk;
  readonly shared: SharedControl;
  /** The desk of the passkey, one a book; read when a screen asks for it. */
  readonly passkey: () => Promise<PasskeyControl>;
  /** How it stood with the second factor at the last sign-in; undefined where none is asked for. */
  readonly factorStanding: () => FactorStanding | undefined;
  /** The desk of the second factor; read when a screen asks for it. */
  readonly factor: () => Promise<FactorControl>;
  /** The desk at which waiting devices are approved; read when a screen asks for it. */
  readonly approvals: () => Promise<ApprovalControl>;
  /** The desk at which its words are changed; read when a screen asks for it. */
  readonly words: () => Promise<WordsControl>;
  /** Makes this window the writer, whoever was it before. */
  readonly takeOver: () => Promise<Result<void, StoreProblem>>;
  /** Tells the server that the officer signs out here; nobody waits for it, with a network or without. */
  readonly endSession: () => void;
  /** Stops the sync and forgets every key: the book is locked. */
  readonly close: () => Promise<void>;
}

export interface AppServices {
  readonly vault: VaultPort;
  /** How much was written here, outside the databases. */
  readonly marks: MarkStore;
  readonly api: ServerApi;
  /** Who changed what of one record, as the server holds it; the replica checks what comes. */
  readonly askHistory: (asked: HistoryQuestion) => Answer<HistoryAnswered>;
  /** What is held for this officer's decision; the replica checks what comes. */
  readonly askHeld: (asked: HeldQuestion) => Answer<HeldAnswered>;
  /** Who did what, as the server has noted it; the replica checks what comes. */
  readonly askAudit: (asked: AuditQuestion) => Answer<AuditAnswered>;
  /** How the unions below closed their days; the replica checks what comes. */
  readonly askClosesBelow: (asked: ClosesBelowQuestion) => Answer<ClosesBelowAnswered>;
  /** How a restore of the server stands, and its end; for who administers the whole union. */
  readonly restore: {
    readonly look: () => Answer<RestoreStanding>;
    readonly close: () => Answer<void>;
  };
  /** Which devices there are, own or of the union; the replica checks what comes. */
  readonly askDevices: (asked: DevicesQuestion) => Answer<DevicesAnswered>;
  /** Whether a passkey opens this book here, asked without reading the vault. */
  readonly hasPasskeyHere: (replica: string) => Promise<boolean>;
  /** Whose books these are, as the lock shows them; asked only where there is more than one. */
  readonly peopleHere: (replicas: readonly string[]) => Promise<readonly Person[]>;
  /** The next book begins at Hôm nay, wherever the address stood. */
  readonly beginAtToday: () => void;
  /** Where the officer is asked for the second factor. */
  readonly factorBell: FactorBell;
  /** Reads the vault and the code that opens a book, ahead of their first use. */
  readonly readBookCode: () => Promise<unknown>;
  /** @param firstLife the life given at enrolment; left out when a known replica is opened */
  readonly openReplica: (
    open: OpenVault,
    firstLife?: string,
  ) => Promise<Result<OpenedBook, StoreProblem>>;
  /** Takes a closed book off this device, and what was noted of it beside the database. */
  readonly forgetReplica: (replica: string) => Promise<Result<void, StoreProblem>>;
  /** Whether this device waits for an officer's approval. */
  readonly joiningHere: () => Promise<boolean>;
  /** The desk of that wait, one a time; `onApproved` gets what the gate goes on with. */
  readonly joining: (onApproved: (invited: Invited) => void) => Promise<JoiningControl>;
  /** The device has come in, on whichever way. */
  readonly forgetJoining: () => Promise<void>;
  /** What a device signs on its way in; the protocol says how these bytes look. */
  readonly redeemBytes: (token: string, device: string, publicKey: string) => Promise<Bytes>;
  readonly recoveryBytes: (request: string, device: string, proof: string) => Promise<Bytes>;
  /** base64url, 16 random bytes. */
  readonly newNonce: () => string;
  readonly look: LookStore;
  readonly updates: Updates;
  readonly install: InstallOffer;
  readonly storageFacts: () => Promise<StorageFacts>;
  readonly askLastingStorage: () => Promise<boolean>;
  readonly deviceLabel: string;
  readonly version: string;
  readonly nowMs: () => number;
}

export const ServicesContext = createContext<AppServices | undefined>(undefined);

export const useServices = (): AppServices => {
  const services = useContext(ServicesContext);
  assert(services !== undefined, 'main.tsx hands in the services');
  return services;
};
