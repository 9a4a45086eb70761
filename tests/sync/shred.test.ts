// Losing a right: what was not sent goes first, then the book leaves the phone, and only on an order that fits.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { pullRequest } from '#protocol/pull.ts';
import { shredSigningBytes, type ShredLine } from '#protocol/shred.ts';
import { memoryJournalStore, type MemoryJournalStore } from '#replica/memory-journal-store.ts';
import { TABLES } from '#replica/ports.ts';
import { openServer } from '#server/open-server.ts';
import { takeParcel } from '#server/parcel.ts';
import { openPhone, type Phone } from './phone.ts';
import {
  collect,
  must,
  receiptNumbers,
  register,
  startUnion,
  synced,
  type TestUnion,
} from './union.ts';

const NONCE = 'nonce-of-this-contact';

let union: TestUnion;
let chair: Phone;
let phone: Phone;
let member: string;
let dues: string;

beforeEach(async () => {
  union = await startUnion();
  chair = await union.officerPhone('chu.tich', ['chair', 'treasurer']);
  phone = await union.officerPhone('to.truong', ['treasurer']);
  member = await register(phone, union.unit, 'Lường Thị Mai');
  await synced(phone);
  dues = bookId('dues', union.unit);
});
afterEach(async () => {
  await union.server.stop();
});

/** What of a book lies on the disk, by table. */
const onDisk = (store: MemoryJournalStore, book: string): Readonly<Record<string, number>> => {
  const found: Record<string, number> = {};
  const { tables } = store.snapshot();
  for (const table of TABLES) {
    const keys = [...(tables.get(table)?.keys() ?? [])].filter(
      (key) => key.includes(book) && !key.startsWith('own|'),
    );
    if (keys.length > 0) found[table] = keys.length;
  }
  return found;
};

const grantIds = async (of: Phone): Promise<readonly string[]> =>
  (await union.admin.replica.shelf.find({ type: 'grant' }))
    .filter((row) => row.values['officer'] === of.identity.officer)
    .map((row) => row.id);

/** An order as the server would sign it, with something of it changed. */
const order = async (change: Partial<ShredLine> = {}): Promise<ShredLine> => {
  const { context } = union.server.opened;
  const named = {
    device: phone.identity.device,
    life: phone.replica.life(),
    book: dues,
    epoch: context.epoch.id,
    nonce: NONCE,
    grants: [...(await grantIds(phone))],
    ...change,
  };
  return {
    line: 'shred',
    signature: context.key.sign(shredSigningBytes(named)),
    ...named,
    ...change,
  };
};
const take = async (change: Partial<ShredLine> = {}, nonce = NONCE) =>
  phone.replica.takeShredOrder(await order(change), nonce);

const reopened = (): Promise<Phone> =>
  openPhone(union.server, { ...phone, store: memoryJournalStore(phone.store.snapshot()) });

describe('a right that ended', () => {
  test('unsent receipts arrive and are kept for a person, then the book leaves the phone', async () => {
    must(await collect(phone, union.unit, member, { period: '2026-10' }));
    must(await collect(phone, union.unit, member, { period: '2026-11' }));
    await union.revoke(phone);
    await synced(phone);
    const end = await union.server.opened.store.committed.end(dues);
    expect(end?.n).toBe(2);
    expect(phone.replica.books()).toEqual([]);
    expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
    for (const type of ['receipt', 'member', 'grant'])
      expect(await phone.replica.shelf.find({ type })).toEqual([]);
    // Of the book there is the notice, and the parcel that only the server opens.
    expect(onDisk(phone.store, dues)).toEqual({ blobs: 2 });
    expect(phone.replica.leftBooks().find(({ book }) => book === dues)).toMatchObject({
      entries: 2,
      held: 2,
      unitName: 'CĐCS Công ty May Mẫu',
    });
    expect((await phone.replica.selfCheck('all')).ok).toBe(true);
    await synced(chair);
    expect((await chair.replica.selfCheck('all')).ok).toBe(true);
  });

  test('the officer is told until it was read, after a restart too', async () => {
    await union.revoke(phone);
    await synced(phone);
    const told = phone.replica.leftBooks();
    expect(told.map(({ book }) => book)).toContain(dues);
    expect(phone.replica.leftBooks()).toBe(told);
    const again = await reopened();
    expect(again.replica.leftBooks()).toEqual(told);
    await again.replica.leftBooksSeen();
    expect(again.replica.leftBooks()).toEqual([]);
  });

  test('without signal nothing happens: the book stays as long as no order came', async () => {
    await union.revoke(phone);
    union.server.line.fetch = () => Promise.reject(new Error('no signal'));
    await phone.sync.syncNow();
    expect(phone.replica.books()).toContain(dues);
  });

  test('what is not sent yet keeps the book, even on a good order', async () => {
    must(await collect(phone, union.unit, member));
    await union.revoke(phone);
    expect(await take()).toEqual({ ok: true, value: 'waiting' });
    expect(await receiptNumbers(phone)).toHaveLength(1);
  });

  test('a receipt that was pulled back already is in the parcel too, and numbers never begin anew', async () => {
    must(await collect(phone, union.unit, member, { period: '2026-10' }));
    await synced(phone);
    const [before] = await receiptNumbers(phone);
    await union.revoke(phone);
    await synced(phone);
    expect(phone.replica.leftBooks().find(({ book }) => book === dues)).toMatchObject({
      entries: 1,
      held: 0,
    });
    await union.grant(phone, 'treasurer');
    await synced(phone);
    expect(await receiptNumbers(phone)).toEqual([before]);
    expect(phone.replica.leftBooks()).toEqual([]);
    must(await collect(phone, union.unit, member, { period: '2026-11' }));
    await synced(phone);
    const [, after] = await receiptNumbers(phone);
    expect(after).toBe(before?.replace(/-1$/, '-2'));
    expect((await phone.replica.selfCheck('all')).ok).toBe(true);
    expect((await (await reopened()).replica.selfCheck('all')).ok).toBe(true);
  });
});

