/** The audit log: what stands in it, who may read it, and that nothing in it or in a book can be changed unseen. */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseFile } from '#domain/cases/case-file.ts';
import { caseReader } from '#domain/cases/case-reader.ts';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { write } from '#domain/draft.ts';
import { revocation } from '#domain/office/grant.ts';
import { member } from '#domain/roster/member.ts';
import { auditAnswer, auditSigningBytes, type AuditAnswer } from '#protocol/audit.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { runAudit } from '#server/audit.ts';
import { backUp } from '#server/backup.ts';
import { isSignedBy } from '#server/server-key.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  START_MS,
  startTestServer,
  WORDS,
  type TestServer,
} from './test-server.ts';
import { randomId, type TestDevice } from './test-device.ts';

let under: TestServer;
let admin: TestDevice;
let chair: TestDevice;
let clerk: { device: TestDevice; officer: string; grant: string };
let local: string;
const HOUR_MS = 3_600_000;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  chair = (await officerWithDevice(under, admin, local, 'chair')).device;
  clerk = await officerWithDevice(under, admin, local, 'case-officer');
});
afterEach(() => under.stop());

const WHOLE = { fromMs: START_MS - 86_400_000, toMs: START_MS + 86_400_000 };
const ask = (by: TestDevice, more: object = {}): Promise<Response> =>
  by.post('/api/audit', {
    ...{ protocol: PROTOCOL_VERSION, nonce: randomId(16), ...WHOLE },
    ...more,
  });
const logOf = async (...asked: Parameters<typeof ask>): Promise<AuditAnswer> => {
  const response = await ask(...asked);
  if (!response.ok) throw new Error(await response.text());
  return auditAnswer.parse(await response.json());
};
const kindsOf = ({ lines }: AuditAnswer): readonly string[] => lines.map(({ what }) => what);
const refusalOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { error?: { kind?: unknown } }).error?.kind;

const caseIn = async (book: string, readers: readonly string[] = []): Promise<string> => {
  const id = randomId();
  await clerk.device.write(book, [
    ...readers.map((officer) => write(caseReader, randomId(), { officer })),
    write(caseFile, id, { summary: 'Chị Lò Thị Kín bị trừ lương', kind: 'late-wages' }),
  ]);
  return id;
};
const seen = (by: TestDevice, book: string, about: string, more: object = {}): Promise<Response> =>
  by.post('/api/audit/notes', {
    ...{ protocol: PROTOCOL_VERSION, nonce: randomId(16) },
    notes: [{ what: 'case-viewed', book, about, atMs: under.clock.nowMs, ...more }],
  });

test('who did what stands there with officer, device and time, the newest first, signed, and no name or story', async () => {
  await caseIn(`cases.${local}`);
  await chair.pull();
  await expect(clerk.device.signIn('lời sai hẳn rồi nhé')).rejects.toThrow('sign-in-refused');
  await clerk.device.signIn(WORDS);
  await admin.write(`office.${local}`, [write(revocation, randomId(), { grant: clerk.grant })]);
  await clerk.device.pull();
  await clerk.device.write(`cases.${local}`, [write(caseFile, randomId(), { summary: 'Muộn' })]);
  const answer = await logOf(chair);
  expect(kindsOf(answer)).toEqual([
    ...['entry-held', 'signed-in', 'grant-judged', 'signed-in', 'sign-in-refused', 'cases-pulled'],
    ...['enrolled', 'grant-judged', 'enrolled', 'grant-judged'],
  ]);
  expect(answer.lines[0]).toMatchObject({
    ...{ officer: clerk.officer, device: clerk.device.id, book: `cases.${local}` },
    ...{ about: 'right-ended', saidMs: null },
  });
  expect(answer.lines[2]).toMatchObject({ officer: admin.officer, about: clerk.officer });
  const key = under.server.context.key.publicKey;
  expect(isSignedBy(key, auditSigningBytes(answer), answer.signature)).toBe(true);
  expect(JSON.stringify(answer.lines)).not.toMatch(/Lò Thị Kín|trừ lương/);
});

test('the chair reads the own union, the administrator all below, a collector and a chair elsewhere nothing of it', async () => {
  const other = await foundUnit(admin, admin.session!.homeUnit);
  const stranger = (await officerWithDevice(under, admin, other, 'chair')).device;
  const auditor = (await officerWithDevice(under, admin, local, 'auditor')).device;
  await seen(clerk.device, `cases.${local}`, await caseIn(`cases.${local}`));
  expect(kindsOf(await logOf(chair))).toContain('case-viewed');
  expect(kindsOf(await logOf(auditor))).toContain('case-viewed');
  expect(kindsOf(await logOf(admin))).toContain('case-viewed');
  const theirs = await logOf(stranger);
  expect(kindsOf(theirs)).toEqual(['enrolled', 'grant-judged']);
  expect(JSON.stringify(theirs)).not.toContain(local);
  expect(await refusalOf(await ask(clerk.device))).toBe('not-allowed');
  expect(kindsOf(await logOf(chair))[0]).toBe('access-denied');
});

