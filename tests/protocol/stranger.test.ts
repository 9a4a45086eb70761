// A client that was written from docs/protocol.md alone talks with the real server process; it imports nothing of ours.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServerProcess, type ServerProcess } from '../long/server-process.ts';
import { Refused, Stranger } from './stranger/client.ts';
import type { Change } from './stranger/fold.ts';
import type { Entry } from './stranger/messages.ts';
import { relayPart, writersIn, type HistoryAnswer } from './stranger/shown.ts';

const WORDS = 'mưa rơi trên mái tôn';
let server: ServerProcess;
let chair: Stranger;
let other: Stranger;
let roster: string;

const strangers = (): Stranger => new Stranger(() => `http://127.0.0.1:${server.port()}`);

beforeAll(async () => {
  server = await startServerProcess();
  chair = strangers();
});

afterAll(() => server.throwAway());

let ids = 0;
const freshId = (): string => `stranger-${(ids += 1)}`;

/** As the page's example of an act tells it. */
const registered = (fullName: string): { member: string; changes: readonly Change[] } => {
  const member = freshId();
  const textHash = createHash('sha256').update('Tôi đồng ý').digest('base64url');
  return {
    member,
    changes: [
      { type: 'member', id: member, set: { fullName: { value: fullName }, source: 'typed' } },
      {
        ...{ type: 'membershipStep', id: freshId() },
        set: { member, what: 'admitted', on: '2026-11-20', decision: null },
      },
      {
        ...{ type: 'consent', id: freshId() },
        set: {
          ...{ member, textVersion: '1', textHash, how: 'read-aloud' },
          ...{ officer: chair.officer, atMs: Date.now() },
        },
      },
    ],
  };
};
const registration = (by: Stranger, fullName: string): { entry: Entry; member: string } => {
  const { member, changes } = registered(fullName);
  return { entry: by.write(roster, 'registerMember', changes), member };
};
const nameOf = (at: Stranger, member: string): unknown =>
  at.books.get(roster)?.records.get(`member|${member}`)?.read('fullName', { rule: 'everyValue' });

