/** What is brought back to a restored server: proven to the last byte or not believed, and nothing is judged anew. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change } from '#crdt/fold.ts';
import { write } from '#domain/draft.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { grant, revocation } from '#domain/office/grant.ts';
import { member } from '#domain/roster/member.ts';
import type { PageLine, PullLine } from '#protocol/pull.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { runAudit } from '#server/audit.ts';
import { parsePull, post, randomId, TestDevice } from './test-device.ts';
import {
  closedNow,
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type Appointed,
  type TestServer,
} from './test-server.ts';

let under: TestServer;
let restored: TestServer | undefined;
let admin: TestDevice;
let local: string;
let book: string;
let chair: { device: TestDevice } & Appointed;
let treasurer: { device: TestDevice } & Appointed;
const folders: string[] = [];

beforeEach(async () => {
  restored = undefined;
  under = await startTestServer();
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  book = `roster.${local}`;
  chair = await officerWithDevice(under, admin, local, 'chair');
  treasurer = await officerWithDevice(under, admin, local, 'treasurer');
});
afterEach(async () => {
  expect([...under.log, ...(restored?.log ?? [])]).toEqual([]);
  await under.stop();
  await restored?.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const someone = (): Change[] => [
  write(member, randomId(), { fullName: { value: 'Lường Thị Mai' } }),
];

/** A copy of the books as they are now; another server begins on it when asked. */
const copied = async (): Promise<() => Promise<TestServer>> => {
  const folder = mkdtempSync(join(tmpdir(), 'so-cong-doan-offers-'));
  folders.push(folder);
  const { store, copyTo } = under.server;
  await store.write((tx) => tx.putNote('mark', 'this-is-a-backup', 'true', null));
  await copyTo(join(folder, 'books.db'));
  await store.write((tx) => tx.dropNote('mark', 'this-is-a-backup'));
  copyFileSync(join(under.dataDir, 'server-key'), join(folder, 'server-key'));
  return async () => {
    restored = await startTestServer({ dataDir: folder, clock: under.clock });
    return restored;
  };
};

interface RawPage {
  readonly line: PageLine;
  readonly raw: readonly string[];
}

/** The pages of a book as that device gets them now, in the very words of the server. */
const pagesOf = async (device: TestDevice, of: string): Promise<readonly RawPage[]> => {
  const response = await device.post('/api/sync/pull', {
    ...{ protocol: PROTOCOL_VERSION, nonce: randomId(16), device: device.id, fold: 'fold-1' },
    ...{ cursors: [], only: [of] },
  });
  const text = await response.text();
  parsePull(text);
  const lines = text.split('\n').slice(0, -1);
  const pages: RawPage[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = JSON.parse(lines[at] ?? '') as PullLine;
    if (line.line !== 'page') continue;
    const bodies = line.items.filter((item) => item[10] === null).length;
    if (line.book === of) pages.push({ line, raw: lines.slice(at, at + 1 + bodies) });
    at += bodies;
  }
  return pages;
};

const proofOf = ({ line: { book: of, epoch, to: n, digest, signature } }: RawPage) => ({
  ...{ book: of, epoch, n, digest, signature },
});

const offer = async (
  to: TestServer,
  pages: readonly RawPage[],
  proof: object = proofOf(pages.at(-1)!),
) => {
  const header = { protocol: PROTOCOL_VERSION, nonce: randomId(16), proof, pages: pages.length };
  const body = [JSON.stringify(header), ...pages.flatMap(({ raw }) => raw)].join('\n');
  const response = await to.send(
    new Request('http://localhost/api/restore/offer', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body,
    }),
  );
  return (await response.json()) as {
    n?: number;
    holds?: boolean;
    restoring?: boolean;
    error?: { kind: string };
  };
};

