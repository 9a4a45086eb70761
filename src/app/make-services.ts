/** The composition root of the browser: every adapter is named here, in back-room.ts or in open-book.ts, and nowhere else. */
import { base64FromBytes } from '#base/bytes.ts';
import { forgetArrivedBooks } from '#platform/arrived-books.ts';
import { deviceLabel } from '#platform/device-label.ts';
import { showBadge } from '#platform/badge.ts';
import { createInstallOffer } from '#platform/install.ts';
import { createLookStore } from '#platform/look-store.ts';
import { askLastingStorage, storageFacts } from '#platform/storage.ts';
import { createUpdates } from '#platform/update.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { cacheMarkStore } from '#replica/cache-mark-store.ts';
import { cacheShiftSecrets } from '#replica/cache-shift-secrets.ts';
import { booksHere } from '#replica/indexeddb-books-here.ts';
import { shiftHere } from '#replica/indexeddb-shift-here.ts';
import { lateVault } from '#replica/late-vault.ts';
import { lateServerApi } from '#sync/late-server-api.ts';
import type { BookInBrowser } from './open-book.ts';
import type { AppServices } from './services.ts';

declare const __APP_VERSION__: string;

export const makeServices = (): AppServices => {
  let book: BookInBrowser | undefined;

  /** The running session; where none is, the device signs in first. */
  const session = async (renew: boolean): Promise<string | undefined> => {
    if (book === undefined) return undefined;
    if (renew || book.transport.session() === undefined) await book.transport.signIn();
    return book.transport.session();
  };

  // Both come after the lock screen: that one is to be there at once.
  const backRoom = readOnce(async () => (await import('./back-room.ts')).openBackRoom(session));
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
    marks,
    readBookCode: async () => {
      await backRoom();
      (await bookRoom()).prepare();
    },
    openReplica: async (open, firstLife) => {
      const [opener, { wire }] = await Promise.all([bookRoom(), backRoom()]);
      const opened = await opener.open(wire, open, {
        send: api.finishRecovery,
        forget: vault.finished,
        shift: { vault, isFirstDay: firstLife !== undefined },
      });
      if (opened.ok) book = opened.value;
      return opened;
    },
    forgetReplica: async (replica) => {
      const gone = await vault.forget(replica);
      // Taken away knowingly: the mark beside the database must not miss it.
      if (gone.ok) {
        await marks.forget(replica);
        await forgetArrivedBooks(replica);
        showBadge(0);
      }
      return gone;
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

/** Reads a piece of the app when it is first asked for; what could not be read is asked for again the next time. */
const readOnce = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let kept: Promise<T> | undefined;
  return () => {
    kept ??= read().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
};
