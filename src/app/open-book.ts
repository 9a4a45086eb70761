/** Opens the book in the browser: engine, shelf, writer lock and sync, put together when the vault is open. */
import { accept, type Result } from '#base/result.ts';
import { isShared } from '#features/shared-device/shared-control.ts';
import { writeArrivedBooks } from '#platform/arrived-books.ts';
import { onOccasionToSync, whenIdle, whenPainted } from '#platform/occasions.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { cacheMarkStore } from '#replica/cache-mark-store.ts';
import { ed25519Verifier } from '#replica/ed25519-signer.ts';
import { openReplica } from '#replica/engine.ts';
import type { StoreProblem, Verifier } from '#replica/ports.ts';
import { rxdbShelf } from '#replica/rxdb-shelf.ts';
import type { OpenVault } from '#replica/vault-port.ts';
import { browserLocks, writerLock } from '#replica/writer-lock.ts';
import { carryForOthers } from '#sync/carry.ts';
import { createSyncControl } from '#sync/control.ts';
import { createHttpTransport, type HttpTransport } from '#sync/http-transport.ts';
import { noteArrivals } from '#sync/note-arrivals.ts';
import { runningSession } from '#sync/running-session.ts';
import { tellDevice } from '#sync/tell-device.ts';
import { tellingWordsFirst, type UntoldWords } from '#sync/telling-words-first.ts';
import type { HttpWire } from '#sync/http-wire.ts';
import { askingSync } from './asking-sync.ts';
import { afterMs, listenHere } from './listen-here.ts';
import type { PasskeyDeskParts } from './passkey-desk.ts';
import { readOnce } from './read-once.ts';
import type { OpenedBook } from './services.ts';
import { createSharedDesk, sharedHere } from './shared-desk.ts';
import { createShiftDesk, type ShiftDeskParts } from './shift-desk.ts';
import type { WordsDeskParts } from './words-desk.ts';

const systemClock = { nowMs: () => Date.now() };
/** A change is sent this long after it was saved: a burst of saves is one contact. */
const AFTER_SAVE_MS = 400;
const HEALTH_AFTER_MS = 4000;

export interface BookInBrowser extends OpenedBook {
  readonly transport: HttpTransport;
}

/** How new words that the server has not acknowledged are told, and forgotten once it has. */
export interface UntoldWordsActs {
  readonly send: UntoldWords['send'];
  readonly forget: (open: OpenVault) => Promise<unknown>;
}

/** What else of the vault an open book works with. */
interface VaultActs extends UntoldWordsActs {
  readonly shift: Pick<ShiftDeskParts, 'vault' | 'isFirstDay'>;
  readonly passkey: Pick<PasskeyDeskParts, 'vault'>;
  readonly words: Pick<WordsDeskParts, 'vault' | 'api'>;
  /** Asks the officer for the second factor: true once it was given. */
  readonly askFactor: () => Promise<boolean>;
  /** Which books lie on this device. */
  readonly replicas: () => Promise<readonly string[]>;
  /** The app's. */
  readonly version: string;
}

/** What a book needs and no key: made while the officer types. */
interface BookParts {
  readonly shelf: Awaited<ReturnType<typeof rxdbShelf>>;
  readonly verifier: Verifier;
}

const makeParts = async (): Promise<BookParts> => {
  const [shelf, verifier] = await Promise.all([rxdbShelf(), ed25519Verifier()]);
  return { shelf, verifier };
};

export interface BookOpener {
  /** Has the parts of the next book ready; where that fails, opening it tries again and says so. */
  readonly prepare: () => void;
  readonly open: (
    wire: HttpWire,
    open: OpenVault,
    acts: VaultActs,
  ) => Promise<Result<BookInBrowser, StoreProblem>>;
}

export const bookOpener = (): BookOpener => {
  let ready: Promise<BookParts> | undefined;
  return {
    prepare: () => {
      ready ??= makeParts();
      ready.catch(() => (ready = undefined));
    },
    open: async (...asked) => {
      const parts = await (ready ?? makeParts());
      ready = undefined;
      return openBook(parts, ...asked);
    },
  };
};

