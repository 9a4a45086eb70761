/** What a pull promises: every page proves itself, resumes where it stopped, and shows nobody what is not theirs. */
import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pushAnswer } from '#protocol/push.ts';
import { hashAfter } from '#book/chain.ts';
import { EMPTY_DIGEST, extendDigest } from '#book/digest.ts';
import {
  bodyHashOf,
  entryHashOf,
  entrySigningBytes,
  GENESIS_HASH,
  parseEntry,
} from '#book/entry.ts';
import { unpackRecords } from '#book/packed-records.ts';
import { write } from '#domain/draft.ts';
import { receipt } from '#domain/dues/receipt.ts';
import { revocation } from '#domain/office/grant.ts';
import { member } from '#domain/roster/member.ts';
import {
  endSigningBytes,
  pageSigningBytes,
  pruneSigningBytes,
  type DirectoryItem,
  type PageLine,
} from '#protocol/pull.ts';
import { backUp } from '#server/backup.ts';
import { pull } from '#server/pull.ts';
import { sessionBehind } from '#server/sessions.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type TestServer,
} from './test-server.ts';
import { parsePull, randomId, unpackedText, type Pulled, type TestDevice } from './test-device.ts';

let under: TestServer;
let admin: TestDevice;
let local: string;
let chair: TestDevice;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  chair = (await officerWithDevice(under, admin, local, 'chair')).device;
});
afterEach(() => under.stop());

const newMember = (name = 'Nguyễn Thị Mây') =>
  write(member, randomId(), { fullName: { value: name } });
const newReceipt = (by: TestDevice, number = 1) =>
  write(receipt, randomId(), {
    member: 'member-1',
    series: by.codes.get(`dues.${local}`) ?? 'K9',
    number,
    months: ['2026-11'],
    amountVnd: 30_000,
    method: 'cash',
    paidOn: '2026-11-22',
  });

const isSigned = (publicKey: string, message: Uint8Array, signature: string): boolean => {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, message, key, Buffer.from(signature, 'base64url'));
};

const pagesOf = ({ lines }: Pulled): readonly PageLine[] =>
  lines.filter((line) => line.line === 'page');
const itemsOfDirectory = ({ lines }: Pulled): readonly DirectoryItem[] =>
  lines.flatMap((line) => (line.line === 'directory' ? line.items : []));

/** Checks a whole first pull as a replica does: every hash, digest and signature, from nothing but the server's key. */
const prove = (pulled: Pulled, serverKey: string): void => {
  const keys = new Map([['server', serverKey]]);
  const heads = new Map<string, string>();
  const digests = new Map<string, string>();
  const hashByPlace = new Map<string, string>();
  const bodies = [...pulled.entries];
  for (const line of pulled.lines) {
    if (line.line === 'directory')
      for (const item of [...line.items].sort(
        (a, b) =>
          Number(b.body.includes('"device":"server"')) -
          Number(a.body.includes('"device":"server"')),
      )) {
        const bytes = Buffer.from(item.body);
        const body = parseEntry(bytes);
        if (!body.ok) throw new Error('directory');
        const hash = hashAfter(entryHashOf(item.prevHash, bodyHashOf(bytes)), item.after);
        expect(
          isSigned(keys.get(body.value.device) ?? '', entrySigningBytes(hash), item.signature),
        ).toBe(true);
        if (body.value.device === 'server')
          for (const { type, id, set } of body.value.changes)
            if (type === 'device') keys.set(id, String(set['publicKey']));
      }
    if (line.line !== 'page') continue;
    let digest = digests.get(line.book) ?? EMPTY_DIGEST;
    for (const [n, device, life, , seq, ms, counter, , ruling, , stub] of line.items) {
      const { body } = bodies.shift()!;
      const chain = `${line.book}|${device}|${life}`;
      const bodyHash = stub ?? bodyHashOf(Buffer.from(body!));
      const fork = line.heads.find((head) => head.device === device && head.life === life)?.prev;
      const place = `${chain}|${seq}`;
      const again = hashByPlace.get(place);
      const hash = again ?? entryHashOf(heads.get(chain) ?? fork ?? GENESIS_HASH, bodyHash);
      if (again === undefined) heads.set(chain, hash);
      hashByPlace.set(place, hash);
      digest = extendDigest(digest, { n, hash, effective: { ms, counter }, ruling });
    }
    expect(digest).toBe(line.digest);
    digests.set(line.book, digest);
    const signed = pageSigningBytes({ epoch: line.epoch, book: line.book, n: line.to, digest });
    expect(isSigned(serverKey, signed, line.signature)).toBe(true);
    for (const { device, life, after, signature } of line.heads) {
      const head = hashAfter(heads.get(`${line.book}|${device}|${life}`) ?? '', after);
      expect(isSigned(keys.get(device) ?? '', entrySigningBytes(head), signature)).toBe(true);
    }
  }
};