/** Every column of every entry, but who signed in between: a page brings the signature each chain ends in. */
const rowsOf = (of: TestServer, wanted: string): readonly object[] => {
  const database = new DatabaseSync(join(of.dataDir, 'books.db'), { readOnly: true });
  const rows = database.prepare('SELECT * FROM entries WHERE book = ? ORDER BY n').all(wanted);
  database.close();
  return rows.map((row) => ({ ...row, signature: undefined }));
};

const isSound = async (of: TestServer): Promise<void> => {
  const said: string[] = [];
  const code = await runAudit(['verify', '--data-dir', of.dataDir], (line) => said.push(line));
  expect([code, said[0]]).toEqual([0, expect.stringContaining('Nhật ký')]);
};

test('whoever held it, with nobody signed in: every column stands again as it stood, a person’s admission too', async () => {
  await treasurer.device.write(book, someone());
  const again = await copied();
  await treasurer.device.push(
    Array.from({ length: 5 }, () => treasurer.device.entry(book, someone())),
  );
  // Held for a right that had ended, admitted by the chair, and written on after that.
  await admin.write(`office.${local}`, [write(revocation, randomId(), { grant: treasurer.grant })]);
  const late = treasurer.device.entry(book, someone());
  expect((await treasurer.device.push([late])).verdicts[0]?.ruling).toBe('held');
  const why = 'Đã hỏi lại';
  await chair.device.write(book, [write(admitHeld, randomId(), { entryHash: late.hash, why })], {
    act: 'admitHeld',
  });
  await chair.device.write(book, someone());
  const offices = await pagesOf(admin, `office.${local}`);
  const pages = await pagesOf(chair.device, book);

  const onward = await again();
  expect((await offer(onward, offices)).holds).toBe(true);
  expect(await offer(onward, pages)).toMatchObject({ holds: true, restoring: true });
  expect(rowsOf(onward, book)).toEqual(rowsOf(under, book));
  expect(rowsOf(onward, `office.${local}`)).toEqual(rowsOf(under, `office.${local}`));
  // Once more is once.
  expect(await offer(onward, pages)).toMatchObject({ holds: true });
  expect(rowsOf(onward, book)).toEqual(rowsOf(under, book));
  // The right that ended after the backup has ended here too.
  const office = await onward.server.context.office.now(onward.server.store.committed);
  expect(office.grantsOf(treasurer.officer)).toEqual([]);
  await isSound(onward);
});

test('while it is being restored nothing is judged, nobody is let in, no page goes out', async () => {
  await treasurer.device.write(book, someone());
  const { token } = await admin.invite(treasurer.officer);
  const onward = await (await copied())();
  const device = new TestDevice(onward.send, () => under.clock.nowMs, treasurer.device);
  await device.signIn(WORDS);
  const kindOf = async (asked: Promise<Response>): Promise<string> =>
    ((await (await asked).json()) as { error: { kind: string } }).error.kind;
  const nonce = randomId(16);
  const entry = device.entry(book, someone());
  for (const asked of [
    device.sendPush(device.pushBytes([entry])),
    device.post('/api/sync/pull', {}),
    device.post('/api/devices/life', { life: randomId(), reason: 'fork', nonce }),
    device.post('/api/devices/series', { life: device.life, duesBook: `dues.${local}`, nonce }),
    device.post('/api/sync/history', {}),
    post(onward.send, '/api/invitation/redeem', device.redeemRequest(token, WORDS)),
  ])
    expect(await kindOf(asked)).toBe('restoring');
  // A session of before is over and says so, so that the phone signs in.
  const before = new TestDevice(onward.send, () => under.clock.nowMs, chair.device);
  const held = new Request('http://localhost/api/sync/pull', {
    method: 'POST',
    headers: { authorization: `Bearer ${before.session!.session}` },
  });
  expect(await kindOf(onward.send(held))).toBe('not-signed-in');
  await closedNow(onward);
  expect((await device.push([entry])).verdicts[0]?.ruling).toBe('accepted');
  expect((await device.pull([], { only: [book] })).entries).toHaveLength(2);
  await isSound(onward);
});

