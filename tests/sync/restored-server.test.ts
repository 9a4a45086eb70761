/** A server put back from a copy that knows neither the phone nor its rights: unknown is not revoked, nothing leaves the phone. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { createApp } from '#server/app.ts';
import { openServer } from '#server/open-server.ts';
import { staticFiles } from '#server/static-files.ts';
import { TABLES } from '#replica/ports.ts';
import { tellRemovals } from '#sync/http-removals.ts';
import { ORIGIN, openPhone, type Phone } from './phone.ts';
import { collect, must, receiptNumbers, register, startUnion, synced } from './union.ts';

/** How many rows of books lie on the disk. */
const rowsOf = ({ store }: Phone): number => {
  const { tables } = store.snapshot();
  return TABLES.flatMap((table) => [...(tables.get(table)?.keys() ?? [])]).filter((key) =>
    /\b(roster|dues|cases)\./.test(key),
  ).length;
};

test('neither phone nor grant known: refused, asked again and again, and the whole book is there as it was', async () => {
  const union = await startUnion();
  const dataDir = mkdtempSync(join(tmpdir(), 'scd-restored-'));
  const { opened, clock, line } = union.server;
  // The copy is from before the officer was taken on.
  await opened.store.write((tx) => tx.putNote('mark', 'this-is-a-backup', 'true', null));
  await opened.copyTo(join(dataDir, 'books.db'));
  await opened.store.write((tx) => tx.dropNote('mark', 'this-is-a-backup'));
  copyFileSync(join(opened.dataDir, 'server-key'), join(dataDir, 'server-key'));

  let phone = await union.officerPhone('thu.quy', ['treasurer', 'chair']);
  const member = await register(phone, union.unit, 'Lường Thị Mai');
  await synced(phone);
  must(await collect(phone, union.unit, member, { period: '2026-10' }));
  await synced(phone);
  must(await collect(phone, union.unit, member));
  const before = {
    ...{ rows: rowsOf(phone), books: [...phone.replica.books()].sort() },
    receipts: await receiptNumbers(phone),
  };
  expect(before.receipts).toHaveLength(2);

  const restored = await openServer({ dataDir, origin: ORIGIN, nowMs: () => (clock.ms += 1) });
  expect(restored.context.epoch.parent).toBe(opened.context.epoch.id);
  const office = await restored.context.office.now(restored.store.committed);
  expect(office.device(phone.identity.device)).toBeUndefined();
  expect(office.grantsOf(phone.identity.officer)).toEqual([]);
  const log: string[] = [];
  const app = createApp(restored.context, staticFiles(join(dataDir, 'none')), (text) => {
    log.push(text);
  });
  const own = line.fetch;
  const asked: string[] = [];
  line.fetch = async (input, init) => {
    const request = new Request(input, init);
    asked.push(new URL(request.url).pathname);
    return app.fetch(request, { incoming: { socket: { remoteAddress: '127.0.0.1' } } });
  };
  // With the session of before, and from a phone that was started anew and signs in.
  for (let contact = 0; contact < 3; contact += 1) expect(await phone.sync.syncNow()).toBeDefined();
  await phone.replica.close();
  const store = memoryJournalStore(phone.store.snapshot());
  phone = await openPhone(union.server, { ...phone, store });
  for (let contact = 0; contact < 3; contact += 1) expect(await phone.sync.syncNow()).toBeDefined();
  expect(asked.length).toBeGreaterThan(3);
  expect(log).toEqual([]);

  expect(rowsOf(phone)).toBe(before.rows);
  expect([...phone.replica.books()].sort()).toEqual(before.books);
  expect(await receiptNumbers(phone)).toEqual(before.receipts);
  expect(phone.replica.leftBooks()).toEqual([]);
  expect(await phone.replica.parcels()).toEqual([]);
  // Collecting goes on.
  must(await collect(phone, union.unit, member, { period: '2026-12' }));
  expect(phone.replica.counts().waiting).toBe(2);

  // The server that knows them comes back: what waited is taken in.
  line.fetch = own;
  await synced(phone);
  expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
  await restored.store.close();
  rmSync(dataDir, { recursive: true, force: true });
  await union.server.stop();
});

test('a passkey removed after the last copy: the phone that removed it has kept the server’s word and tells it again', async () => {
  const union = await startUnion();
  const { admin, server } = union;
  const { opened, clock, line } = server;
  await admin.factor.add();
  const dataDir = mkdtempSync(join(tmpdir(), 'scd-restored-'));
  await opened.store.write((tx) => tx.putNote('mark', 'this-is-a-backup', 'true', null));
  await opened.copyTo(join(dataDir, 'books.db'));
  await opened.store.write((tx) => tx.dropNote('mark', 'this-is-a-backup'));
  copyFileSync(join(opened.dataDir, 'server-key'), join(dataDir, 'server-key'));
  const state = admin.factor.state();
  const [known] = state.is === 'known' ? state.passkeys : [];
  must(await admin.factor.remove(known?.passkey ?? ''));

  const restored = await openServer({ dataDir, origin: ORIGIN, nowMs: () => (clock.ms += 1) });
  const app = createApp(restored.context, staticFiles(join(dataDir, 'none')), () => undefined);
  line.fetch = async (input, init) =>
    app.fetch(new Request(input, init), { incoming: { socket: { remoteAddress: '127.0.0.1' } } });
  await admin.replica.close();
  // Killed and opened again: the word lies on the disk.
  const rows = [...(admin.store.snapshot().tables.get('blobs')?.entries() ?? [])];
  const [kept] = rows.filter(([key]) => key.startsWith('removal|'));
  expect(kept?.[1]).toBeInstanceOf(Uint8Array);
  const store = memoryJournalStore(admin.store.snapshot());
  const phone = await openPhone(server, { ...admin, store });
  await phone.transport.signIn();
  expect(phone.transport.secondFactor()).toMatchObject({ passkeys: 1 });
  const slips = await (await phone.replica.removals()).all();
  expect(slips).toMatchObject([{ of: phone.identity.officer, passkey: known?.passkey }]);
  await tellRemovals(phone.wire, phone.transport.session(), slips);
  await phone.transport.signIn();
  expect(phone.transport.secondFactor()).toMatchObject({ passkeys: 0 });
  await restored.store.close();
  rmSync(dataDir, { recursive: true, force: true });
  await server.stop();
});
