/** The composition root of the browser: every adapter is named here, in back-room.ts or in open-book.ts, and nowhere else. */
import { base64FromBytes } from '#base/bytes.ts';
import { accept } from '#base/result.ts';
import { forgetArrivedBooks } from '#platform/arrived-books.ts';
import { deviceLabel } from '#platform/device-label.ts';
import { showBadge } from '#platform/badge.ts';
import { onFirstTouch } from '#platform/first-touch.ts';
import { createInstallOffer } from '#platform/install.ts';
import { createLookStore } from '#platform/look-store.ts';
import { askLastingStorage, storageFacts } from '#platform/storage.ts';
import { createUpdates } from '#platform/update.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { forgetWaiting, isWaitingHere } from '#replica/cache-waiting-here.ts';
import { cacheMarkStore } from '#replica/cache-mark-store.ts';
import { cacheShiftSecrets } from '#replica/cache-shift-secrets.ts';
import { booksHere } from '#replica/indexeddb-books-here.ts';
import { hasPasskeyHere } from '#replica/indexeddb-passkey-here.ts';
import { shiftHere } from '#replica/indexeddb-shift-here.ts';
import { lateVault } from '#replica/late-vault.ts';
import type { JoiningControl } from '#features/joining/joining-control.ts';
import { lateServerApi } from '#sync/late-server-api.ts';
import { runningSession, type RunningSession } from '#sync/running-session.ts';
import type { BookInBrowser } from './open-book.ts';
import { createFactorBell } from './factor-bell.ts';
import { readOnce } from './read-once.ts';
import type { AppServices } from './services.ts';
import { unsentOfOthers } from './unsent-of-others.ts';

declare const __APP_VERSION__: string;

export const makeServices = (): AppServices => {
  let book: BookInBrowser | undefined;
  const factorBell = createFactorBell(onFirstTouch);
  let joining: JoiningControl | undefined;

  /** The running session; where none is, the device signs in first. */
  const session: RunningSession = async (ended) =>
    book === undefined ? undefined : runningSession(book.transport)(ended);

  // Both come after the lock screen: that one is to be there at once.
  const backRoom = readOnce(async () =>
    (await import('./back-room.ts')).openBackRoom(session, factorBell.ask),
  );
  const bookRoom = readOnce(async () => (await import('./open-book.ts')).bookOpener());

  const secrets = cacheShiftSecrets(window.caches);
  const vault = lateVault({
    read: async () => (await backRoom()).vault,
    replicas: () => booksHere(window.indexedDB),
    shift: (replica) => shiftHere(window.indexedDB, secrets, replica, Date.now()),
    chance: browserChance,
  });
  const api = lateServerApi(async () => (await backRoom()).api);
  const marks = cacheMarkStore(window.caches);
  return {
    vault,
    api,
    askHistory: async (asked) => {
      const [{ askHistory }, { wire }] = await Promise.all([
        import('#sync/http-history.ts'),
        backRoom(),
      ]);
      return askHistory(wire, session, browserChance, asked);
    },
    askHeld: async (asked) => {
      const [{ askHeld }, { wire }] = await Promise.all([import('#sync/http-held.ts'), backRoom()]);
      return askHeld(wire, session, browserChance, asked);
    },
    askAudit: async (asked) => {
      const [{ askAudit }, { wire }] = await Promise.all([
        import('#sync/http-audit.ts'),
        backRoom(),
      ]);
      return askAudit(wire, session, browserChance, asked);
    },
    askClosesBelow: async (asked) => {
      const [{ askClosesBelow }, { wire }] = await Promise.all([
        import('#sync/http-closes-below.ts'),
        backRoom(),
      ]);
      return askClosesBelow(wire, session, browserChance, asked);
    },
    restore: {
      look: async () =>
        (await import('#sync/http-restore.ts')).lookAtRestore((await backRoom()).wire, session),
      close: async () =>
        (await import('#sync/http-restore.ts')).closeRestore((await backRoom()).wire, session),
    },
    askDevices: async (asked) => {
      const [{ askDevices }, { wire }] = await Promise.all([
        import('#sync/http-devices.ts'),
        backRoom(),
      ]);
      return askDevices(wire, session, browserChance, asked);
    },
    marks,
    hasPasskeyHere: (replica) => hasPasskeyHere(window.indexedDB, replica),
    peopleHere: async (replicas) => {
      const { peopleHere } = await import('#replica/indexeddb-people-here.ts');
      return peopleHere(window.indexedDB, replicas);
    },
    beginAtToday: () => window.history.replaceState(null, '', '/hom-nay'),
    factorBell,
    readBookCode: async () => {
      await backRoom();
      (await bookRoom()).prepare();
    },
    openReplica: async (open, firstLife) => {
      const [opener, { wire }] = await Promise.all([bookRoom(), backRoom()]);
      const opened = await opener.open(wire, open, {
        send: api.tellWords,
        forget: vault.finished,
        shift: { vault, isFirstDay: firstLife !== undefined },
        passkey: { vault },
        words: { vault, api },
        askFactor: factorBell.ask,
        replicas: vault.replicas,
        version: __APP_VERSION__,
      });
      if (!opened.ok) return opened;
      const mine = opened.value;
      book = mine;
      return accept({
        ...mine,
        close: async () => {
          // The session is this officer's: whoever comes next on this device asks with none or an own one.
          if (book === mine) book = undefined;
          await mine.close();
        },
      });
    },
    forgetReplica: async (replica) => {
      const gone = await vault.forget(replica);
      // Taken away knowingly: the mark beside the database must not miss it.
      if (gone.ok) {
        await marks.forget(replica);
        await forgetArrivedBooks(replica);
        showBadge(await unsentOfOthers({ vault, marks }, replica));
      }
      return gone;
    },
    joiningHere: () => isWaitingHere(window.caches),
    joining: async (onApproved) => {
      const [{ openJoiningRoom }, room] = await Promise.all([
        import('./joining-room.ts'),
        backRoom(),
      ]);
      return (joining ??= openJoiningRoom(room, deviceLabel(navigator.userAgent), onApproved));
    },
    forgetJoining: async () => {
      joining = undefined;
      await forgetWaiting(window.caches);
    },
    redeemBytes: async (...parts) => (await backRoom()).redeemBytes(...parts),
    recoveryBytes: async (...parts) => (await backRoom()).recoveryBytes(...parts),
    newNonce: () => base64FromBytes(browserChance.bytes(16)),
    look: createLookStore(window.indexedDB),
    updates: createUpdates(),
    install: createInstallOffer(window),
    storageFacts,
    askLastingStorage,
    deviceLabel: deviceLabel(navigator.userAgent),
    version: __APP_VERSION__,
    nowMs: () => Date.now(),
  };
};
