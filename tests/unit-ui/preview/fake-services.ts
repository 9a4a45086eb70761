// Services in memory with a made-up province, for looking at the screens: nothing lasts, no server is asked.
import { accept, refuse } from '#base/result.ts';
import { onFirstTouch } from '#platform/first-touch.ts';
import { createPasskeyDesk } from '#app/passkey-desk.ts';
import { createSharedDesk } from '#app/shared-desk.ts';
import type { Person } from '#replica/door-row.ts';
import { createShiftDesk } from '#app/shift-desk.ts';
import type { AppServices, OpenedBook } from '#app/services.ts';
import { openReplica } from '#replica/engine.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { deriveWordsKeys } from '#replica/argon2-words.ts';
import { wordsBackupSealer } from '#replica/backup-file.ts';
import { memoryMarkStore } from '#replica/memory-mark-store.ts';
import { memoryShelf } from '#replica/memory-shelf.ts';
import { nobleSigner, nobleVerifier } from '#replica/noble-signer.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import { shelfKey, type RowState, type ShelfRow } from '#replica/shelf-row.ts';
import type { OpenVault } from '#replica/vault-port.ts';
import type { SyncControl, SyncState } from '#sync/use-sync.ts';
import { createUnit, renameUnit } from '#domain/office/acts.ts';
import { createFactorBell } from '#app/factor-bell.ts';
import { fakeSecondFactor, fakeStanding } from './fake-second-factor.ts';
import { fakeApprovals, fakeJoining } from './fake-joining.ts';

const NOW_MS = Date.UTC(2026, 10, 22, 10, 42);

const row = (
  type: string,
  unit: string,
  id: string,
  values: Record<string, unknown>,
  state: RowState = 'safe',
): ShelfRow => ({
  key: shelfKey(`office.${unit}`, type, id),
  book: `office.${unit}`,
  type,
  id,
  sortKey: id,
  searchText: '',
  values,
  state,
  notices: [],
  changedMs: NOW_MS,
  changedByDevice: 'device-a',
});

const unit = (id: string, name: string, kind: string, parent: string | null, ownBooks = true) =>
  row('unit', id, id, { name, kind, parent, code: null, closedOn: null, ownBooks });

const grant = (id: string, officer: string, role: string, at: string, reach = 'unit') =>
  row('grant', at, id, { officer, role, unit: at, reach, from: '2026-01-05', until: null });

const officer = (
  id: string,
  displayName: string,
  signInName: string,
  homeUnit: string,
  state?: RowState,
) =>
  row('officer', homeUnit, id, { displayName, signInName, phone: '+84912345678', homeUnit }, state);

const rows: readonly ShelfRow[] = [
  unit('prov0', 'Liên đoàn Lao động tỉnh Mẫu', 'province', null),
  unit('zone1', 'Công đoàn các khu công nghiệp tỉnh Mẫu', 'industrial-zone', 'prov0'),
  unit('may01', 'CĐCS Công ty TNHH May Mẫu', 'grassroots', 'zone1'),
  unit('sec03', 'Công đoàn bộ phận Xưởng may 3', 'section', 'may01', false),
  unit('sec04', 'Công đoàn bộ phận Kho và hoàn thiện', 'section', 'may01', false),
  unit(
    'det02',
    'CĐCS Công ty cổ phần Dệt kim Nguyễn Phước Bảo Hoàng Thiên Ân',
    'grassroots',
    'zone1',
  ),
  unit('xa001', 'Công đoàn xã Bản Mẫu', 'commune', 'prov0'),
  unit('tr001', 'CĐCS Trường Tiểu học Bản Mẫu', 'grassroots', 'xa001'),
  officer('off-me', 'Ma Văn Khải', 'khai.mv', 'prov0'),
  officer('off-2', 'Lường Thị Mai', 'mai.lt', 'may01'),
  officer('off-3', 'Nguyễn Phước Bảo Hoàng Thiên Ân', 'an.npbht', 'may01', 'waiting'),
  row('device', 'prov0', 'Kx72mAQp31', { officer: 'off-me', label: 'Android · Chrome', lives: [] }),
  row('device', 'prov0', 'Lm90tRWs55', { officer: 'off-me', label: 'Windows · Edge', lives: [] }),
  grant('gr-1', 'off-me', 'administrator', 'prov0', 'below'),
  grant('gr-2', 'off-2', 'chair', 'may01'),
  grant('gr-3', 'off-2', 'treasurer', 'may01'),
  grant('gr-4', 'off-3', 'collector', 'sec03'),
];