test('a byte changed, a signature of somebody else, pages of another server, a stranger: nothing of it is believed', async () => {
  await treasurer.device.write(book, someone());
  const again = await copied();
  await treasurer.device.push([treasurer.device.entry(book, someone())]);
  const [page] = await pagesOf(chair.device, book);
  const onward = await again();
  const before = rowsOf(onward, book);
  const changed = (change: (line: PageLine) => object): RawPage => {
    const line = { ...page!.line, ...change(page!.line) };
    return { line, raw: [JSON.stringify(line), ...page!.raw.slice(1)] };
  };
  const heads = page!.line.heads.map((head) => ({ ...head, signature: randomId(64) }));
  const held = page!.line.items.map((item) => item.with(8, 'quarantined'));
  const body = page!.raw.map((text) => text.replace('Mai', 'Máy'));
  for (const bad of [
    changed(() => ({ heads })),
    changed(() => ({ items: held })),
    changed(() => ({ items: page!.line.items.slice(1) })),
    { line: page!.line, raw: body },
  ])
    expect((await offer(onward, [bad])).error?.kind).toBe('bad-request');
  expect((await offer(onward, [changed(() => ({ to: 9 }))])).error?.kind).toBe('bad-signature');
  expect((await offer(onward, [changed(() => ({ digest: randomId(32) }))])).error?.kind).toBe(
    'bad-signature',
  );
  const other = await startTestServer();
  const foreign = await pagesOf(await foundUnion(other), `office.${admin.session!.homeUnit}`);
  expect(foreign).toEqual([]);
  const stranger = { ...proofOf(page!), signature: randomId(64) };
  expect((await offer(onward, [], stranger)).error?.kind).toBe('bad-signature');
  expect((await offer(other, [page!])).error?.kind).toBe('not-found');
  expect(rowsOf(onward, book)).toEqual(before);
  expect((await offer(onward, [page!])).holds).toBe(true);
  await other.stop();
});

test('a page that ends in the middle of what one push brought waits for the next one: no chain ends unsigned', async () => {
  const again = await copied();
  await treasurer.device.push(
    Array.from({ length: 1500 }, () => treasurer.device.entry(book, someone())),
  );
  const pages = await pagesOf(chair.device, book);
  expect(pages.length).toBeGreaterThan(1);
  const onward = await again();
  expect(await offer(onward, pages.slice(0, 1), proofOf(pages.at(-1)!))).toMatchObject({
    ...{ holds: false, n: 0 },
  });
  expect(await offer(onward, pages.slice(1))).toMatchObject({ holds: false, n: 0 });
  expect(await offer(onward, pages)).toMatchObject({ holds: true, n: 1500 });
  await closedNow(onward);
  const reader = new TestDevice(onward.send, () => under.clock.nowMs, chair.device);
  await reader.signIn(WORDS);
  expect((await reader.pull([], { only: [book] })).entries).toHaveLength(1500);
  await isSound(onward);
});

test('judged lower after an early close, for want of a right that was given after the backup: the proof that comes late lets it count', async () => {
  await admin.write(`office.${local}`, [write(revocation, randomId(), { grant: treasurer.grant })]);
  const again = await copied();
  // Given after the backup.
  await admin.write(`office.${local}`, [
    write(grant, randomId(), {
      ...{ officer: treasurer.officer, role: 'chair', unit: local, reach: 'unit' },
      ...{ from: '2026-01-01', until: null },
    }),
  ]);
  const entry = treasurer.device.entry(book, someone());
  expect((await treasurer.device.push([entry])).verdicts[0]?.ruling).toBe('accepted');
  const offices = await pagesOf(admin, `office.${local}`);
  const pages = await pagesOf(chair.device, book);

  const onward = await again();
  const device = new TestDevice(onward.send, () => under.clock.nowMs, treasurer.device);
  await closedNow(onward);
  await device.signIn(WORDS);
  expect((await device.push([entry])).verdicts[0]?.ruling).toBe('held');
  expect(await offer(onward, offices)).toMatchObject({ restoring: false });
  await offer(onward, pages);
  const latest = await onward.server.store.committed.latestByHash(book, entry.hash);
  expect(latest?.ruling).toBe('accepted');
  const office = await onward.server.context.office.now(onward.server.store.committed);
  expect(office.grantsOf(treasurer.officer).map(({ role }) => role)).toEqual(['chair']);
  const rows = rowsOf(onward, book).length;
  await offer(onward, pages);
  expect(rowsOf(onward, book)).toHaveLength(rows);
  await isSound(onward);
});

