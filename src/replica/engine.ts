/** Opens a replica: its parts put together over the ports, memory adapters in the simulation, Dexie in the browser. */
import { base64FromBytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { createAnew } from './anew.ts';
import { createBackup } from './backup.ts';
import { isTierOpen, tierSealing } from './book-tier.ts';
import { createCanary } from './canary.ts';
import { compact } from './compact.ts';
import { correctedNow } from './corrected-clock.ts';
import { createDirectory } from './directory.ts';
import { createDrafts } from './drafts.ts';
import type { EngineContext, ReplicaPorts } from './engine-context.ts';
import { createLedger } from './ledger.ts';
import { createLease } from './lease.ts';
import { createLeftBooks, loadLeft } from './left-books.ts';
import { loadBasics, loadRecords } from './load.ts';
import { dropStale, sendable, waitingRuns } from './outgoing.ts';
import { countsOf, ownEntryOf } from './own-entries.ts';
import { parcelsOnDisk } from './parcels.ts';
import type { StoreProblem, TakenAway } from './ports.ts';
import type { Replica, ReplicaCounts, ReplicaIdentity, SelfCheckProblem } from './replica.ts';
import { createReplicaState } from './replica-state.ts';
import { save } from './save.ts';
import { createSeenNotes } from './seen-notes.ts';
import { takeShredOrder } from './shred.ts';
import type { SelfCheckReport } from './self-check.ts';
import { createSignedAnswers } from './signed-answers.ts';
import { LIFE_KEY } from './stored-rows.ts';
import { takeHello, takeLife, takeSeries, takeVerdicts } from './take-answers.ts';
import { takeDirectory } from './take-page.ts';
import { createSharedDevice } from './shared-device.ts';
import { createTier } from './tier.ts';

const WRITER_TOKEN_BYTES = 16;

/** The replica with what only the composition root needs. */
export interface OpenedReplica extends Replica {
  /** Resolves when the first page of the roll is on the shelf, or there is nothing to show. */
  readonly firstShown: Promise<void>;
  /** Resolves when every record is in memory. */
  readonly loading: Promise<Result<void, StoreProblem>>;
  /** Whether this disk still says what the server signed: sampled at start, all of it weekly. */
  readonly selfCheck: (
    depth: 'sample' | 'all',
  ) => Promise<Result<SelfCheckReport, SelfCheckProblem>>;
  /** Another window has taken over: this one reads on and writes no more. */
  readonly loseWriter: () => void;
  /** Makes this window the writer, whoever was it before, and takes up what that one wrote. */
  readonly takeOver: () => Promise<Result<void, StoreProblem>>;
}

/**
 * Answers as soon as one can write and send; records go on loading behind it.
 * @param options.asWriter false in a second window, which only reads
 * @param options.isShared others use this device too
 * @param firstLife the life given at enrolment; only used where the replica has none yet
 */
export const openReplica = async (
  ports: ReplicaPorts,
  identity: ReplicaIdentity,
  firstLife: string,
  options: { readonly asWriter: boolean; readonly isShared?: boolean } = { asWriter: true },
): Promise<Result<OpenedReplica, StoreProblem>> => {
  const watchers = new Set<() => void>();
  const state = createReplicaState();
  const ledger = createLedger(() => state.isRollNarrow);
  const token = base64FromBytes(ports.chance.bytes(WRITER_TOKEN_BYTES));
  let writer = false;
  let takenAway: TakenAway | undefined;
  let healthProblem: SelfCheckProblem | undefined;
  let counts: ReplicaCounts = { waiting: 0, check: 0 };
  let turn: Promise<unknown> = Promise.resolve();

  const tell = (): void => {
    counts = countsOf(state, counts);
    if (writer) canary.note();
    for (const watcher of [...watchers]) watcher();
  };

  const heard = <T>(committed: Result<T, StoreProblem>): Result<T, StoreProblem> => {
    if (!committed.ok && committed.error.kind === 'writer-lost') {
      writer = false;
      tell();
    }
    return committed;
  };

  ports.store.onTakenAway?.((why) => {
    writer = false;
    takenAway = why;
    tell();
  });

  const context: EngineContext = {
    identity,
    ports,
    state,
    ledger,
    directory: createDirectory(identity.serverKey, ports.verifier),
    inTurn: (work) => {
      const next = turn.then(work);
      turn = next.catch(() => undefined);
      return next;
    },
    commit: async (writes) => heard(await ports.store.commit(token, writes)),
    commitAndRead: async (writes, outboxKeys) =>
      heard(await ports.store.commitAndRead(token, writes, 'outbox', outboxKeys)),
    publish: async () => {
      const rows = ledger.takeTouchedRows();
      const gone = ledger.takeGoneKeys();
      if (gone.length > 0) await ports.shelf.removeRows(gone);
      if (rows.length > 0) await ports.shelf.putRows(rows);
      tell();
    },
  };

  const takeWriter = async (): Promise<Result<void, StoreProblem>> => {
    const taken = await ports.store.takeWriter(token);
    writer = taken.ok;
    tell();
    return taken;
  };

  const canary = createCanary(context);
  const backup = createBackup(context, () => writer);
  const leftBooks = createLeftBooks(context);
  const anew = createAnew(context);
  const seen = createSeenNotes(context, () => writer);
  const drafts = createDrafts({
    ...ports,
    replica: identity.replica,
    nowMs: () => correctedNow(state, ports.clock).ms,
    isWriter: () => writer,
    commit: context.commit,
    tierSealer: (name) => tierSealing(context, name),
    isTierOpen: (name) => isTierOpen(context, name),
  });
  const casesTier = createTier(context, 'cases');
  const tier = createTier(context, 'confidential');
  state.casesOpening = ports.casesTier?.opening;
  state.hasOlderCases = ports.casesTier?.isNew === true;
  state.isSharedDevice = options.isShared === true;

  // A second window reads; it writes nothing, not even a first life.
  const taken = options.asWriter ? await takeWriter() : accept(undefined);
  if (!taken.ok) return taken;
  const basics = await loadBasics(context);
  if (!basics.ok) return basics;
  if (state.life === '' && options.asWriter) {
    const begun = await context.commit([
      { op: 'put', table: 'heads', key: LIFE_KEY, value: firstLife },
    ]);
    if (!begun.ok) return begun;
    state.life = firstLife;
  }
  const lease = createLease(context, [casesTier, tier], () => writer);
  const shared = createSharedDevice(context, () => writer, lease.observe);
  await backup.load();
  await loadLeft(context);
  const held = options.asWriter ? await canary.check() : accept(undefined);
  if (!held.ok) return held;
  await context.publish();

  let onFirstShown = (): void => undefined;
  const firstShown = new Promise<void>((resolve) => (onFirstShown = resolve));
  const loading = loadRecords(context, onFirstShown)
    .finally(onFirstShown)
    .then(async (loaded) => {
      // Counted when the book was opened; written down when nobody waits for it.
      await shared.obey();
      // Once in the life of a vault from before requests had a key of their own.
      if (state.hasOlderCases && writer && isTierOpen(context, 'cases'))
        await (await import('./move-cases.ts')).moveCases(context);
      return loaded;
    });

  return accept({
    identity,
    shelf: ports.shelf,
    drafts,
    firstShown,
    loading,
    takeOver: async () => {
      const won = await takeWriter();
      const read = won.ok ? await reload(context) : won;
      if (read.ok) await shared.obey();
      return read.ok ? canary.check() : read;
    },
    loseWriter: () => {
      writer = false;
      tell();
    },
    isWriter: () => writer,
    takenAway: () => takenAway,
    life: () => state.life,
    save: async (build, options) =>
      writer ? save(context, drafts, build, options) : refuse({ kind: takenAway ?? 'read-only' }),
    record: ledger.record,
    correctedNow: () => correctedNow(state, ports.clock),
    counts: () => counts,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    ownEntries: () => [...state.outbox.values()].map((item) => ownEntryOf(state, item)),
    books: () => [...state.cursors.keys()],
    heads: () => [...state.chains.values()],
    lastContactMs: () => state.contact?.atMs,
    hasSeries: (duesBook) =>
      [...state.own.values()].some(
        (row) => row.book === duesBook && row.life === state.life && row.series !== undefined,
      ),
    isLoaded: () => state.loaded,
    compact: () => compact(context),
    checkHealth: async () => {
      await drafts.tidy();
      const { checkWhatIsDue } = await import('./self-check.ts');
      const checked = await checkWhatIsDue(context);
      healthProblem = checked.ok ? undefined : checked.error;
      tell();
    },
    healthProblem: () => canary.problem() ?? healthProblem,
    backup: {
      ...backup,
      kept: async (file) => {
        const kept = await backup.kept(file);
        if (kept.ok) await seen.noteBackup(Object.keys(file.upTo));
        return kept;
      },
    },
    seen,
    removals: async () =>
      (await import('./kept-removals.ts')).createKeptRemovals(context, () => writer),
    relay: async () => (await import('./relay.ts')).createRelay(context, () => writer),
    offers: async () => (await import('./offers.ts')).createOffers(context),
    leftBooks: leftBooks.list,
    leftBooksSeen: leftBooks.seen,
    lost: canary.lost,
    lossSeen: canary.lossSeen,
    lossSettled: canary.lossSettled,
    lifeDue: () => state.lifeDue,
    // For idle moments: its code is no part of the opening.
    selfCheck: async (depth) => (await import('./self-check.ts')).selfCheck(context, depth),
    cursors: () =>
      [...state.cursors.values()].map(({ book, epoch, n, digest }) => ({ book, epoch, n, digest })),
    pullSkips: () =>
      casesTier.state().isOpen ? (tier.state().isOpen ? undefined : 'confidential') : 'cases',
    tier,
    casesTier,
    lease,
    setShared: shared.setShared,
    takeEnd: async (...end) => {
      const changed = await anew.finish();
      const taken = changed.ok ? await lease.takeEnd(...end) : changed;
      await shared.obey();
      return taken;
    },
    sendable: () => sendable(state),
    takeHello: (hello) => {
      anew.begin();
      return takeHello(context, hello);
    },
    takePage: anew.takePage,
    takeSnapshot: anew.takeSnapshot,
    ...createSignedAnswers(context),
    takeDirectory: (items) => takeDirectory(context, items),
    takeShredOrder: (order, nonce) => takeShredOrder(context, order, nonce),
    parcels: () => parcelsOnDisk(context),
    takeVerdicts: (answer) => takeVerdicts(context, answer),
    takeSeries: (duesBook, code) => takeSeries(context, duesBook, code),
    takeLife: (life) => takeLife(context, life),
    epoch: () => state.contact?.epoch,
    waitingRuns: async (limit, last) => {
      dropStale(state, correctedNow(state, ports.clock).ms);
      return waitingRuns(state, limit, last);
    },
    close: async () => {
      await drafts.settle();
      await canary.settled();
      await turn;
      tier.stop();
      casesTier.stop();
      await ports.store.close();
    },
  });
};

/** Another window has written in between: chains, own entries and pages are read again from disk. */
const reload = (context: EngineContext): Promise<Result<void, StoreProblem>> =>
  context.inTurn(async () => {
    // What that window has brought to the journal leaves the overlay when its page is folded.
    context.state.outbox.clear();
    context.state.shut.clear();
    context.state.fresh.clear();
    const basics = await loadBasics(context);
    return basics.ok ? loadRecords(context) : basics;
  });
