/** A server put back from a copy and closed again, in the interleavings in which a receipt could be lost or count twice. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { openPhone, type Phone } from './phone.ts';
import { bringsBack, closed, putBackKit, type PutBackKit } from './put-back-kit.ts';
import {
  collect,
  must,
  receiptNumbers,
  register,
  startUnion,
  synced,
  type TestUnion,
} from './union.ts';

let union: TestUnion;
let treasurer: Phone;
let member: string;
let kit: PutBackKit;

beforeEach(async () => {
  union = await startUnion();
  kit = putBackKit(union);
  treasurer = await union.officerPhone('thu.quy', ['treasurer', 'chair']);
  member = await register(treasurer, union.unit, 'Lường Thị Mai');
  await synced(treasurer);
  await synced(union.admin);
});
afterEach(async () => {
  await kit.stop();
  await union.server.stop();
});

/** Killed, and opened again on what lies on its disk. */
const reopened = async (phone: Phone): Promise<Phone> => {
  await phone.replica.close();
  const store = memoryJournalStore(phone.store.snapshot());
  return openPhone(union.server, { ...phone, store });
};

/** Answers pushes and loses everything else on the way. */
const onlyPushes = (): (() => void) => {
  const { line } = union.server;
  const own = line.fetch;
  line.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (pathname !== '/api/sync/push') throw new TypeError('no line');
    return own(input, init);
  };
  return () => (line.fetch = own);
};

test('H11 accepted at the push, and nobody has a page of it: it waits again, on the disk too, and counts once', async () => {
  const copy = await kit.copied();
  must(await collect(treasurer, union.unit, member));
  const heal = onlyPushes();
  expect(await treasurer.sync.syncNow()).toEqual({ kind: 'no-connection' });
  heal();
  expect(treasurer.replica.counts()).toEqual({ waiting: 0, check: 0 });

  const server = await kit.putBack(copy);
  await bringsBack(treasurer);
  // Until the close the old verdict stands: nothing says yet that it is gone.
  expect(treasurer.replica.counts().waiting).toBe(0);
  await closed(server);
  // Gone over, and killed before anything could be sent.
  const { line } = union.server;
  const own = line.fetch;
  line.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (pathname === '/api/sync/push') throw new TypeError('no line');
    return own(input, init);
  };
  await treasurer.sync.syncNow();
  line.fetch = own;
  expect(treasurer.replica.counts().waiting).toBe(1);
  treasurer = await reopened(treasurer);
  expect(treasurer.replica.counts().waiting).toBe(1);
  await synced(treasurer);
  await synced(treasurer);
  expect(treasurer.replica.counts()).toEqual({ waiting: 0, check: 0 });
  expect(await receiptNumbers(treasurer)).toHaveLength(1);
  const second = await union.secondPhone(treasurer);
  expect(await receiptNumbers(second)).toEqual(await receiptNumbers(treasurer));
});

test('H10 put back twice from the same copy: what was written in between comes back as well', async () => {
  const copy = await kit.copied();
  must(await collect(treasurer, union.unit, member, { period: '2026-09' }));
  await synced(treasurer);
  const first = await kit.putBack(copy);
  await bringsBack(treasurer);
  await closed(first);
  must(await collect(treasurer, union.unit, member, { period: '2026-10' }));
  await synced(treasurer);
  await synced(treasurer);
  const numbers = await receiptNumbers(treasurer);
  expect(numbers).toHaveLength(2);

  const second = await kit.putBack(copy);
  expect(second.context.epoch.id).not.toBe(first.context.epoch.id);
  await bringsBack(treasurer);
  expect(await second.store.committed.ends()).toEqual(await first.store.committed.ends());
  await closed(second);
  must(await collect(treasurer, union.unit, member, { period: '2026-11' }));
  await synced(treasurer);
  await synced(treasurer);
  expect(await receiptNumbers(treasurer)).toEqual(expect.arrayContaining([...numbers]));
  expect(await receiptNumbers(treasurer)).toHaveLength(3);
  expect(treasurer.replica.counts()).toEqual({ waiting: 0, check: 0 });
});