const openBook = async (
  { shelf, verifier }: BookParts,
  wire: HttpWire,
  open: OpenVault,
  acts: VaultActs,
): Promise<Result<BookInBrowser, StoreProblem>> => {
  let lost = (): void => undefined;
  const lock = writerLock({
    replica: open.identity.replica,
    onLost: () => lost(),
    locks: browserLocks(),
  });
  const [taken, sharedFirst] = await Promise.all([lock.take(), sharedHere(open, acts.replicas)]);
  const asWriter = taken === 'taken';
  const opened = await openReplica(
    {
      store: open.store,
      sealer: open.sealer,
      tier: open.tier,
      casesTier: open.casesTier,
      signer: open.signer,
      verifier,
      shelf,
      clock: systemClock,
      chance: browserChance,
      backupSealer: open.backupSealer,
      marks: cacheMarkStore(window.caches),
      rest: whenPainted,
    },
    open.identity,
    open.life,
    { asWriter, isShared: isShared(sharedFirst) },
  );
  if (!opened.ok) {
    lock.release();
    await shelf.close();
    return opened;
  }
  const replica = opened.value;
  lost = replica.loseWriter;
  // Drawn once with people in it, instead of empty first.
  await replica.firstShown;
  const transport = tellingWordsFirst(
    createHttpTransport(
      wire,
      { device: open.identity.device, signer: open.signer, proof: open.proof },
      systemClock,
      browserChance,
    ),
    {
      finish: open.unfinished,
      send: acts.send,
      // A window that only reads may tell them too; it leaves the vault to the other one.
      done: async () => {
        if (replica.isWriter()) await acts.forget(open);
      },
    },
  );
  const sync = createSyncControl({
    replica,
    transport,
    chance: browserChance,
    after: afterMs,
  });
  const stopArrivals = noteArrivals(
    sync,
    () => void writeArrivedBooks(open.identity.replica, replica.books()),
  );

  const stopCarrying = carryForOthers({
    ...{ sync, relay: replica.relay, isWriter: replica.isWriter },
    send: async (part) =>
      (await import('#sync/http-relay.ts')).sendCarried(
        ...([wire, transport.session(), part, browserChance] as const),
      ),
  });
  const stopTelling = tellDevice({
    ...{ sync, chance: browserChance, session: transport.session },
    report: async () =>
      (await import('./device-report-here.ts')).deviceReportHere(replica, acts.version),
    send: async (nonce, report) => {
      // A server that was restored may know a passkey again that was removed from here.
      if (transport.secondFactor() !== undefined)
        await (
          await import('#sync/http-removals.ts')
        ).tellRemovals(wire, transport.session(), await (await replica.removals()).all());
      return (await import('#sync/http-device-report.ts')).sendDeviceReport(
        ...([wire, transport.session(), nonce, report] as const),
      );
    },
  });

  const contact = (): void => {
    // Each minute that the app is seen: a day without the server counts only where it was seen.
    void replica.lease.observe();
    // A window that only reads sends nothing: the other one does.
    if (!replica.isWriter() || !navigator.onLine) return;
    void sync.syncNow().then(() => whenIdle(() => void replica.compact()));
  };
  let health: ReturnType<typeof setTimeout> | undefined;
  // What the officer came for is drawn first. Where its code cannot be read, the next opening checks.
  const checkSoon = (): void => {
    clearTimeout(health);
    health = setTimeout(
      () => whenIdle(() => void replica.checkHealth().catch(() => undefined)),
      HEALTH_AFTER_MS,
    );
  };
  let waiting = replica.counts().waiting;
  const openTiers = (): number =>
    [replica.tier, replica.casesTier].filter((tier) => tier.state().isOpen).length;
  let openNow = openTiers();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopWatching = replica.watch(() => {
    const now = replica.counts().waiting;
    if (now > waiting) {
      clearTimeout(timer);
      timer = setTimeout(contact, AFTER_SAVE_MS);
    }
    waiting = now;
    const before = openNow;
    openNow = openTiers();
    if (openNow <= before) return;
    // What waited in a locked part goes now, and what is new in it comes; what was due to be checked is checked.
    contact();
    checkSoon();
  });
  const stopOccasions = onOccasionToSync(contact);
  let stopLive: (() => void) | undefined;
  let isClosed = false;
  void replica.loading.then(async () => {
    contact();
    checkSoon();
    // Where its code cannot be read, the contact of each minute brings the same, later.
    const started = await listenHere({ replica, sync, wire, transport }).catch(() => undefined);
    if (isClosed) started?.();
    else stopLive = started;
  });

  const shift = createShiftDesk({ ...acts.shift, open, replica });
  return accept({
    replica,
    sync: askingSync(sync, acts.askFactor),
    shift,
    shared: createSharedDesk(open, replica, sharedFirst),
    passkey: readOnce(async () => {
      const [{ createPasskeyDesk }, { passkeyDevice }] = await Promise.all([
        import('./passkey-desk.ts'),
        import('#platform/passkey.ts'),
      ]);
      const device = passkeyDevice(window.location.hostname);
      return createPasskeyDesk({ ...acts.passkey, open, replica, device, chance: browserChance });
    }),
    words: readOnce(async () => {
      const { createWordsDesk } = await import('./words-desk.ts');
      return createWordsDesk({ ...acts.words, open, replica, chance: browserChance });
    }),
    approvals: readOnce(async () => {
      const [{ createApprovalDesk }, { approvalApi }] = await Promise.all([
        import('./approval-desk.ts'),
        import('#sync/http-joining.ts'),
      ]);
      const api = approvalApi(wire, runningSession(transport));
      return createApprovalDesk({ api, open, chance: browserChance });
    }),
    factorStanding: transport.secondFactor,
    factor: readOnce(async () => {
      const { secondFactorDeskHere } = await import('./second-factor-desk-here.ts');
      return secondFactorDeskHere(wire, transport, replica.removals);
    }),
    transport,
    takeOver: async () => {
      await lock.takeOver();
      const taken = await replica.takeOver();
      if (taken.ok) contact();
      return taken;
    },
    endSession: () => void transport.endSession().catch(() => undefined),
    close: async () => {
      clearTimeout(timer);
      clearTimeout(health);
      shift.stop();
      stopWatching();
      stopOccasions();
      stopArrivals();
      stopTelling();
      stopCarrying();
      isClosed = true;
      stopLive?.();
      sync.stop();
      await replica.close();
      await shelf.close();
      lock.release();
    },
  });
};