describe('an order that does not fit changes nothing', () => {
  const stays = async (): Promise<void> => {
    expect(phone.replica.books()).toContain(dues);
    expect(await receiptNumbers(phone)).toHaveLength(1);
    expect(onDisk(phone.store, dues)['journal']).toBeGreaterThan(0);
  };
  beforeEach(async () => {
    must(await collect(phone, union.unit, member));
    await synced(phone);
    await union.revoke(phone);
  });

  test.each([
    ['another device', { device: 'another-device' }],
    ['another life', { life: 'another-life' }],
    ['another epoch', { epoch: 'another-epoch' }],
    ['another contact', { nonce: 'nonce-of-an-earlier-contact' }],
    ['a book that is not here', { book: 'dues.another-unit' }],
  ])('%s', async (_, change) => {
    expect(await take(change)).toEqual({ ok: true, value: 'kept' });
    await stays();
  });

  test('an answer that was delayed: its nonce is of an earlier contact', async () => {
    expect(await take({}, 'nonce-of-the-next-contact')).toEqual({ ok: true, value: 'kept' });
    await stays();
  });

  test('a forged signature', async () => {
    const forged = phone.signer.sign(shredSigningBytes(await order()));
    expect(await take({ signature: await forged })).toMatchObject({
      error: { kind: 'not-genuine' },
    });
    await stays();
  });

  test('one signed for other rights than it names', async () => {
    const { signature } = await order({ grants: ['some-other-grant'] });
    expect(await take({ signature })).toMatchObject({ error: { kind: 'not-genuine' } });
    await stays();
  });
});

describe('another right to the same book', () => {
  test('the phone keeps the book while a right runs that the order does not name', async () => {
    await union.grant(phone, 'collector');
    await synced(phone);
    const [first] = await grantIds(phone);
    expect(await take({ grants: [first ?? ''] })).toEqual({ ok: true, value: 'kept' });
    expect(phone.replica.books()).toContain(dues);
  });

  test('the server orders nothing while one of two rights runs', async () => {
    await union.grant(phone, 'collector');
    await synced(phone);
    await union.revoke(phone);
    await union.grant(phone, 'collector');
    await synced(phone);
    expect(phone.replica.books()).toContain(dues);
  });
});

describe('unknown is not revoked', () => {
  test('a server that does not know the phone, its life or its rights orders nothing', async () => {
    await union.revoke(phone);
    const bodies: string[] = [];
    const { fetch } = union.server.line;
    union.server.line.fetch = async (input, init) => {
      const answer = await fetch(input, init);
      bodies.push(await answer.clone().text());
      return answer;
    };
    const ask = async (change: object): Promise<boolean> => {
      bodies.length = 0;
      const request = pullRequest.parse({
        ...{ protocol: 1, nonce: NONCE, device: phone.identity.device, fold: 'x' },
        cursors: [{ book: dues, epoch: union.server.opened.context.epoch.id, n: 0 }],
        life: phone.replica.life(),
        ...change,
      });
      must(await phone.transport.signIn());
      await phone.transport.pull(request, async () => true);
      return bodies.some((body) => body.includes('"line":"shred"'));
    };
    expect(await ask({})).toBe(true);
    expect(await ask({ life: 'a-life-nobody-knows' })).toBe(false);
    expect(await ask({ life: undefined })).toBe(false);
    const cursor = { book: dues, epoch: 'an-epoch-before', n: 0 };
    expect(await ask({ cursors: [cursor] })).toBe(false);
    expect(await ask({ cursors: [{ ...cursor, book: 'dues.no-such-unit' }] })).toBe(false);
  });

  test('an empty server in place of the old one takes nothing off the phone', async () => {
    must(await collect(phone, union.unit, member));
    await synced(phone);
    const empty = await startUnion();
    const { fetch } = union.server.line;
    union.server.line.fetch = empty.server.line.fetch;
    await phone.sync.syncNow();
    expect(phone.replica.books()).toContain(dues);
    expect(await receiptNumbers(phone)).toHaveLength(1);
    union.server.line.fetch = fetch;
    await empty.server.stop();
  });
});

