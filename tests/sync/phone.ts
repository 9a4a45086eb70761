// A phone for tests: the real engine over memory adapters, talking to the real server app without a socket.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base64FromBytes } from '#base/bytes.ts';
import { accept, refuse } from '#base/result.ts';
import { redeemSigningBytes, sessionAnswer } from '#protocol/sign-in.ts';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { wordsBackupSealer, type BackupKey } from '#replica/backup-file.ts';
import { ed25519Signer, ed25519Verifier } from '#replica/ed25519-signer.ts';
import { openReplica, type OpenedReplica } from '#replica/engine.ts';
import { memoryJournalStore, type MemoryJournalStore } from '#replica/memory-journal-store.ts';
import type { MarkStore } from '#replica/mark-store.ts';
import { memoryMarkStore } from '#replica/memory-mark-store.ts';
import { memoryShelf } from '#replica/memory-shelf.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import type { CasesTier, Chance, Clock, HigherTier, Signer } from '#replica/ports.ts';
import type { ReplicaIdentity } from '#replica/replica.ts';
import { askingSync } from '#app/asking-sync.ts';
import { createSecondFactorDesk } from '#app/second-factor-desk.ts';
import type { FactorControl } from '#features/second-factor/factor-control.ts';
import { askingForFactor } from '#sync/asking-for-factor.ts';
import { createSyncControl } from '#sync/control.ts';
import { createSecondFactorApi } from '#sync/http-second-factor.ts';
import { createHttpTransport, type HttpTransport } from '#sync/http-transport.ts';
import { createHttpWire, type HttpWire } from '#sync/http-wire.ts';
import { createServerApi } from '#sync/http-server-api.ts';
import { runningSession } from '#sync/running-session.ts';
import type { ServerApi } from '#sync/server-api.ts';
import type { SyncControl } from '#sync/use-sync.ts';
import { createApp } from '#server/app.ts';
import { openServer, type OpenServer } from '#server/open-server.ts';
import { makeSetUpInvitation } from '#server/set-up.ts';
import { staticFiles } from '#server/static-files.ts';
import { softwarePasskeys } from '#tests/server/software-passkey.ts';

export interface TestServer {
  readonly opened: OpenServer;
  /** What a phone's fetch reaches; replaceable, to cut the line or to lie. */
  readonly line: { fetch: typeof fetch };
  readonly setUpToken: () => Promise<string>;
  readonly clock: { ms: number };
  readonly stop: () => Promise<void>;
}

export const ORIGIN = 'http://phone.test';
const START_MS = Date.parse('2026-11-22T03:00:00Z');

