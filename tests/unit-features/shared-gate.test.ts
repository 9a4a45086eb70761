// The lock of a device that several people use, over the real vault: whose book is tried, whose words are forgotten, what the names cost.
import { beforeEach, expect, test, vi } from 'vitest';
import { createGate, type Gate } from '#app/create-gate.ts';
import type { AppServices, OpenedBook } from '#app/services.ts';
import { createSharedDesk, sharedHere } from '#app/shared-desk.ts';
import { unsentOfOthers } from '#app/unsent-of-others.ts';
import { accept, refuse } from '#base/result.ts';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { doorFrom, doorName, DOOR_ROW, proposedDoorName, type Person } from '#replica/door-row.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { memoryMarkStore } from '#replica/memory-mark-store.ts';
import { memoryShiftSecrets } from '#replica/memory-shift-secrets.ts';
import type { JournalStore } from '#replica/ports.ts';
import { vault } from '#replica/vault.ts';
import type { VaultPort } from '#replica/vault-port.ts';

const KHAI = 'đò ngang chiều nắng ấm';
const MAI = 'gió mùa về trên đồi';
const settings = { salt: 'AAECAwQFBgcICQoLDA0ODw', memoryKiB: 19_456, passes: 1 };
const token = 'K7M4P2XA';

let disk: Map<string, JournalStore>;
let port: VaultPort;
let services: AppServices;
let gate: Gate;
/** Of the devices whose recovery was asked. */
let asked: string[];
let sharedSaid: boolean[];
let beganAtToday: number;

/** One a replica, as a browser has it: closed and opened again it is the same. */
const store = (replica: string): JournalStore => {
  const kept = disk.get(replica) ?? memoryJournalStore();
  disk.set(replica, kept);
  return { ...kept, close: async () => undefined };
};
/** All that lies there in the clear or wrapped, as text. */
const keysOf = async (replica: string): Promise<string> => {
  const rows = await store(replica).list('keys');
  if (!rows.ok) throw new Error(rows.error.kind);
  return rows.value
    .map(({ key, value }) => `${key} ${typeof value === 'string' ? value : value.join()}`)
    .join('\n');
};

const peopleHere = async (replicas: readonly string[]): Promise<readonly Person[]> =>
  Promise.all(
    replicas.map(async (replica) => {
      const row = await store(replica).get('keys', DOOR_ROW);
      return {
        ...doorFrom(row.ok ? row.value : undefined),
        replica,
        device: (await port.deviceOf(replica)) ?? '',
      };
    }),
  );

beforeEach(() => {
  // No screen of the page before the app.
  vi.stubGlobal('document', { querySelector: () => null });
  disk = new Map();
  asked = [];
  sharedSaid = [];
  beganAtToday = 0;
  const noted = new Set<string>();
  port = vault({
    openStore: store,
    registry: {
      list: async () => [...noted],
      add: async (replica) => void noted.add(replica),
      remove: async (replica) => void noted.delete(replica),
    },
    argon2: (task) => computeArgon2({ ...task, memoryKiB: 64 }),
    chance: browserChance,
    clock: { nowMs: () => Date.now() },
    secrets: memoryShiftSecrets(),
  });
  services = {
    vault: port,
    marks: memoryMarkStore(),
    peopleHere,
    beginAtToday: () => void (beganAtToday += 1),
    joiningHere: async () => false,
    forgetJoining: async () => undefined,
    redeemBytes: async () => new Uint8Array(1),
    newNonce: () => 'n',
    deviceLabel: 'Android · Chrome',
    nowMs: () => Date.now(),
    forgetReplica: port.forget,
    api: {
      lookInvitation: async () => refuse({ kind: 'no-connection' }),
      redeemInvitation: async () =>
        accept({
          ...{ officer: 'off', displayName: 'Ma Văn Khải', signInName: 'khai' },
          ...{ homeUnit: 'u', serverKey: 'k'.repeat(43), practice: false },
        }),
      requestRecovery: async (device: string) => {
        asked.push(device);
        return accept({ request: 'r', ticket: 't', digits: '4729', expiresMs: Date.now() + 9e5 });
      },
      fetchShare: async () => accept({ state: 'waiting' }),
    },
    openReplica: async (open: Parameters<AppServices['openReplica']>[0]) => {
      const setShared = async (isShared: boolean): Promise<void> => void sharedSaid.push(isShared);
      const book: Partial<OpenedBook> = {
        replica: {
          identity: open.identity,
          lost: () => undefined,
          isWriter: () => true,
          counts: () => ({ waiting: 0, check: 0 }),
          backup: { state: () => ({ onlyHere: 0 }) },
        } as unknown as OpenedBook['replica'],
        shared: createSharedDesk(open, { setShared }, await sharedHere(open, port.replicas)),
        shift: { wasSet: () => false } as OpenedBook['shift'],
        endSession: () => undefined,
        close: async () => open.store.close(),
      };
      return accept(book);
    },
  } as unknown as AppServices;
  gate = createGate(services);
});