test('of a confidential case nobody hears that it was opened, not by a byte, but who may open it', async () => {
  const book = confidentialBook(local, randomId());
  const before = await logOf(chair, { nonce: 'AAAAAAAAAAAAAAAAAAAAAA' });
  const id = await caseIn(book, [clerk.officer]);
  await seen(clerk.device, book, id);
  await clerk.device.pull();
  // Their own first pull of the ordinary book is no secret, and is not the matter here.
  const after = await logOf(chair, { nonce: 'AAAAAAAAAAAAAAAAAAAAAA' });
  expect(after).toEqual(before);
  expect(JSON.stringify(await logOf(admin))).not.toContain(book);
  await clerk.device.write(book, [write(caseReader, randomId(), { officer: chair.officer })]);
  const known = await logOf(chair);
  expect(known.lines.find(({ what }) => what === 'case-viewed')).toMatchObject({ book, about: id });
  expect(JSON.stringify(await logOf(admin))).not.toContain(book);
});

test('looking at a request stands once an hour, however often and from however many devices it is told', async () => {
  const book = `cases.${local}`;
  const id = await caseIn(book);
  const views = async () =>
    (await logOf(chair)).lines.filter(({ what }) => what === 'case-viewed').length;
  await seen(clerk.device, book, id);
  await seen(clerk.device, book, id, { atMs: under.clock.nowMs + 60_000 });
  expect(await views()).toBe(1);
  await seen(clerk.device, book, id, { atMs: under.clock.nowMs + HOUR_MS });
  await seen(chair, book, id);
  expect(await views()).toBe(3);
});

test('what was seen before a right ended is taken; of a book that was never open it is an attempt', async () => {
  const id = await caseIn(`cases.${local}`);
  await admin.write(`office.${local}`, [write(revocation, randomId(), { grant: clerk.grant })]);
  await clerk.device.signIn(WORDS);
  expect((await seen(clerk.device, `cases.${local}`, id)).status).toBe(200);
  const other = await foundUnit(admin, admin.session!.homeUnit);
  expect((await seen(clerk.device, `cases.${other}`, id)).status).toBe(200);
  const answer = await logOf(admin, { officer: clerk.officer });
  expect(kindsOf(answer)).toContain('case-viewed');
  expect(kindsOf(answer)).toContain('access-denied');
  expect(JSON.stringify(answer)).not.toContain(other);
});

test('in portions, by officer and by day: nothing twice, nothing left out', async () => {
  const book = `cases.${local}`;
  for (let batch = 0; batch < 3; batch += 1) {
    const notes = Array.from({ length: 40 }, () => ({
      ...{ what: 'case-viewed', book, about: randomId(), atMs: under.clock.nowMs },
    }));
    const body = { protocol: PROTOCOL_VERSION, nonce: randomId(16), notes };
    expect((await clerk.device.post('/api/audit/notes', body)).status).toBe(200);
  }
  const found: string[] = [];
  let after: AuditAnswer['next'] | undefined;
  do {
    const portion = await logOf(chair, {
      officer: clerk.officer,
      ...(after === undefined || after === null ? {} : { after }),
    });
    expect(portion.lines.every(({ officer }) => officer === clerk.officer)).toBe(true);
    found.push(...portion.lines.flatMap(({ about }) => (about === null ? [] : [about])));
    after = portion.next;
  } while (after !== null);
  expect(found).toHaveLength(120);
  expect(new Set(found).size).toBe(120);
  expect((await logOf(chair, { toMs: START_MS - 1 })).lines).toEqual([]);
  expect(await refusalOf(await ask(chair, { fromMs: 0 }))).toBe('bad-request');
});

test('where the log cannot be written, what it would tell does not happen', async () => {
  await caseIn(`cases.${local}`);
  change("CREATE TRIGGER stop BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'no'); END");
  const sessions = async () => (await under.server.store.committed.notes('used-nonce', 0)).length;
  const before = await sessions();
  await expect(chair.signIn(WORDS)).rejects.toThrow('server-error');
  expect(await sessions()).toBe(before);
  change('DROP TRIGGER stop');
  under.log.length = 0;
});

const change = (sql: string): void => {
  const database = new DatabaseSync(join(under.dataDir, 'books.db'));
  database.exec(sql);
  database.close();
};
const verified = async (): Promise<readonly [number, string]> => {
  const lines: string[] = [];
  const code = await runAudit(['verify', '--data-dir', under.dataDir], (line) => lines.push(line));
  return [code, lines.join('\n')];
};

test('the database itself refuses to change or forget a row', () => {
  expect(() => change("UPDATE audit SET what = 'signed-out' WHERE n = 1")).toThrow('only added to');
  expect(() => change('DELETE FROM audit WHERE n = 1')).toThrow('only added to');
});