test('H14 a verdict of the server before the restore comes late: nothing is settled by it', async () => {
  const copy = await kit.copied();
  const { line } = union.server;
  must(await collect(treasurer, union.unit, member));
  // Taken in by the old server; its answer is on the way for a long time.
  const own = line.fetch;
  let late: (() => void) | undefined;
  line.fetch = async (input, init) => {
    const answer = await own(input, init);
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (pathname === '/api/sync/push') await new Promise<void>((come) => (late = come));
    return answer;
  };
  const contact = treasurer.sync.syncNow();
  while (late === undefined) await new Promise((next) => setTimeout(next, 5));
  const server = await kit.putBack(copy);
  late();
  await contact;
  await bringsBack(treasurer);
  await closed(server);
  await synced(treasurer);
  await synced(treasurer);
  expect(treasurer.replica.counts()).toEqual({ waiting: 0, check: 0 });
  const end = await server.store.committed.end(`dues.${union.unit}`);
  expect(end?.n).toBe(1);
  expect(await receiptNumbers(treasurer)).toHaveLength(1);
});

test('H9 a right ended after the copy ends again before anything is judged; the phone gives back and keeps until it is told', async () => {
  const copy = await kit.copied();
  must(await collect(treasurer, union.unit, member));
  await union.revoke(treasurer);
  const server = await kit.putBack(copy);
  // The revoked one comes first: nothing is judged, nothing leaves the phone.
  await treasurer.sync.syncNow();
  expect(treasurer.replica.leftBooks()).toEqual([]);
  expect(treasurer.replica.counts().waiting).toBe(1);
  await bringsBack(union.admin);
  await closed(server);
  await synced(union.admin);
  for (let contact = 0; contact < 3; contact += 1) await treasurer.sync.syncNow();
  const entries = await server.store.committed.entriesAfter(`dues.${union.unit}`, 0, {
    ...{ entriesMax: 10, bytesMax: 1e6 },
  });
  expect(entries.map(({ ruling }) => ruling)).toEqual(['held']);
  expect(treasurer.replica.leftBooks().map(({ book }) => book)).toContain(`dues.${union.unit}`);
});

test('H15 given up as ordered, and nobody else had it: the parcel goes to the server that was put back, once', async () => {
  const copy = await kit.copied();
  must(await collect(treasurer, union.unit, member));
  await synced(treasurer);
  await union.revoke(treasurer);
  for (let contact = 0; contact < 3; contact += 1) await treasurer.sync.syncNow();
  expect(treasurer.replica.books().filter((book) => book.startsWith('dues'))).toEqual([]);
  expect((await treasurer.replica.parcels()).length).toBeGreaterThan(0);

  const server = await kit.putBack(copy);
  await treasurer.sync.syncNow();
  await bringsBack(union.admin);
  await closed(server);
  await synced(union.admin);
  const { line } = union.server;
  const own = line.fetch;
  let parcels = 0;
  line.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (pathname === '/api/sync/parcel') parcels += 1;
    return own(input, init);
  };
  for (let contact = 0; contact < 3; contact += 1) await treasurer.sync.syncNow();
  expect(parcels).toBe((await treasurer.replica.parcels()).length);
  const [entry] = await server.store.committed.entriesAfter(`dues.${union.unit}`, 0, {
    ...{ entriesMax: 10, bytesMax: 1e6 },
  });
  // Kept for a person to decide on: the right had ended.
  expect(entry?.ruling).toBe('held');
  treasurer = await reopened(treasurer);
  await treasurer.sync.syncNow();
  expect(parcels).toBe((await treasurer.replica.parcels()).length);
});

test('killed in the middle of bringing back: the rest follows, and all of it is there once', async () => {
  const copy = await kit.copied();
  for (const period of ['2026-08', '2026-09', '2026-10'])
    must(await collect(treasurer, union.unit, member, { period }));
  await synced(treasurer);
  const server = await kit.putBack(copy);
  const { line } = union.server;
  const own = line.fetch;
  let offers = 0;
  line.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (pathname === '/api/restore/offer' && (offers += 1) > 2) throw new TypeError('no line');
    return own(input, init);
  };
  await treasurer.sync.syncNow();
  line.fetch = own;
  treasurer = await reopened(treasurer);
  await bringsBack(treasurer);
  expect((await server.store.committed.end(`dues.${union.unit}`))?.n).toBe(3);
  await closed(server);
  await synced(treasurer);
  expect(await receiptNumbers(treasurer)).toHaveLength(3);
  expect(treasurer.replica.counts()).toEqual({ waiting: 0, check: 0 });
});