test('who administers less than the whole union neither looks at the restore nor ends it, and ending it twice is once', async () => {
  const onward = await (await copied())();
  const as = async (device: TestDevice): Promise<TestDevice> => {
    const here = new TestDevice(onward.send, () => under.clock.nowMs, device);
    await here.signIn(WORDS);
    return here;
  };
  const [small, root] = [await as(chair.device), await as(admin)];
  for (const path of ['/api/restore/look', '/api/restore/close'])
    expect((await small.post(path, {})).status).toBe(403);
  const look = async () =>
    (await (await root.post('/api/restore/look', {})).json()) as {
      restoring: boolean;
      missing: { device: string }[];
    };
  expect(await look()).toMatchObject({ restoring: true, come: [] });
  expect((await look()).missing).toHaveLength(3);
  for (let time = 0; time < 2; time += 1)
    expect((await root.post('/api/restore/close', {})).status).toBe(200);
  expect(await look()).toMatchObject({ restoring: false });
  const rows = await onward.server.store.committed.auditAfter(0, 1000);
  expect(rows.filter(({ what }) => what === 'restore-closed')).toHaveLength(1);
});

test('when something came is not what the server signed: a time that has not been yet stops no clock of the book', async () => {
  const start = await copied();
  await chair.device.push([chair.device.entry(book, someone())]);
  const pages = await pagesOf(chair.device, book);
  const late = pages.map(({ line, raw }) => {
    const items = line.items.map((item) => item.with(7, Number.MAX_SAFE_INTEGER));
    return { line, raw: [JSON.stringify({ ...line, items }), ...raw.slice(1)] };
  });
  const to = await start();
  expect(await offer(to, late)).toMatchObject({ holds: true });
  await closedNow(to);
  const phone = new TestDevice(to.send, () => to.clock.nowMs, chair.device);
  await phone.signIn(WORDS);
  to.clock.nowMs += 60_000;
  const { verdicts } = await phone.push([phone.entry(book, someone())]);
  expect(verdicts).toMatchObject([{ ruling: 'accepted', receivedMs: to.clock.nowMs }]);
});

test('a chain that is brought back stands under the life it was signed by, or the one its fork gave it', async () => {
  await treasurer.device.write(book, someone());
  const start = await copied();
  const entry = treasurer.device.entry(book, someone());
  await treasurer.device.push([entry]);
  const [page] = await pagesOf(chair.device, book);
  const life = 'a-life-of-nobody';
  const isTheirs = (device: string): boolean => device === treasurer.device.id;
  const items = page!.line.items.map((item) =>
    isTheirs(item[1]) && item[4] === entry.seq ? item.with(2, life) : item,
  );
  const heads = page!.line.heads.map((head) =>
    isTheirs(head.device) ? { ...head, life, prev: entry.prevHash } : head,
  );
  const line = { ...page!.line, heads } as PageLine;
  const renamed = { line, raw: [JSON.stringify({ ...line, items }), ...page!.raw.slice(1)] };
  const to = await start();
  expect((await offer(to, [renamed])).error?.kind).toBe('bad-request');
  expect((await offer(to, [page!])).holds).toBe(true);
});