const invited = {
  token,
  invitation: {
    ...{ kind: 'device' as const, displayName: 'Lường Thị Mai', unitName: 'CĐCS May Mẫu' },
    ...{ roles: [], signInName: 'mai', words: settings, expiresMs: 0 },
  },
};
const { step } = { step: () => gate.state().step };
const now = <S extends ReturnType<typeof step>>(wanted: S) => {
  const state = gate.state();
  expect(state.step).toBe(wanted);
  return state as Extract<ReturnType<Gate['state']>, { readonly step: S }>;
};
/** Comes in by an invitation; where others are here the lock's name is asked for first. */
const comesIn = async (words: string, name?: string): Promise<string> => {
  await gate.acts.accept(invited);
  if (step() === 'naming') await gate.acts.named({ name, isShared: false });
  await gate.acts.enter(words);
  expect(gate.state()).not.toHaveProperty('problem', expect.any(String));
  const { opened } = now('first-fetch');
  gate.acts.firstFetchDone();
  return opened.replica.identity.replica;
};
const both = async (): Promise<{ readonly khai: string; readonly mai: string }> => {
  const khai = await comesIn(KHAI);
  await now('open').opened.shared.keep({ name: 'Khải', isShared: false });
  await gate.acts.lock();
  await gate.acts.addOfficer();
  expect(now('welcome').isAdding).toBe(true);
  const mai = await comesIn(MAI, 'Mai');
  await gate.acts.lock();
  return { khai, mai };
};

test('with one book the lock asks for no name, and reads none', async () => {
  const names = vi.spyOn(services, 'peopleHere');
  await comesIn(KHAI);
  await gate.acts.lock();
  expect(now('locked').who).toBeUndefined();
  await gate.acts.leave();
  expect(now('locked').who).toBeUndefined();
  await gate.acts.unlock(KHAI);
  expect(step()).toBe('open');
  expect(names).not.toHaveBeenCalled();
  expect(beganAtToday).toBe(0);
});

test('a disk that does not say which books are here right after the lock: the words open the one that was open', async () => {
  await comesIn(KHAI);
  await gate.acts.lock();
  const replicas = vi.spyOn(services.vault, 'replicas').mockResolvedValue([]);
  await gate.acts.unlock('lời nào khác hẳn rồi');
  expect(now('locked').problem).toBe('wrong-words');
  await gate.acts.unlock(KHAI);
  expect(step()).toBe('open');
  // And where the book is gone indeed, it is said so.
  await gate.acts.signOut();
  replicas.mockRestore();
  expect(await port.replicas()).toEqual([]);
  expect(step()).toBe('welcome');
});

test('with two the lock shows the names that were chosen, and nothing else of anybody', async () => {
  const { khai, mai } = await both();
  await gate.acts.leave();
  const { people } = now('choosing-name');
  expect(people.map(({ name }) => name)).toEqual(['Khải', 'Mai']);
  expect(people.map(({ replica }) => replica)).toEqual([khai, mai]);
  // What lies outside the seals of both disks names nobody but so.
  for (const replica of [khai, mai]) {
    expect(await keysOf(replica)).toMatch(/^words /m);
    expect(await keysOf(replica)).not.toContain('Ma Văn');
  }
});

