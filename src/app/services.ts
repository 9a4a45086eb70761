/** What the app needs of the world, handed in by main.tsx: the gate and the pages take it from here. */
import { createContext, useContext } from 'react';
import { assert } from '#base/assert.ts';
import type { Bytes } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import type { InstallOffer } from '#platform/install.ts';
import type { LookStore } from '#platform/look-store.ts';
import type { StorageFacts } from '#platform/storage.ts';
import type { Updates } from '#platform/update.ts';
import type { MarkStore } from '#replica/mark-store.ts';
import type { StoreProblem } from '#replica/ports.ts';
import type { Replica } from '#replica/replica.ts';
import type { OpenVault, VaultPort } from '#replica/vault-port.ts';
import type { HistoryAnswered, HistoryQuestion } from '#sync/http-history.ts';
import type { Answer, ServerApi } from '#sync/server-api.ts';
import type { SyncControl } from '#sync/use-sync.ts';
import type { ShiftDesk } from './shift-desk.ts';

/** A replica at work, with its sync. */
export interface OpenedBook {
  readonly replica: Replica;
  readonly sync: SyncControl;
  readonly shift: ShiftDesk;
  /** Makes this window the writer, whoever was it before. */
  readonly takeOver: () => Promise<Result<void, StoreProblem>>;
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
  /** Reads the vault and the code that opens a book, ahead of their first use. */
  readonly readBookCode: () => Promise<unknown>;
  /** @param firstLife the life given at enrolment; left out when a known replica is opened */
  readonly openReplica: (
    open: OpenVault,
    firstLife?: string,
  ) => Promise<Result<OpenedBook, StoreProblem>>;
  /** Takes a closed book off this device, and what was noted of it beside the database. */
  readonly forgetReplica: (replica: string) => Promise<Result<void, StoreProblem>>;
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