test('a new device can prove everything it is sent, author by author, before it believes it', async () => {
  const { device: collector } = await officerWithDevice(under, admin, local, 'collector');
  await chair.push([1, 2, 3].map(() => chair.entry(`roster.${local}`, [newMember()])));
  await collector.series(`dues.${local}`);
  await collector.write(`dues.${local}`, [newReceipt(collector)]);
  const twin = collector.clone();
  await collector.write(`dues.${local}`, [newReceipt(collector, 2)]);
  await twin.write(`dues.${local}`, [newReceipt(twin, 2)]);
  const pulled = await chair.pull();
  prove(pulled, chair.session!.serverKey);
  const books = pulled.lines.flatMap((line) =>
    line.line === 'hello' ? line.books.map(({ book }) => book) : [],
  );
  expect(books).toEqual(
    ['roster', 'dues', 'cases', 'office', 'news', 'training'].map((kind) => `${kind}.${local}`),
  );
  expect(pagesOf(pulled).map(({ book }) => book)).toEqual([
    `roster.${local}`,
    `dues.${local}`,
    `office.${local}`,
  ]);
});

test('the directory holds the devices that wrote, their rights and the right of whoever gave them', async () => {
  await chair.write(`roster.${local}`, [newMember()]);
  const items = itemsOfDirectory(await chair.pull([], { only: [`roster.${local}`] }));
  const types = items.flatMap(({ body }) => {
    const parsed = parseEntry(Buffer.from(body));
    return parsed.ok ? parsed.value.changes.map(({ type }) => type) : [];
  });
  expect(types).toContain('device');
  expect(types).toContain('grant');
  expect(items.some(({ body }) => body.includes(admin.publicKey))).toBe(true);
});

test('pages are cut, and a pull goes on from the end of any of them', async () => {
  const book = `roster.${local}`;
  const long = 'x'.repeat(100);
  for (let push = 0; push < 3; push++)
    await chair.push(Array.from({ length: 500 }, () => chair.entry(book, [newMember(long)])));
  const whole = await chair.pull([], { only: [book] });
  const pages = pagesOf(whole);
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.map(({ from }) => from)).toEqual([0, ...pages.slice(0, -1).map(({ to }) => to)]);
  expect(pages.at(-1)?.to).toBe(1500);
  prove(whole, chair.session!.serverKey);
  const [first] = pages;
  const rest = await chair.pull([{ book, epoch: first!.epoch, n: first!.to }], { only: [book] });
  expect(pagesOf(rest).map(({ from, digest }) => [from, digest])).toEqual(
    pages.slice(1).map(({ from, digest }) => [from, digest]),
  );
});

test('nothing new is nothing sent, and the end is signed under the nonce', async () => {
  await chair.write(`roster.${local}`, [newMember()]);
  const first = await chair.pull();
  const cursors = pagesOf(first).map(({ book, epoch, to: n }) => ({ book, epoch, n }));
  const again = await chair.pull(cursors);
  expect(again.lines.map(({ line }) => line)).toEqual(['hello', 'end']);
  const [hello, end] = again.lines;
  if (hello?.line !== 'hello' || end?.line !== 'end') throw new Error('no end');
  expect(end.nonce).toBe(hello.nonce);
  expect(
    isSigned(chair.session!.serverKey, endSigningBytes(end.nonce, hello.epoch.id), end.signature),
  ).toBe(true);
});

test('a cursor of another epoch counts for nothing: the book is pulled from its start', async () => {
  await chair.write(`roster.${local}`, [newMember()]);
  const pulled = await chair.pull([{ book: `roster.${local}`, epoch: 'another-epoch', n: 1 }], {
    only: [`roster.${local}`],
  });
  expect(pagesOf(pulled)[0]?.from).toBe(0);
});