test('words are tried on the chosen book alone: the right ones of another open nothing and touch nothing of hers', async () => {
  const { khai, mai } = await both();
  await gate.acts.leave();
  await gate.acts.choose(khai);
  const open = vi.spyOn(port, 'open');
  const before = await keysOf(mai);
  await gate.acts.unlock(MAI);
  expect(now('locked')).toMatchObject({ problem: 'wrong-words', who: { name: 'Khải' } });
  expect(open.mock.calls.map(([replica]) => replica)).toEqual([khai]);
  expect(await keysOf(mai)).toBe(before);
  await gate.acts.leave();
  await gate.acts.choose(mai);
  expect(now('locked').problem).toBeUndefined();
  await gate.acts.unlock(MAI);
  expect(now('open').opened.replica.identity.replica).toBe(mai);
});

test('what one has opened reads nothing of the other: neither key, nor rows', async () => {
  const { khai, mai } = await both();
  const hers = await port.open(mai, MAI);
  const his = await port.open(khai, KHAI);
  if (!hers.ok || !his.ok) throw new Error('both open by their own words');
  const place = `scd/1|${khai}|outbox|1`;
  const sealed = await his.value.sealer.seal(new TextEncoder().encode('7 biên lai'), place);
  expect(await hers.value.sealer.open(sealed, place)).toMatchObject({ ok: false });
  expect(hers.value.identity.device).not.toBe(his.value.identity.device);
  expect(hers.value.life).not.toBe(his.value.life);
  expect(hers.value.signer.publicKey).not.toBe(his.value.signer.publicKey);
});

test('a PIN is asked of whoever is chosen, and only where that one has a shift going on', async () => {
  const { khai, mai } = await both();
  const hers = await port.open(mai, MAI);
  if (!hers.ok) throw new Error('opens');
  expect(await port.beginShift(hers.value, '802574')).toMatchObject({ ok: true });
  await hers.value.store.close();
  await gate.acts.leave();
  await gate.acts.choose(khai);
  expect(now('locked').shift).toBeUndefined();
  await gate.acts.leave();
  await gate.acts.choose(mai);
  expect(now('locked').shift?.replica).toBe(mai);
  await gate.acts.unlockByPin('135790');
  expect(now('locked')).toMatchObject({ problem: 'wrong-pin', who: { name: 'Mai' } });
  await gate.acts.unlockByPin('802574');
  expect(now('open').opened.replica.identity.replica).toBe(mai);
});

test('forgotten words are those of the chosen one, whoever stands first on the disk', async () => {
  const { khai, mai } = await both();
  for (const replica of [mai, khai]) {
    await gate.acts.leave();
    await gate.acts.choose(replica);
    gate.acts.forgot();
    await gate.acts.askRecovery();
    expect(now('forgotten')).toMatchObject({ who: { replica }, recovery: { digits: '4729' } });
  }
  expect(asked).toEqual([await port.deviceOf(mai), await port.deviceOf(khai)]);
  await gate.acts.leave();
});

test('locked by time or by hand it stands at the own lock, with the way to the others', async () => {
  const { mai } = await both();
  expect(now('locked').who).toMatchObject({ replica: mai, name: 'Mai' });
  await gate.acts.leave();
  expect(step()).toBe('choosing-name');
});

test('whoever opens after somebody else begins at Hôm nay, not where that one stood', async () => {
  const { khai, mai } = await both();
  const begun = beganAtToday;
  await gate.acts.leave();
  await gate.acts.choose(mai);
  await gate.acts.unlock(MAI);
  expect(beganAtToday).toBe(begun);
  await gate.acts.lock();
  await gate.acts.leave();
  await gate.acts.choose(khai);
  await gate.acts.unlock(KHAI);
  expect(beganAtToday).toBe(begun + 1);
});

