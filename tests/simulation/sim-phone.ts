// A simulated device: the real engine and the real sync over memory ports; it dies, comes back, and may be a copy of another.
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { wordsBackupSealer } from '#replica/backup-file.ts';
import type { Replica, ReplicaIdentity } from '#replica/replica.ts';
import { openReplica, type OpenedReplica } from '#replica/engine.ts';
import type { JournalSnapshot } from '#replica/memory-journal-store.ts';
import type { MarkStore } from '#replica/mark-store.ts';
import { memoryMarkStore } from '#replica/memory-mark-store.ts';
import { memoryShelf } from '#replica/memory-shelf.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import type { Chance, HigherTier } from '#replica/ports.ts';
import { createSyncControl } from '#sync/control.ts';
import type { PullLine } from '#protocol/pull.ts';
import type { SyncControl, SyncProblem } from '#sync/use-sync.ts';
import { accept, refuse } from '#base/result.ts';
import { bytesOf, forkedChance } from './sim-chance.ts';
import { simSigner, simVerifier } from './sim-crypto.ts';
import { simDisk, type SimDisk } from './sim-disk.ts';
import { settled, type Network } from './sim-network.ts';
import type { Heard } from './rights-watch.ts';
import type { SimServer } from './sim-server.ts';
import { simTransport } from './sim-transport.ts';

/** Who a device is, whatever lies on its disk. */
export interface DeviceFacts {
  readonly name: string;
  readonly identity: ReplicaIdentity;
  readonly seed: Uint8Array;
  readonly life: string;
  readonly proof: string;
}

export interface SimPhone extends DeviceFacts {
  readonly disk: () => SimDisk;
  /** Undefined while the app is not running. */
  readonly app: () => { readonly replica: OpenedReplica; readonly sync: SyncControl } | undefined;
  readonly start: () => Promise<void>;
  /** The app is killed: nothing it had begun goes on. */
  readonly kill: () => void;
  readonly remember: () => void;
  /** The disk is as it was remembered; its mark, which lies elsewhere, is not. False where nothing was. */
  readonly putBack: () => boolean;
  readonly setFull: (isFull: boolean) => void;
  readonly clock: { offMs: number };
  /** A second window over the same disk; it only reads until it takes over. */
  readonly openWindow: () => Promise<void>;
  /** The window that only read is the writer from now on, the other one reads; false where there is no second one. */
  readonly swapWindows: () => Promise<boolean>;
  /** The window that lost its place; it does not know before it writes. */
  readonly otherWindow: () => OpenedReplica | undefined;
  /** One contact, begun and not waited for. */
  readonly contact: () => void;
  readonly lastProblem: () => SyncProblem | undefined;
  readonly marks: MarkStore;
}

export interface PhoneWorld {
  readonly seed: number;
  readonly network: Network;
  readonly server: SimServer;
  /** True time, ms. */
  readonly nowMs: () => number;
  readonly onLine: (who: Heard, line: PullLine) => void;
  readonly onServed: () => Promise<void>;
  readonly looks: () => number;
}

const SEALER = plainSealer();
const TIER = plainSealer('higher tier');
/** Opened by one sentence; hides nothing, but what one tier seals the other does not open. */
const tier: HigherTier = {
  sealing: TIER,
  unlock: async (words) => (words === '' ? refuse({ kind: 'wrong-words' }) : accept(TIER)),
  wrapped: async () => undefined,
};

export const simPhone = (
  world: PhoneWorld,
  facts: DeviceFacts,
  from?: { readonly snapshot: JournalSnapshot; readonly marks?: MarkStore },
): SimPhone => {
  const { identity, life, proof, name } = facts;
  const chance: Chance = bytesOf(forkedChance(world.seed, `phone ${name}`));
  const signer = simSigner(facts.seed);
  const marks = from?.marks ?? memoryMarkStore();
  const clock = { offMs: 0 };
  let ticks = 0;
  const ticking = { nowMs: () => world.nowMs() + clock.offMs + (ticks += 1) };
  let app: { readonly replica: OpenedReplica; readonly sync: Stoppable } | undefined;
  let problem: SyncProblem | undefined;
  let isFull = false;
  let remembered = from?.snapshot;
  let other: typeof app;
  const stop = (): void => {
    for (const window of [app, other]) {
      window?.sync.stop();
      // Its alarm would keep it in memory for minutes.
      void window?.replica.tier.close();
    }
    app = undefined;
    other = undefined;
  };
  let disk = simDisk(from?.snapshot, stop);
  const running = (): Replica | undefined => app?.replica;

  const opened = async (own: SimDisk, asWriter: boolean): Promise<typeof app> => {
    const begun = await openReplica(
      {
        store: own.store,
        sealer: SEALER,
        tier,
        signer,
        verifier: simVerifier,
        shelf: memoryShelf(),
        clock: ticking,
        chance,
        backupSealer: wordsBackupSealer(undefined, { argon2: computeArgon2, chance }),
        marks,
      },
      identity,
      life,
      { asWriter },
    );
    if (!begun.ok || own.isDead()) return undefined;
    const replica = begun.value;
    const { network, server } = world;
    const transport = simTransport({
      ...{ network, server, signer, proof, chance, clock: ticking, device: identity.device },
      replica: running,
      onLine: world.onLine,
      onServed: world.onServed,
      looks: world.looks,
    });
    const after = (_delayMs: number, call: () => void) => network.after(call);
    return {
      replica,
      sync: createSyncControl({ replica, transport, chance, after, nowMs: world.nowMs }),
    };
  };

  const start = async (): Promise<void> => {
    if (app !== undefined) return;
    const own = disk.isDead() ? simDisk(disk.snapshot(), stop) : disk;
    disk = own;
    own.setFull(isFull);
    const begun = await opened(own, true);
    if (begun === undefined || own.isDead()) return;
    app = begun;
    await begun.replica.loading;
  };
  const openWindow = async (): Promise<void> => {
    if (app === undefined || other !== undefined) return;
    const beside = await opened(disk, false);
    await beside?.replica.loading;
    if (running() !== undefined) other = beside;
  };
  const swapWindows = async (): Promise<void> => {
    if (app === undefined || other === undefined) return;
    const taken = await other.replica.takeOver();
    // It may have been killed meanwhile.
    if (taken.ok && running() !== undefined) [app, other] = [other, app];
  };

  return {
    ...facts,
    marks,
    clock,
    disk: () => disk,
    app: () => app,
    // Whoever dies while it starts never answers.
    start: async () => {
      void start();
      await settled();
    },
    openWindow: async () => {
      void openWindow();
      await settled();
    },
    swapWindows: async () => {
      if (app === undefined || other === undefined) return false;
      void swapWindows();
      await settled();
      return true;
    },
    otherWindow: () => other?.replica,
    kill: () => {
      disk.die();
      stop();
    },
    remember: () => {
      remembered = disk.snapshot();
    },
    putBack: () => {
      if (remembered === undefined) return false;
      disk.die();
      stop();
      disk = simDisk(remembered, stop);
      return true;
    },
    setFull: (next) => {
      isFull = next;
      disk.setFull(next);
    },
    contact: () => {
      void app?.sync.syncNow().then((found) => {
        problem = found;
      });
    },
    lastProblem: () => problem,
  };
};

type Stoppable = ReturnType<typeof createSyncControl>;