test('no byte of a unit reaches an officer of another one', async () => {
  const other = await foundUnit(admin, admin.session!.homeUnit);
  const { device: stranger } = await officerWithDevice(under, admin, other, 'chair');
  await chair.write(`roster.${local}`, [newMember('Bí Mật Tuyệt Đối')]);
  const request = {
    protocol: 1,
    nonce: randomId(16),
    device: stranger.id,
    fold: 'fold-1',
    cursors: [],
    only: [`roster.${local}`],
  };
  const text = await unpackedText(await stranger.post('/api/sync/pull', request));
  expect(text).not.toContain('Bí Mật');
  expect(text).not.toContain(local);
  expect(parsePull(text).entries).toEqual([]);
});

test('an administrator above opens the office of a union, not its roll, dues or requests', async () => {
  await chair.write(`roster.${local}`, [newMember()]);
  const { lines } = await admin.pull();
  const [hello] = lines;
  if (hello?.line !== 'hello') throw new Error('no hello');
  expect(hello.books.every(({ book }) => book.startsWith('office.'))).toBe(true);
  expect(hello.books.map(({ book }) => book)).toContain(`office.${local}`);
});

test('of a section that writes in its union’s books only the office is there to open', async () => {
  const section = await foundUnit(admin, local, { kind: 'section', ownBooks: false });
  const { device } = await officerWithDevice(under, admin, local, 'chair', { reach: 'below' });
  const [hello] = (await device.pull()).lines;
  const books = hello?.line === 'hello' ? hello.books.map(({ book }) => book) : [];
  expect(books.filter((book) => book.endsWith(section))).toEqual([`office.${section}`]);
});

test('what is held is read by its author alone, everyone else sees that it is there', async () => {
  const collector = await officerWithDevice(under, admin, local, 'collector');
  const secret = collector.device.entry(`dues.${local}`, [newReceipt(collector.device)]);
  await admin.write(`office.${local}`, [
    write(revocation, randomId(), { grant: collector.grant, why: 'thôi việc' }),
  ]);
  await collector.device.push([secret]);
  const seen = (await chair.pull([], { only: [`dues.${local}`] })).entries;
  expect(seen.map(({ item, body }) => [item[8], item[10], body])).toEqual([
    ['held', bodyHashOf(secret.bytes), undefined],
  ]);
  // Nothing more is opened by a right that has ended; with a new one the author has the own entry back.
  expect((await collector.device.pull()).entries).toEqual([]);
  await admin.write(`office.${local}`, [
    {
      type: 'grant',
      id: randomId(),
      set: {
        officer: collector.officer,
        role: 'collector',
        unit: local,
        reach: 'unit',
        from: '2026-01-01',
        until: null,
      },
    },
  ]);
  expect((await collector.device.pull([], { only: [`dues.${local}`] })).entries[0]?.body).toBe(
    Buffer.from(secret.bytes).toString(),
  );
});