/** @param databaseUrl of a PostgreSQL database, where the books shall lie in one */
export const startServer = async (databaseUrl?: string): Promise<TestServer> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'scd-server-'));
  const clock = { ms: START_MS };
  const nowMs = () => (clock.ms += 1);
  const opened = await openServer({ dataDir, origin: ORIGIN, nowMs, databaseUrl });
  const app = createApp(opened.context, staticFiles(join(dataDir, 'none')), (text) => {
    throw new Error(text);
  });
  const bindings = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
  const answer: typeof fetch = async (input, init) => app.fetch(new Request(input, init), bindings);
  return {
    opened,
    clock,
    line: { fetch: answer },
    setUpToken: async () => {
      const made = await makeSetUpInvitation(opened.context);
      if (made === undefined) throw new Error('already set up');
      return made.token;
    },
    stop: async () => {
      await opened.store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

export interface Phone {
  readonly replica: OpenedReplica;
  readonly sync: SyncControl;
  readonly api: ServerApi;
  readonly store: MemoryJournalStore;
  readonly wire: HttpWire;
  readonly identity: ReplicaIdentity;
  readonly signer: Signer;
  readonly clock: { ms: number };
  readonly proof: string;
  /** The life given at enrolment. */
  readonly life: string;
  readonly marks: MarkStore;
  readonly backupKey: BackupKey | undefined;
  readonly transport: HttpTransport;
  /** Its officer's finger, for the second factor: confirms whatever is asked, while it is there. */
  readonly finger: { isThere: boolean };
  readonly factor: FactorControl;
}

const chance: Chance = { bytes: (length) => new Uint8Array(randomBytes(length)) };

export interface Enrolment {
  readonly token: string;
  readonly setUp?: {
    readonly unitName: string;
    readonly unitKind: 'province' | 'grassroots';
    readonly displayName: string;
    readonly signInName: string;
  };
  readonly proof?: string;
  /** What the phone calls itself. */
  readonly label?: string;
}

/** Enrols a new phone by an invitation, as the app does. */
export const enrol = async (
  server: TestServer,
  { token, setUp, proof = base64FromBytes(chance.bytes(32)), label = 'Điện thoại thử' }: Enrolment,
): Promise<Phone> => {
  const signer = await ed25519Signer(chance.bytes(32));
  const device = base64FromBytes(chance.bytes(12));
  const life = base64FromBytes(chance.bytes(12));
  const wire = createHttpWire(ORIGIN, (input, init) => server.line.fetch(input, init));
  const redeemed = await wire.post(
    '/api/invitation/redeem',
    {
      token,
      nonce: base64FromBytes(chance.bytes(16)),
      device: { id: device, life, publicKey: signer.publicKey, label },
      words: { salt: base64FromBytes(chance.bytes(16)), memoryKiB: 47_104, passes: 1 },
      proof,
      share: base64FromBytes(chance.bytes(32)),
      signature: await signer.sign(redeemSigningBytes(token, device, signer.publicKey)),
      ...(setUp === undefined ? {} : { setUp }),
    },
    sessionAnswer,
  );
  if (!redeemed.ok) throw new Error(JSON.stringify(redeemed.error));
  const identity: ReplicaIdentity = {
    replica: base64FromBytes(chance.bytes(12)),
    device,
    officer: redeemed.value.officer,
    displayName: redeemed.value.displayName,
    signInName: redeemed.value.signInName,
    homeUnit: redeemed.value.homeUnit,
    serverKey: redeemed.value.serverKey,
    practice: redeemed.value.practice,
  };
  return openPhone(server, { identity, signer, life, proof, store: memoryJournalStore() });
};

export const TIER_WORDS = 'ba từ mở phần kín';
const tierSealer = plainSealer('higher tier');
/** Opened by one sentence; hides nothing, but what one tier seals the other does not open. */
const plainTier: HigherTier = {
  sealing: tierSealer,
  unlock: async (words) =>
    words === TIER_WORDS ? accept(tierSealer) : refuse({ kind: 'wrong-words' }),
  wrapped: async () => undefined,
};

/** Opens a phone over what lies on its disk: a start after a kill, or a second window. */
export const openPhone = async (
  server: TestServer,
  parts: {
    readonly identity: ReplicaIdentity;
    readonly signer: Signer;
    readonly life: string;
    readonly proof: string;
    readonly store: MemoryJournalStore;
    readonly clock?: { ms: number };
    readonly marks?: MarkStore;
    readonly backupKey?: BackupKey | undefined;
    readonly tier?: HigherTier;
    /** Left out, ordinary requests lie under the replica's own key. */
    readonly casesTier?: CasesTier | undefined;
    /** False for a second window, which only reads. */
    readonly asWriter?: boolean;
    /** Others use the device too. */
    readonly isShared?: boolean;
  },
): Promise<Phone> => {
  const { identity, signer, life, proof, store, clock = { ms: START_MS } } = parts;
  const { marks = memoryMarkStore(), backupKey, tier = plainTier, casesTier } = parts;
  const ticking: Clock = { nowMs: () => (clock.ms += 1) };
  const opened = await openReplica(
    {
      store,
      sealer: plainSealer(),
      tier,
      casesTier,
      signer,
      verifier: await ed25519Verifier(),
      shelf: memoryShelf(),
      clock: ticking,
      chance,
      backupSealer: wordsBackupSealer(backupKey, { argon2: computeArgon2, chance }),
      marks,
    },
    identity,
    life,
    { asWriter: parts.asWriter ?? true, isShared: parts.isShared ?? false },
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  await opened.value.loading;
  const finger = { isThere: true };
  const ask = async (): Promise<boolean> => {
    if (!finger.isThere) return false;
    await factor.look();
    const state = factor.state();
    const isNew = state.is === 'known' && state.standing.passkeys === 0;
    return (await (isNew ? factor.add() : factor.give())).ok;
  };
  const bare = createHttpWire(ORIGIN, (input, init) => server.line.fetch(input, init));
  const wire = askingForFactor(bare, ask);
  const transport = createHttpTransport(
    wire,
    { device: identity.device, signer, proof },
    ticking,
    chance,
  );
  const sync = askingSync(
    createSyncControl({
      replica: opened.value,
      transport,
      chance,
      after: () => () => undefined,
    }),
    ask,
  );
  const session = runningSession(transport);
  const api = createServerApi(wire, session, chance);
  const factor = createSecondFactorDesk({
    api: createSecondFactorApi(bare, session),
    device: softwarePasskeys(ORIGIN),
    chance,
    removals: opened.value.removals,
  });
  return {
    ...{ replica: opened.value, sync, api, store, wire, identity, signer, clock, proof, life },
    ...{ marks, backupKey, transport, finger, factor },
  };
};