const refusalOf = async (asked: Promise<unknown>): Promise<string> => {
  try {
    await asked;
    return 'nothing';
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
};

test('nothing of the stranger is ours', () => {
  const folder = join(import.meta.dirname, 'stranger');
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const imported = [
      ...text.matchAll(/\bfrom\s+['"]([^'"]+)['"]/g),
      ...text.matchAll(/\b(?:import|require)\s*\(?\s*['"]([^'"]+)['"]/g),
    ].map(([, name = '']) => name);
    expect(imported, file).not.toEqual([]);
    expect(text, file).not.toMatch(/\bimport\s*\((?!['"])/);
    for (const name of imported)
      expect(
        ['node:crypto', 'node:zlib'].includes(name) || files.includes(name.replace('./', '')),
        `${file} imports ${name}`,
      ).toBe(true);
  }
});

test('a stranger founds a union with the link that the server printed', async () => {
  const hello = await chair.hello();
  expect(hello).toMatchObject({ protocol: 1, setUpNeeded: true });
  const token = await server.setUpToken();
  expect(await chair.look(token)).toMatchObject({ kind: 'set-up', words: null });
  await chair.enrol(token, WORDS, {
    ...{ unitName: 'Công đoàn May Hoà', unitKind: 'grassroots' },
    ...{ displayName: 'Lê Thị Bưởi', signInName: 'buoi' },
  });
  expect(chair.keys?.server).toBe(hello.serverKey);
  roster = `roster.${chair.homeUnit}`;
  expect(await refusalOf(strangers().enrol(token, WORDS))).toBe('404 no-such-invitation');
});

test('what it writes is accepted, and a second device of its officer reads it back', async () => {
  const { entry, member } = registration(chair, 'Trần Văn Cam');
  const second = registration(chair, 'Đỗ Thị Đào');
  const answer = await chair.push([entry, second.entry]);
  expect(answer.verdicts.map(({ hash, ruling }) => [hash, ruling])).toEqual([
    [entry.hash, 'accepted'],
    [second.entry.hash, 'accepted'],
  ]);
  const again = await chair.push([entry, second.entry]);
  expect(again.verdicts.every(({ duplicate }) => duplicate)).toBe(true);

  const { token } = await chair.post<{ token: string }>('/api/invitations', {
    officer: chair.officer,
  });
  other = strangers();
  expect(await refusalOf(other.enrol(token, 'một câu hoàn toàn khác'))).toBe('403 other-words');
  other = strangers();
  // Other accents and capitals are the same words.
  await other.enrol(token, 'MUA ROI  tren mai ton');
  await other.pull();
  expect(other.open).toContain(roster);
  expect(nameOf(other, member)).toEqual(['Trần Văn Cam']);
  expect(other.books.get(roster)?.n).toBe(2);
});

test('the session is renewed on the back of a pull, and begun anew by a sign-in', async () => {
  const { session, refresh } = other;
  const { entry, member } = registration(chair, 'Phạm Thị Gấc');
  await chair.push([entry]);
  other.renewNext();
  await other.pull();
  expect(nameOf(other, member)).toEqual(['Phạm Thị Gấc']);
  expect(other.session).not.toBe(session);
  expect(other.refresh).not.toBe(refresh);
  await other.signIn();
  await other.pull();
});

test('two who change one name at once are both heard, until somebody says which stands', async () => {
  const { entry, member } = registration(chair, 'Lý Văn Hồng');
  await chair.push([entry]);
  await other.pull();
  const renamed = (by: Stranger, value: string, replaces: readonly string[]): Entry =>
    by.write(roster, 'resolveIdentity', [
      { type: 'member', id: member, set: { fullName: { value, replaces } } },
    ]);
  const one = renamed(chair, 'Lý Văn Hồng A', [`${entry.hash}.0`]);
  const two = renamed(other, 'Lý Văn Hồng B', [`${entry.hash}.0`]);
  await chair.push([one]);
  await other.push([two]);
  await Promise.all([chair.pull(), other.pull()]);
  const both = nameOf(chair, member) as readonly string[];
  expect([...both].sort()).toEqual(['Lý Văn Hồng A', 'Lý Văn Hồng B']);
  expect(nameOf(other, member)).toEqual(both);
  await chair.push([renamed(chair, 'Lý Văn Hường', [`${one.hash}.0`, `${two.hash}.0`])]);
  await Promise.all([chair.pull(), other.pull()]);
  expect(nameOf(chair, member)).toEqual(['Lý Văn Hường']);
  expect(nameOf(other, member)).toEqual(['Lý Văn Hường']);
  expect(chair.books.get(roster)?.digest).toBe(other.books.get(roster)?.digest);
});

test('a bad signature is refused whole, and sent again with a good one it counts', async () => {
  const { entry } = registration(chair, 'Vũ Thị Khế');
  const forged = chair.push([entry], { run: { signature: other.key.sign('x') } });
  expect(await refusalOf(forged)).toBe('403 bad-signature');
  expect((await chair.push([entry])).verdicts[0]?.ruling).toBe('accepted');
});

test('where an entry before is missing the server says where it stands, and all goes from there', async () => {
  const lost = registration(chair, 'Ngô Văn Lựu');
  const next = registration(chair, 'Hồ Thị Mận');
  const answer = await chair.push([next.entry]);
  expect(answer.verdicts).toEqual([]);
  expect(answer.gaps).toEqual([
    { book: roster, life: chair.life, seq: lost.entry.seq - 1, hash: lost.entry.prevHash },
  ]);
  const whole = await chair.push([lost.entry, next.entry]);
  expect(whole.verdicts.map(({ ruling }) => ruling)).toEqual(['accepted', 'accepted']);
});

test('a copied disk forks its chain: nothing is lost, and the copy begins a life of its own', async () => {
  const before = chair.chainIn(roster);
  await chair.push([registration(chair, 'Đinh Thị Na').entry]);
  chair.setChain(roster, before);
  const fork = registration(chair, 'Đinh Thị Ổi');
  const answer = await chair.push([fork.entry]);
  const derivedLife = fork.entry.hash.slice(0, 20);
  expect(answer.forks).toEqual([{ book: roster, life: chair.life, derivedLife }]);
  expect(answer.verdicts[0]).toMatchObject({ life: derivedLife, ruling: 'accepted' });
  await chair.beginLife('fork');
  const { entry, member } = registration(chair, 'Cao Văn Quýt');
  expect(entry.seq).toBe(1);
  expect((await chair.push([entry])).verdicts[0]?.ruling).toBe('accepted');
  await other.pull();
  expect(nameOf(other, fork.member)).toEqual(['Đinh Thị Ổi']);
  expect(nameOf(other, member)).toEqual(['Cao Văn Quýt']);
});

test('what does not say what it is, is kept apart and not lost', async () => {
  const named = chair.write(roster, 'noSuchAct', registered('Mai Văn Sim').changes);
  const forged = chair.write(roster, 'registerMember', registered('Mai Văn Sở').changes, {
    officer: 'somebody-else',
  });
  const { verdicts } = await chair.push([named, forged]);
  expect(verdicts.map(({ ruling, reason }) => [ruling, reason])).toEqual([
    ['quarantined', 'unknown-act'],
    ['quarantined', 'forged'],
  ]);
  await Promise.all([other.pull(), chair.pull()]);
  expect(chair.books.get(roster)?.rulings.get(named.hash)).toBe('quarantined');
  expect(other.books.get(roster)?.digest).toBe(chair.books.get(roster)?.digest);
});

test('what is held is read by its author alone, until somebody lets it in: then it counts for all', async () => {
  const known = chair.life;
  // A life that the server never gave.
  chair.life = 'life-of-nobody';
  const before = chair.chainIn(roster);
  chair.setChain(roster, undefined);
  const { entry, member } = registration(chair, 'Kiều Thị Thanh Long');
  const [verdict] = (await chair.push([entry])).verdicts;
  expect(verdict).toMatchObject({ ruling: 'held', reason: 'unknown-life' });
  await Promise.all([chair.pull(), other.pull()]);
  expect(nameOf(other, member)).toBeUndefined();
  expect(other.books.get(roster)?.rulings.get(entry.hash)).toBe('held');
  chair.life = known;
  chair.setChain(roster, before);
  const decision = chair.write(roster, 'admitHeld', [
    { type: 'admitHeld', id: freshId(), set: { entryHash: entry.hash, why: 'đã hỏi lại' } },
  ]);
  expect((await chair.push([decision])).verdicts[0]?.ruling).toBe('accepted');
  await Promise.all([chair.pull(), other.pull()]);
  expect(nameOf(other, member)).toEqual(['Kiều Thị Thanh Long']);
  expect(other.books.get(roster)?.rulings.get(entry.hash)).toBe('accepted');
  expect(other.books.get(roster)?.digest).toBe(chair.books.get(roster)?.digest);
});

test('who loses the last right gives the books up on a signed order, and on nothing else', async () => {
  const office = `office.${chair.homeUnit}`;
  const [officer, grant] = [freshId(), freshId()];
  await chair.push([
    chair.write(office, 'addOfficer', [
      {
        ...{ type: 'officer', id: officer },
        set: { signInName: 'mit', displayName: 'Bùi Văn Mít', homeUnit: chair.homeUnit },
      },
    ]),
    chair.write(office, 'grantRole', [
      {
        ...{ type: 'grant', id: grant },
        set: {
          ...{ officer, role: 'collector', unit: chair.homeUnit, reach: 'unit' },
          ...{ from: '2020-01-01', until: null },
        },
      },
    ]),
  ]);
  const { token } = await chair.post<{ token: string }>('/api/invitations', { officer });
  const collector = strangers();
  await collector.enrol(token, 'nắng vàng trên đồi chè');
  await collector.pull();
  expect([...collector.books.keys()]).toEqual([roster, office]);
  await chair.push([
    chair.write(office, 'revokeGrant', [
      { type: 'revocation', id: freshId(), set: { grant, why: 'thôi nhiệm vụ' } },
    ]),
  ]);
  expect(await refusalOf(collector.pull())).toBe('401 not-signed-in');
  await collector.signIn();
  // An order for another life is none of this one's, and an empty list of books is no order.
  const { life } = collector;
  collector.life = 'another-life';
  await collector.pull();
  expect(collector.open).toEqual([]);
  expect(collector.books.size).toBe(2);
  collector.life = life;
  await collector.pull();
  expect(collector.books.size).toBe(0);
});

test('another phone carries what it cannot read, and the history names who wrote it', async () => {
  const { entry, member } = registration(chair, 'Thái Văn Trám');
  const { keys } = chair;
  if (keys === undefined) throw new Error('enrolled above');
  const nonce = freshId().padEnd(16, '0');
  const part = relayPart([entry], chair.id, chair.key, keys.server);
  expect(await other.post('/api/sync/relay', { nonce, part })).toEqual({
    ...{ nonce, entries: 1, taken: 1 },
  });
  await other.pull();
  expect(nameOf(other, member)).toEqual(['Thái Văn Trám']);
  const asked = { protocol: 1, nonce, book: roster, id: member };
  const answer = await other.post<HistoryAnswer>('/api/sync/history', asked);
  expect(answer).toMatchObject({ nonce, next: null });
  expect(writersIn(answer, keys)).toEqual(['Lê Thị Bưởi']);
  const [item] = answer.items;
  if (item === undefined) throw new Error('one entry is there');
  const forged = { ...answer, items: [{ ...item, body: item.body.replace('Trám', 'Trắm') }] };
  expect(() => writersIn(forged, keys)).toThrow('another body');
});

test('another version of the conversation is told which side is to be updated', async () => {
  const { entry } = registration(chair, 'Tạ Thị Táo');
  expect(await refusalOf(chair.push([entry], { protocol: 2 }))).toBe('426 app-too-new');
  expect(await refusalOf(chair.push([entry], { protocol: 0 }))).toBe('426 app-too-old');
  expect((await chair.push([entry])).verdicts).toHaveLength(1);
});

test('who listens is told that a book goes on, and where receipts are to be numbered a series is given', async () => {
  const poke = await other.pokeAfter(() => chair.push([registration(chair, 'Lâm Thị Thơm').entry]));
  await chair.pull();
  expect(poke).toEqual({ book: roster, n: chair.books.get(roster)?.n });
  const duesBook = `dues.${chair.homeUnit}`;
  const asked = { life: chair.life, duesBook, nonce: freshId().padEnd(16, '0') };
  const { code } = await chair.post<{ code: string }>('/api/devices/series', asked);
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}$/);
  expect(await chair.post('/api/devices/series', asked)).toMatchObject({ code });
});

test('the server killed and started again knows its sessions and goes on in the same epoch', async () => {
  const { epoch } = other;
  await server.kill();
  await server.start();
  const { entry, member } = registration(chair, 'Hà Thị Vải');
  await chair.push([entry]);
  await other.pull();
  expect(other.epoch).toBe(epoch);
  expect(nameOf(other, member)).toEqual(['Hà Thị Vải']);
  expect(await refusalOf(strangers().post('/api/sync/pull', {}))).toBe('401 not-signed-in');
});