test('one who signs out leaves the other as she was; with her alone the lock is as ever', async () => {
  const { khai, mai } = await both();
  await gate.acts.leave();
  await gate.acts.choose(khai);
  await gate.acts.unlock(KHAI);
  const before = await keysOf(mai);
  await gate.acts.signOut();
  expect(now('locked').who).toBeUndefined();
  expect(await port.replicas()).toEqual([mai]);
  expect(await keysOf(mai)).toBe(before);
  await gate.acts.unlock(MAI);
  expect(now('open').opened.replica.identity.replica).toBe(mai);
});

test('a name that was never chosen is none: the device tells them apart', async () => {
  const khai = await comesIn(KHAI);
  await gate.acts.lock();
  await gate.acts.addOfficer();
  await comesIn(MAI);
  await gate.acts.lock();
  await gate.acts.leave();
  const { people } = now('choosing-name');
  expect(people.map(({ name }) => name)).toEqual([undefined, undefined]);
  expect(new Set(people.map(({ device }) => device)).size).toBe(2);
  await gate.acts.choose(khai);
  await gate.acts.unlock(KHAI);
  expect(step()).toBe('open');
});

test('another window adds somebody meanwhile: the words are not tried on every book, the name is asked for', async () => {
  await comesIn(KHAI);
  await gate.acts.lock();
  const other = createGate(services);
  await other.acts.accept(invited);
  await other.acts.named({ name: 'Mai', isShared: false });
  await other.acts.enter(MAI);
  const open = vi.spyOn(port, 'open');
  await gate.acts.unlock(KHAI);
  expect(step()).toBe('choosing-name');
  expect(open).not.toHaveBeenCalled();
});

test('an invitation that fails on the lock leads back to the names', async () => {
  await both();
  await gate.acts.look(token);
  expect(now('welcome')).toMatchObject({ problem: 'no-connection', isAdding: true });
  await gate.acts.leave();
  expect(step()).toBe('choosing-name');
});

test('a device is shared where others have a book here, or where its officer says so', async () => {
  await comesIn(KHAI);
  const { shared } = now('open').opened;
  expect(shared.state()).toMatchObject({ isShared: false, others: 0 });
  await shared.keep({ name: undefined, isShared: true });
  expect(sharedSaid).toEqual([true]);
  await shared.keep({ name: 'Khải', isShared: false });
  expect(sharedSaid).toEqual([true, false]);
  await gate.acts.lock();
  await gate.acts.addOfficer();
  await comesIn(MAI, 'Mai');
  expect(now('open').opened.shared.state()).toMatchObject({ name: 'Mai', others: 1 });
});

test('the number on the app’s picture counts what all of them have not sent', async () => {
  const { khai, mai } = await both();
  const mark = { lives: {}, atMs: 1 };
  await services.marks.write({ ...mark, replica: khai, waiting: 2 });
  await services.marks.write({ ...mark, replica: mai, waiting: 3 });
  await services.marks.write({ ...mark, replica: 'gone', waiting: 9 });
  expect(await unsentOfOthers(services, khai)).toBe(3);
  expect(await unsentOfOthers(services, mai)).toBe(2);
});

test('a name is one short line, with nothing that turns or hides letters; proposed is the given name', () => {
  expect(doorName('  Hoa \n (ca  đêm) ')).toBe('Hoa (ca đêm)');
  expect(doorName('Kh\u202eải\u200b')).toBe('Khải');
  expect(doorName(' \u200b ')).toBeUndefined();
  expect(doorName('Nguyễn Phước Bảo Hoàng Thiên Ân')).toHaveLength(24);
  expect(proposedDoorName('Nguyễn Thị Hoa')).toBe('Hoa');
  expect(proposedDoorName('')).toBe('');
  expect(doorFrom('{"name":7,"isShared":"yes"}')).toEqual({ name: undefined, isShared: false });
  expect(doorFrom('not json')).toEqual({ name: undefined, isShared: false });
});