describe('killed while the book leaves', () => {
  test('the disk holds all of it or nothing of it', async () => {
    must(await collect(phone, union.unit, member));
    await synced(phone);
    await union.revoke(phone);
    const whole = onDisk(phone.store, dues);
    const seen: Readonly<Record<string, number>>[] = [];
    const commit = phone.store.commit.bind(phone.store);
    // What a kill before and after each commit would leave.
    phone.store.commit = async (token, writes) => {
      seen.push(onDisk(phone.store, dues));
      const done = await commit(token, writes);
      seen.push(onDisk(phone.store, dues));
      return done;
    };
    expect(await take()).toEqual({ ok: true, value: 'done' });
    expect(seen).toEqual([whole, { blobs: 2 }]);
  });

  test('a disk that refuses keeps the book on the screen too', async () => {
    must(await collect(phone, union.unit, member));
    await synced(phone);
    await union.revoke(phone);
    phone.store.setDiskFull(true);
    expect((await take()).ok).toBe(false);
    expect(await receiptNumbers(phone)).toHaveLength(1);
    expect(phone.replica.books()).toContain(dues);
  });
});

describe('the parcel', () => {
  /** The server as it stood when the copy was made, with the key that every phone has pinned. */
  const restoredFrom = async (dataDir: string) =>
    openServer({ dataDir, origin: 'http://phone.test', nowMs: () => (union.server.clock.ms += 1) });

  test('a server restored to before the receipts gets them from it, each once, whoever brings it', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'scd-restored-'));
    await union.server.opened.copyTo(join(dataDir, 'books.db'));
    copyFileSync(join(union.server.opened.dataDir, 'server-key'), join(dataDir, 'server-key'));
    must(await collect(phone, union.unit, member, { period: '2026-10' }));
    await synced(phone);
    must(await collect(phone, union.unit, member, { period: '2026-11' }));
    await union.revoke(phone);
    await synced(phone);
    const parcels = await phone.replica.parcels();
    for (const { parcel } of parcels) {
      const answer = must(await chair.transport.sendParcel(parcel, NONCE));
      expect(answer.verdicts.every(({ duplicate }) => duplicate)).toBe(true);
      expect(answer.gaps).toEqual([]);
    }
    const restored = await restoredFrom(dataDir);
    const { identity } = chair;
    const session = {
      ...{ officer: identity.officer, device: identity.device, expiresMs: 0 },
      ...{ family: 'none', hasSecondFactor: false },
    };
    expect(await restored.store.committed.end(dues)).toBeUndefined();
    for (const duplicate of [false, true])
      for (const { parcel } of parcels.filter(({ key }) => key.includes(dues))) {
        const { verdicts } = must(
          await takeParcel(restored.context, session, { nonce: NONCE, parcel }),
        );
        expect(verdicts.map((verdict) => verdict.duplicate)).toEqual([duplicate, duplicate]);
      }
    expect((await restored.store.committed.end(dues))?.n).toBe(2);
    await restored.store.close();
    rmSync(dataDir, { recursive: true });
  });

  test('a changed parcel, and one for another server, are refused', async () => {
    must(await collect(phone, union.unit, member));
    await synced(phone);
    await union.revoke(phone);
    await synced(phone);
    const [first] = await phone.replica.parcels();
    const parcel = first?.parcel ?? '';
    const changed = `${parcel.slice(0, -5)}AAAAA`;
    expect(await chair.transport.sendParcel(changed, NONCE)).toMatchObject({
      error: { kind: 'server-refused', detail: 'bad-parcel' },
    });
    const elsewhere = await startUnion();
    await synced(elsewhere.admin);
    expect(await elsewhere.admin.transport.sendParcel(parcel, NONCE)).toMatchObject({
      error: { kind: 'server-refused', detail: 'bad-parcel' },
    });
    await elsewhere.server.stop();
  });
});
