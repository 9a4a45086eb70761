/** The composition root of the browser: every adapter is named here or in open-book.ts, and nowhere else. */
import { base64FromBytes } from '#base/bytes.ts';
import { forgetArrivedBooks } from '#platform/arrived-books.ts';
import { deviceLabel } from '#platform/device-label.ts';
import { showBadge } from '#platform/badge.ts';
import { createInstallOffer } from '#platform/install.ts';
import { createLookStore } from '#platform/look-store.ts';
import { askLastingStorage, storageFacts } from '#platform/storage.ts';
import { createUpdates } from '#platform/update.ts';
import { cacheMarkStore } from '#replica/cache-mark-store.ts';
import { browserChance, browserVault } from '#replica/browser-vault.ts';
import { recoveryBytes, redeemBytes } from '#sync/signed-requests.ts';
import { createHttpWire } from '#sync/http-wire.ts';
import { createServerApi } from '#sync/http-server-api.ts';
import type { BookInBrowser } from './open-book.ts';
import type { AppServices } from './services.ts';

declare const __APP_VERSION__: string;

export const makeServices = (): AppServices => {
  const wire = createHttpWire(window.location.origin);
  let book: BookInBrowser | undefined;

  /** The running session; where none is, the device signs in first. */
  const session = async (renew: boolean): Promise<string | undefined> => {
    if (book === undefined) return undefined;
    if (renew || book.transport.session() === undefined) await book.transport.signIn();
    return book.transport.session();
  };

  const vault = browserVault();
  const api = createServerApi(wire, session, browserChance);
  return {
    vault,
    api,
    marks: cacheMarkStore(window.caches),
    openReplica: async (open) => {
      // The engine and the shelf come after the lock screen: that one is to be there at once.
      const { openBook } = await import('./open-book.ts');
      const opened = await openBook(wire, open, {
        send: api.finishRecovery,
        forget: vault.finished,
      });
      if (opened.ok) book = opened.value;
      return opened;
    },
    forgetReplica: async (replica) => {
      const gone = await vault.forget(replica);
      // Taken away knowingly: the mark beside the database must not miss it.
      if (gone.ok) {
        await cacheMarkStore(window.caches).forget(replica);
        await forgetArrivedBooks(replica);
        showBadge(0);
      }
      return gone;
    },
    redeemBytes,
    recoveryBytes,
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