test('verify: a server that was worked with holds, with forks, held entries, a copy and a restart', async () => {
  const twin = clerk.device.clone();
  await caseIn(`cases.${local}`);
  await twin.write(`cases.${local}`, [write(caseFile, randomId(), { summary: 'Bản sao' })]);
  await clerk.device.write(`roster.${local}`, [write(member, randomId(), { phone: '1' })]);
  await backUp(under.server);
  await caseIn(`cases.${local}`);
  const [code, says] = await verified();
  expect(says).toContain('đều khớp');
  expect(says).toContain('Bản sao lưu đã đối chiếu: 1');
  expect(code).toBe(0);
});

const unlocked = 'DROP TRIGGER audit_stays; DROP TRIGGER audit_keeps;';
const PLANTED: readonly (readonly [string, string, RegExp])[] = [
  [
    'a row that says something else',
    "UPDATE audit SET officer = 'khác' WHERE n = 3",
    /dòng 3 đã bị sửa/,
  ],
  ['a row that is gone', 'DELETE FROM audit WHERE n = 3', /thiếu dòng 3/],
  [
    'two rows in each other’s place',
    'UPDATE audit SET n = -1 WHERE n = 3; UPDATE audit SET n = 3 WHERE n = 4; UPDATE audit SET n = 4 WHERE n = -1',
    /dòng 3 không nối/,
  ],
  ['the last rows cut off', 'DELETE FROM audit WHERE n > 4', /đã ký đến dòng/],
  [
    'a signed head of somebody else',
    "UPDATE audit_heads SET signature = replace(signature, substr(signature, 1, 4), 'AAAA')",
    /chữ ký của máy chủ/,
  ],
  [
    'one byte of an entry',
    "UPDATE entries SET body = cast(replace(cast(body AS TEXT), 'Lò Thị', 'Lò Văn') AS BLOB) WHERE book LIKE 'cases%'",
    /sổ cases\.\S+: vị trí 1 có nội dung khác/,
  ],
  [
    'an entry with its hashes put right',
    "UPDATE entries SET hash = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' WHERE book LIKE 'cases%'",
    /vị trí 1 có mã kiểm khác/,
  ],
  [
    'a position that is gone',
    "DELETE FROM entries WHERE book LIKE 'cases%' AND n = 1",
    /ở giữa bị thiếu/,
  ],
  [
    'a verdict turned round',
    "UPDATE entries SET ruling = 'held' WHERE book LIKE 'cases%'",
    /tổng kiểm/,
  ],
  [
    'an author’s signature',
    "UPDATE entries SET signature = 'A' || substr(signature, 2) WHERE book LIKE 'cases%' AND signature NOT LIKE 'A%'; UPDATE entries SET signature = 'B' || substr(signature, 2) WHERE book LIKE 'cases%'",
    /chữ ký không phải của người ghi/,
  ],
  ['the end of a book', "UPDATE books SET n = n + 1 WHERE book LIKE 'cases%'", /phải kết thúc ở/],
];

test.each(PLANTED)('verify finds %s, and says where', async (_what, sql, says) => {
  await caseIn(`cases.${local}`);
  await caseIn(`cases.${local}`);
  await under.server.store.write(async (tx) => {
    const { signAudit } = await import('#server/audit-log.ts');
    await signAudit(under.server.context, tx);
  });
  expect((await verified())[0]).toBe(0);
  change(`${unlocked}${sql}`);
  const [code, found] = await verified();
  expect(found).toMatch(says);
  expect(code).toBe(1);
});

test('verify holds the copies against the log: rows made anew with all their hashes are found', async () => {
  await backUp(under.server);
  change(`${unlocked}DELETE FROM audit_heads; DELETE FROM audit`);
  expect(await verified()).toEqual([1, expect.stringContaining('khác với bản sao lưu')]);
});

test('list prints who did what, of one officer and since a day, and a name cannot forge a line', async () => {
  const lines: string[] = [];
  const run = (...args: readonly string[]): Promise<number> => {
    lines.length = 0;
    return runAudit(['list', '--data-dir', under.dataDir, ...args], (line) => lines.push(line));
  };
  expect(await run('--officer', clerk.officer)).toBe(0);
  expect(lines[0]).toMatch(/Cán bộ case-officer \| Thêm một máy mới \| Điện thoại thử/);
  expect(lines.at(-1)).toBe('1 dòng.');
  expect(await run('--since', '2026-11-23')).toBe(0);
  expect(lines).toEqual(['0 dòng.']);
  expect(await run('--officer', 'không có ai')).toBe(2);
  const unknown = [...lines];
  // Ids are random and may begin with a dash.
  expect(await run('--officer', '-không có ai')).toBe(2);
  expect(lines.map((line) => line.replace('-không', 'không'))).toEqual(unknown);
  expect(await runAudit(['xem'], (line) => lines.push(line))).toBe(2);
});