test('a pull packs its lines where the asker understands it, and says the same', async () => {
  await chair.write(`roster.${local}`, [newMember()]);
  const ask = (headers: Record<string, string>) =>
    under.send(
      new Request('http://localhost/api/sync/pull', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${chair.session!.session}`,
          ...headers,
        },
        body: JSON.stringify({
          protocol: 1,
          nonce: 'nonce-nonce-nonce',
          device: chair.id,
          fold: 'fold-1',
          cursors: [],
        }),
      }),
    );
  const whole = await (await ask({})).text();
  for (const [accepted, by] of [
    ['gzip, br', 'br'],
    ['gzip, deflate', 'gzip'],
  ] as const) {
    const packed = await ask({ 'accept-encoding': accepted });
    expect(packed.headers.get('content-encoding')).toBe(by);
    expect(packed.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(await unpackedText(packed)).toBe(whole);
  }
});

test('the verdicts of a push come packed to whoever understands it, and say the same', async () => {
  const book = `roster.${local}`;
  const push = (count: number, headers: Readonly<Record<string, string>>) => {
    const entries = Array.from({ length: count }, () => chair.entry(book, [newMember()]));
    return chair.sendPush(chair.pushBytes(entries), headers);
  };
  const encodingOf = ({ headers }: Response) => headers.get('content-encoding');
  expect(encodingOf(await push(50, {}))).toBeNull();
  expect(encodingOf(await push(1, { 'accept-encoding': 'gzip' }))).toBeNull();
  const packed = await push(50, { 'accept-encoding': 'gzip, deflate, br' });
  expect(encodingOf(packed)).toBe('gzip');
  const said = pushAnswer.parse(JSON.parse(await unpackedText(packed)));
  expect(said.verdicts.map(({ n }) => n)).toEqual(Array.from({ length: 50 }, (_, at) => at + 52));
  expect(said.verdicts.every(({ ruling }) => ruling === 'accepted')).toBe(true);
});

test('the prune position is the end of the newest backup that is 90 days old; before that there is none', async () => {
  const day = 24 * 60 * 60 * 1000;
  const book = `roster.${local}`;
  const helloOf = async () => {
    await chair.signIn(WORDS);
    const [hello] = (await chair.pull()).lines;
    return hello?.line === 'hello'
      ? hello.books.find((one) => one.book === book)?.prune
      : undefined;
  };
  await chair.push([1, 2, 3].map(() => chair.entry(book, [newMember()])));
  await backUp(under.server);
  under.clock.nowMs += 30 * day;
  await chair.signIn(WORDS);
  await chair.write(book, [newMember()]);
  await backUp(under.server);
  under.clock.nowMs += 59 * day;
  expect(await helloOf()).toBeNull();
  under.clock.nowMs += day;
  const prune = await helloOf();
  expect(prune?.n).toBe(3);
  expect(
    isSigned(chair.session!.serverKey, pruneSigningBytes({ ...prune!, book }), prune!.signature),
  ).toBe(true);
});

test('far behind, a replica gets the folded records up to the prune position and every entry after it', async () => {
  const book = `roster.${local}`;
  await chair.push([1, 2, 3].map((at) => chair.entry(book, [newMember(`Người ${at}`)])));
  await backUp(under.server);
  under.clock.nowMs += 91 * 24 * 60 * 60 * 1000;
  await chair.signIn(WORDS);
  await chair.write(book, [newMember('Người 4')]);
  const pulled = await chair.pull([], { only: [book] });
  const snapshot = pulled.lines.find((line) => line.line === 'snapshot');
  if (snapshot?.line !== 'snapshot') throw new Error('no snapshot');
  expect(snapshot).toMatchObject({ n: 3, part: 0, parts: 1 });
  expect(snapshot.heads).toEqual([
    { device: chair.id, life: chair.life, seq: 3, hash: expect.any(String) },
  ]);
  const records = unpackRecords(snapshot.records);
  expect(records.ok && records.value).toHaveLength(3);
  expect(isSigned(chair.session!.serverKey, pageSigningBytes(snapshot), snapshot.signature)).toBe(
    true,
  );
  expect(pagesOf(pulled).map(({ from, to }) => [from, to])).toEqual([[3, 4]]);
  // A replica that folds in another way gets the entries themselves.
  const entries = await chair.pull([], { only: [book], fold: 'another-fold' });
  expect(pagesOf(entries).map(({ from, to }) => [from, to])).toEqual([[0, 4]]);
});

test('a right that ends while the directory is still being read: the page that was to follow it does not', async () => {
  const { device, grant } = await officerWithDevice(under, admin, local, 'collector');
  await chair.write(`roster.${local}`, [newMember()]);
  const session = await sessionBehind(under.server.context, device.session!.session);
  if (!session.ok) throw new Error('the session holds');
  const lines = pull(under.server.context, session.value, {
    ...{ protocol: 1, nonce: randomId(), device: device.id, life: device.life },
    ...{ fold: '', cursors: [] },
  });
  const next = async (): Promise<string> => {
    const { value } = await lines.next();
    const parsed: unknown = JSON.parse(value?.split('\n')[0] ?? '{}');
    return String((parsed as { readonly line: unknown }).line);
  };
  expect([await next(), await next()]).toEqual(['hello', 'directory']);
  await admin.write(`office.${local}`, [
    write(revocation, randomId(), { grant, why: 'Thôi việc' }),
  ]);
  expect(await next()).not.toBe('page');
});