export interface FakeOptions {
  readonly start: string;
  readonly isOtherWindow: boolean;
}

/** Who has a book on the device; the last has chosen no name. */
const fakePeople = (count: number): readonly Person[] =>
  ['Khải', 'Mai', 'Hoa', 'Ân (ca đêm, tổ hoàn thiện)', 'Hoa', undefined]
    .slice(0, count)
    .map((name, at) => ({
      ...{ replica: `rep-${at + 1}`, name, isShared: false },
      device: `K${at + 1}x72mAQp3`,
    }));

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const fakeSync = (): SyncControl => {
  let state: SyncState = { phase: 'idle' };
  const watchers = new Set<() => void>();
  const show = (next: SyncState): void => {
    state = next;
    for (const watcher of watchers) watcher();
  };
  return {
    state: () => state,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    syncNow: async () => {
      for (let got = 0; got < 4; got++) {
        show({ phase: 'fetching', got: got * 512, of: 2016 });
        await wait(150);
      }
      show({ phase: 'idle' });
      return undefined;
    },
    pause: () => show({ phase: 'idle' }),
  };
};

export const fakeServices = (options: FakeOptions): AppServices => {
  const chance = {
    bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  };
  const signer = nobleSigner(new Uint8Array(32).fill(7));
  const vaultOf = (): OpenVault => ({
    identity: {
      replica: 'rep-1',
      device: 'Kx72mAQp31',
      officer: 'off-me',
      displayName: 'Ma Văn Khải',
      signInName: 'khai.mv',
      homeUnit: 'prov0',
      serverKey: signer.publicKey,
      practice: options.start.includes('practice'),
    },
    life: 'life-0001',
    store: memoryJournalStore(),
    sealer: plainSealer(),
    tier: undefined,
    casesTier: undefined,
    signer,
    proof: '',
    mayBeginShift: true,
    backupSealer: wordsBackupSealer(undefined, { argon2: computeArgon2, chance }),
  });
  const settings = { salt: 'A'.repeat(22), memoryKiB: 47104, passes: 1 };
  const isNew = options.start.includes('new');
  let polls = 0;
  const factor = fakeSecondFactor(NOW_MS);
  const standing = fakeStanding(NOW_MS);
  let pinTries = 3;
  const people = fakePeople(
    options.start.includes('six') ? 6 : options.start.includes('two') ? 2 : 1,
  );
  const services: AppServices = {
    marks: memoryMarkStore(),
    factorBell: createFactorBell(onFirstTouch),
    hasPasskeyHere: async () => options.start.includes('passkey'),
    peopleHere: async () => people,
    beginAtToday: () => undefined,
    askHistory: async () => refuse({ kind: 'no-connection' }),
    askHeld: async () => refuse({ kind: 'no-connection' }),
    askAudit: async () => refuse({ kind: 'no-connection' }),
    restore: {
      look: async () => refuse({ kind: 'no-connection' }),
      close: async () => refuse({ kind: 'no-connection' }),
    },
    askDevices: async () => refuse({ kind: 'no-connection' }),
    askClosesBelow: async () => refuse({ kind: 'no-connection' }),
    vault: {
      replicas: async () => (isNew ? [] : people.map(({ replica }) => replica)),
      checkWords: (words) =>
        words.split(' ').length < 4 && words.length < 16
          ? refuse({ kind: 'words-too-short' })
          : accept(undefined),
      suggestWords: () => 'bếp nắng thuyền gỗ chuông',
      calibrate: async () => (await wait(300), settings),
      deriveKeys: async (words) => (
        await wait(300),
        deriveWordsKeys(computeArgon2, words, settings)
      ),
      newDevice: async () => ({
        replica: 'rep-1',
        device: 'Kx72mAQp31',
        life: 'life-0001',
        signer,
        seed: new Uint8Array(32),
      }),
      newShare: () => 'share',
      make: async () => accept(vaultOf()),
      shift: async () =>
        options.start.includes('pin')
          ? { endMs: NOW_MS + 6 * 3_600_000, triesLeft: pinTries }
          : undefined,
      beginShift: async () => (
        await wait(300),
        accept({ endMs: NOW_MS + 12 * 3_600_000, triesLeft: 8 })
      ),
      openByPin: async (_replica, pin) => (
        await wait(200),
        pin === '802574'
          ? accept(vaultOf())
          : --pinTries > 0
            ? refuse({ kind: 'wrong-pin', triesLeft: pinTries })
            : refuse({ kind: 'pin-gone' })
      ),
      endShift: async () => accept(undefined),
      passkey: async () =>
        options.start.includes('passkey') ? { credential: 'Y3JlZA', salt: 'c2FsdA' } : undefined,
      keepPasskey: async () => accept(undefined),
      openByPasskey: async () => accept(vaultOf()),
      dropPasskey: async () => accept(undefined),
      open: async (_replica, words) => (
        await wait(200),
        words === 'sai' ? refuse({ kind: 'wrong-words' }) : accept(vaultOf())
      ),
      openByShare: async () => accept(vaultOf()),
      deviceOf: async () => 'Kx72mAQp31',
      forget: async () => accept(undefined),
      rewrap: async () => accept(vaultOf()),
      finished: async () => accept(undefined),
    },
    api: {
      lookInvitation: async (token: string) => (
        await wait(100),
        token.startsWith('BAD')
          ? refuse({ kind: 'no-such-invitation' })
          : accept({
              kind: token.startsWith('SETUP') ? 'set-up' : 'device',
              displayName: 'Nguyễn Phước Bảo Hoàng Thiên Ân',
              unitName: 'CĐCS Công ty TNHH May Mẫu',
              roles: ['collector', 'case-officer'],
              signInName: 'an.npbht',
              words: null,
              expiresMs: NOW_MS + 7 * 86_400_000,
            })
      ),
      redeemInvitation: async () => accept({ officer: 'off-me' }),
      makeInvitation: async () => (
        await wait(200),
        accept({
          token: 'Zm9vYmFyQUJDREVGR0hJSktMTU5PUFFSU1RVVldY',
          code: 'K7M4P2XA',
          link: 'https://so.congdoanmau.vn/#/m/Zm9vYmFyQUJDREVGR0hJSktMTU5PUFFSU1RVVldY',
          expiresMs: NOW_MS + 7 * 86_400_000,
        })
      ),
      inviteUnion: async () => (
        await wait(200),
        accept({
          token: 'Zm9vYmFyQUJDREVGR0hJSktMTU5PUFFSU1RVVldY',
          code: 'K7M4P2XA',
          link: 'https://so.congdoanmau.vn/#/m/Zm9vYmFyQUJDREVGR0hJSktMTU5PUFFSU1RVVldY',
          expiresMs: NOW_MS + 7 * 86_400_000,
        })
      ),
      openInvitations: async () =>
        accept({
          invitations: [
            {
              invitation: 'inv-1',
              madeBy: 'Ma Văn Khải',
              madeMs: NOW_MS - 3_600_000,
              expiresMs: NOW_MS + 6 * 86_400_000,
            },
          ],
        }),
      cancelInvitation: async () => accept({ ok: true }),
      requestRecovery: async () =>
        accept({ request: 'req-1', ticket: 't', digits: '4729', expiresMs: Date.now() + 900_000 }),
      fetchShare: async () =>
        ++polls > 2 && options.start.includes('approved')
          ? accept({ state: 'approved', share: 's' })
          : accept({ state: 'waiting' }),
      pendingRecoveries: async () =>
        accept({
          requests: [
            {
              request: 'req-9',
              officer: 'off-2',
              displayName: 'Lường Thị Mai',
              deviceLabel: 'Android · Chrome',
              askedMs: NOW_MS,
            },
          ],
        }),
      approveRecovery: async (_request: string, digits: string) =>
        digits === '1234' ? accept({ ok: true }) : refuse({ kind: 'wrong-digits' }),
      finishRecovery: async () => refuse({ kind: 'no-connection' }),
    } as unknown as AppServices['api'],
    readBookCode: () => Promise.resolve(),
    openReplica: async (open, firstLife) => {
      const shelf = memoryShelf();
      const opened = await openReplica(
        {
          store: open.store,
          sealer: open.sealer,
          signer,
          verifier: nobleVerifier,
          shelf,
          clock: { nowMs: () => NOW_MS },
          chance,
          backupSealer: open.backupSealer,
          marks: memoryMarkStore(),
        },
        open.identity,
        'life-0001',
        { asWriter: true },
      );
      if (!opened.ok) return opened;
      const replica = opened.value;
      await replica.loading;
      const { save } = replica;
      if (options.start.includes('unsent')) {
        const made = await save((moment) =>
          createUnit(
            {
              name: 'CĐCS Công ty TNHH Giày Mẫu',
              kind: 'grassroots',
              parent: 'zone1',
              ownBooks: true,
            },
            moment,
          ),
        );
        if (!made.ok) console.error(made.error);
        await save(() => renameUnit({ unit: 'xa001', name: 'Công đoàn phường Bản Mẫu' }));
      }
      shelf.putRows(rows);
      const desk = createPasskeyDesk({
        vault: services.vault,
        open,
        replica,
        device: {
          isThere: async () => true,
          make: async () => accept('Y3JlZA'),
          ask: async () => accept({ credential: 'Y3JlZA', prf: new Uint8Array(32) }),
          forget: async () => undefined,
        },
        chance,
      });
      const book: OpenedBook = {
        replica: options.isOtherWindow ? { ...replica, isWriter: () => false } : replica,
        sync: fakeSync(),
        shift: createShiftDesk({
          vault: services.vault,
          open,
          replica,
          isFirstDay: firstLife !== undefined,
        }),
        shared: createSharedDesk(open, replica, {
          name: 'Khải',
          isShared: false,
          others: people.length - 1,
        }),
        passkey: async () => desk,
        factorStanding: () => standing,
        factor: async () => factor,
        words: async () => ({
          look: async () => (options.start.includes('other-words') ? 'other' : 'same'),
          change: async (now) =>
            now === 'sai' ? refuse({ kind: 'wrong-words' }) : accept(undefined),
        }),
        approvals: async () => fakeApprovals(NOW_MS),
        takeOver: async () => accept(undefined),
        endSession: () => undefined,
        close: replica.close,
      };
      return accept(book);
    },
    forgetReplica: async () => accept(undefined),
    joiningHere: async () => false,
    joining: async () => fakeJoining(NOW_MS),
    forgetJoining: async () => undefined,
    redeemBytes: async () => new Uint8Array(1),
    recoveryBytes: async () => new Uint8Array(1),
    newNonce: () => 'nonce-nonce-nonce',
    look: { read: async () => undefined, write: async () => {} },
    updates: {
      isReady: () => options.start.includes('update'),
      watch: () => () => {},
      apply: () => {},
    },
    install: {
      isReady: () => options.start.includes('install'),
      watch: () => () => {},
      ask: () => {},
    },
    storageFacts: async () => ({
      usedBytes: 12_400_000,
      freeBytes: 2_400_000_000,
      isLasting: false,
    }),
    askLastingStorage: async () => true,
    deviceLabel: 'Android · Chrome',
    version: '0.1.0',
    nowMs: () => NOW_MS,
  };
  return services;
};
