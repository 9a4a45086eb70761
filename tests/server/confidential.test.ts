/** A confidential case: its readers have it whole, and nobody else learns that it exists, whatever their rank. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseEntry } from '#book/entry.ts';
import { unpackRecords } from '#book/packed-records.ts';
import { write, type Moment } from '#domain/draft.ts';
import { addCaseNote, openCase } from '#domain/cases/acts.ts';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { addCaseReaders } from '#domain/cases/reader-acts.ts';
import type { Draft } from '#domain/draft.ts';
import type { Result } from '#base/result.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { revocation } from '#domain/office/grant.ts';
import { RECORD_TYPES } from '#domain/record-types.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { backUp } from '#server/backup.ts';
import { knowledgeOf } from '#server/knowledge.ts';
import {
  closedNow,
  foundUnion,
  foundUnit,
  officerWithDevice,
  START_MS,
  startTestServer,
  WORDS,
  type Appointed,
  type TestServer,
} from './test-server.ts';
import {
  parsePull,
  randomId,
  TestDevice,
  unpackedText,
  type Pulled,
  type TestEntry,
} from './test-device.ts';

const SECRET = 'Chủ tịch công đoàn quấy rối chị Mỷ';
const DAY_MS = 24 * 60 * 60 * 1000;

type Someone = { readonly device: TestDevice } & Appointed;

const clock = { nowMs: START_MS };
let dataDir: string;
let under: TestServer;
let admin: TestDevice;
let local: string;
/** Takes the case in, against the chair; `sen` is the colleague she trusts, `binh` the one she does not name. */
let hoa: Someone;
let sen: Someone;
let binh: Someone;
let chair: Someone;
let book: string;

const startWith = async (knowledge = knowledgeOf()): Promise<void> => {
  under = await startTestServer({ dataDir, clock, knowledge });
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  hoa = await officerWithDevice(under, admin, local, 'case-officer');
  sen = await officerWithDevice(under, admin, local, 'case-officer');
  binh = await officerWithDevice(under, admin, local, 'case-officer');
  chair = await officerWithDevice(under, admin, local, 'chair');
  book = confidentialBook(local, randomId());
};
beforeEach(async () => {
  clock.nowMs = START_MS;
  dataDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-confidential-'));
  await startWith();
});
afterEach(async () => {
  await under.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const send = (request: Request): Promise<Response> => under.send(request);
/** The same phone, talking to whichever server runs now. */
const onward = (phone: TestDevice): TestDevice => new TestDevice(send, () => clock.nowMs, phone);

const momentOf = (by: TestDevice): Moment => ({
  officer: by.officer,
  device: by.id,
  nowMs: clock.nowMs,
  today: new Date(clock.nowMs).toISOString().slice(0, 10),
  newId: randomId,
  nextNumber: () => undefined,
});
const written = (by: TestDevice, drafts: Result<readonly Draft[], unknown>): TestEntry => {
  if (!drafts.ok) throw new Error(JSON.stringify(drafts.error));
  const [draft] = drafts.value;
  return by.entry(draft!.book, draft!.changes, { act: draft!.act });
};
const opened = (by: TestDevice, readers: readonly string[] = []): TestEntry =>
  written(
    by,
    openCase(
      {
        casesBook: book,
        applicant: { who: 'anonymous' },
        channel: 'letter-box',
        kind: 'denunciation',
        summary: SECRET,
        urgency: 'urgent',
        receivedOn: momentOf(by).today,
        readers,
      },
      momentOf(by),
    ),
  );
const note = (by: TestDevice, text = 'Đã gặp chị ấy.'): TestEntry =>
  written(by, addCaseNote({ casesBook: book, caseFile: 'case-1', text }, momentOf(by)));
const naming = (by: TestDevice, ...readers: readonly string[]): TestEntry =>
  written(by, addCaseReaders({ casesBook: book, named: [], readers }, momentOf(by)));

const rulings = async (by: TestDevice, ...entries: readonly TestEntry[]): Promise<unknown> =>
  (await by.push(entries)).verdicts.map(({ ruling, reason }) => reason ?? ruling);

/** What a phone gets of the case: its bodies, or that something stands there. */
const caseAt = ({ entries }: Pulled): readonly unknown[] =>
  entries.filter((entry) => entry.book === book).map(({ item, body }) => body ?? item[8]);
const bodiesOf = (...entries: readonly TestEntry[]): readonly string[] =>
  entries.map(({ bytes }) => Buffer.from(bytes).toString());
const helloOf = ({ lines: [hello] }: Pulled) => {
  if (hello?.line !== 'hello') throw new Error('no hello');
  return hello;
};
const booksOf = (pulled: Pulled): readonly string[] => helloOf(pulled).books.map((one) => one.book);

/** Everything a pull says, letter by letter; the same question every time. */
const pulledText = async (
  by: TestDevice,
  cursors: readonly { book: string; epoch: string; n: number }[] = [],
): Promise<string> =>
  unpackedText(
    await by.post('/api/sync/pull', {
      protocol: PROTOCOL_VERSION,
      nonce: 'the-same-nonce-every-time',
      device: by.id,
      life: by.life,
      fold: 'fold-1',
      cursors,
    }),
  );

test('its readers have the whole case; to everyone else the server says, letter by letter, what it said before', async () => {
  const others = [chair.device, binh.device, admin];
  const before = await Promise.all(others.map((by) => pulledText(by)));
  const first = opened(hoa.device, [sen.officer]);
  const second = note(hoa.device);
  expect(await rulings(hoa.device, first, second)).toEqual(['accepted', 'accepted']);
  const answer = note(sen.device, 'Tôi đi cùng.');
  expect(await rulings(sen.device, answer)).toEqual(['accepted']);
  for (const reader of [hoa, sen]) {
    const pulled = await reader.device.pull();
    expect(caseAt(pulled)).toEqual(bodiesOf(first, second, answer));
    expect(booksOf(pulled)).toEqual([`roster.${local}`, `cases.${local}`, book, `office.${local}`]);
  }
  expect(await Promise.all(others.map((by) => pulledText(by)))).toEqual(before);
  const past = async (by: TestDevice) => {
    const asked = { protocol: PROTOCOL_VERSION, nonce: randomId(16), book, id: 'case-1' };
    const response = await by.post('/api/sync/history', asked);
    return [response.status, (await response.text()).includes('Tôi đi cùng.')];
  };
  expect(await past(hoa.device)).toEqual([200, true]);
  expect(await past(chair.device)).toEqual([403, false]);
});

test('neither the chair nor who is above can name the book and learn whether it is there', async () => {
  await hoa.device.push([opened(hoa.device, [sen.officer])]);
  const province = admin.session!.homeUnit;
  const above = await officerWithDevice(under, admin, province, 'chair', { reach: 'below' });
  const nowhere = confidentialBook(local, randomId());
  const epoch = under.server.context.epoch.id;
  for (const { device } of [chair, binh, above]) {
    const asked = async (name: string) => [
      (await pulledText(device, [{ book: name, epoch, n: 1 }])).replaceAll(name, ''),
      (await device.pull([], { only: [name] })).entries,
      await (
        await device.post('/api/sync/history', {
          ...{ protocol: PROTOCOL_VERSION, nonce: 'a-nonce-of-the-test', id: 'case-1' },
          book: name,
        })
      ).text(),
    ];
    expect(await asked(book)).toEqual(await asked(nowhere));
  }
});

test('a case that does not name its author begins nothing, and stays with its author', async () => {
  const file = opened(hoa.device);
  const body = parseEntry(file.bytes);
  if (!body.ok) throw new Error('body');
  const fresh = sen.device.clone();
  const unnamed = fresh.entry(book, body.value.changes);
  expect(await rulings(fresh, unnamed)).toEqual(['not-allowed']);
  expect(booksOf(await fresh.pull())).not.toContain(book);
  expect(booksOf(await hoa.device.pull())).not.toContain(book);
  // Nor does who has no right to the cases of the unit begin one.
  const { device: collector } = await officerWithDevice(under, admin, local, 'collector');
  const elsewhere = confidentialBook(local, randomId());
  const foreign = collector.entry(elsewhere, [
    { type: 'caseReader', id: randomId(), set: { officer: collector.officer } },
  ]);
  expect(await rulings(collector, foreign)).toEqual(['not-allowed']);
});

test('who is not named writes nothing into it, not even the own name; a reader lets them in', async () => {
  const first = opened(hoa.device, [sen.officer]);
  await hoa.device.push([first]);
  expect(await rulings(chair.device, naming(chair.device, chair.officer))).toEqual(['not-allowed']);
  expect(await rulings(binh.device, note(binh.device))).toEqual(['not-allowed']);
  expect(caseAt(await sen.device.pull())).toEqual([
    ...bodiesOf(first),
    'quarantined',
    'quarantined',
  ]);
  expect(booksOf(await binh.device.pull())).not.toContain(book);
  const letIn = naming(sen.device, binh.officer);
  expect(await rulings(sen.device, letIn)).toEqual(['accepted']);
  expect(caseAt(await binh.device.pull())).toEqual([
    ...bodiesOf(first),
    'quarantined',
    // The own note of before is shown to its author, and does not count.
    expect.stringContaining('Đã gặp chị ấy.'),
    ...bodiesOf(letIn),
  ]);
  expect(await rulings(binh.device, note(binh.device))).toEqual(['accepted']);
});

test('one who is named without a right to the cases opens nothing, until the right is given', async () => {
  const { device: collector, officer } = await officerWithDevice(under, admin, local, 'collector');
  const first = opened(hoa.device, [officer]);
  await hoa.device.push([first]);
  expect(await pulledText(collector)).not.toContain(book);
  await admin.write(`office.${local}`, [
    {
      type: 'grant',
      id: randomId(),
      set: {
        ...{ officer, role: 'case-officer', unit: local, reach: 'unit' },
        ...{ from: '2026-01-01', until: null },
      },
    },
  ]);
  expect(caseAt(await collector.pull())).toEqual(bodiesOf(first));
});

test('a phone on which it is locked hears that something waits, and gets nothing of it', async () => {
  const entries = [opened(hoa.device, [sen.officer]), note(hoa.device)];
  await hoa.device.push(entries);
  const locked = await sen.device.pull([], { skip: 'confidential' });
  expect(helloOf(locked).books.find((one) => one.book === book)?.n).toBe(2);
  expect(caseAt(locked)).toEqual([]);
  expect(locked.lines.some((line) => 'book' in line && line.book === book)).toBe(false);
  expect(locked.lines.some((line) => 'book' in line && line.book === `office.${local}`)).toBe(true);
  expect(caseAt(await sen.device.pull())).toEqual(bodiesOf(...entries));
});

test('a poke goes to its readers alone', async () => {
  const listen = async (by: TestDevice) => {
    const headers = { authorization: `Bearer ${by.session!.session}` };
    const response = await send(new Request('http://localhost/api/sync/live', { headers }));
    const heard: string[] = [];
    void (async () => {
      for await (const chunk of response.body!) heard.push(Buffer.from(chunk).toString().trim());
    })();
    return () => heard.filter((line) => line !== '');
  };
  const [ofSen, ofChair, ofAdmin] = await Promise.all(
    [sen.device, chair.device, admin].map(listen),
  );
  await hoa.device.push([opened(hoa.device, [sen.officer])]);
  await hoa.device.push([note(hoa.device)]);
  await expect.poll(ofSen!).toEqual([1, 2].map((n) => JSON.stringify({ book, n })));
  expect(ofChair!()).toEqual([]);
  expect(ofAdmin!()).toEqual([]);
});

test('when the right to the cases ends, the case leaves a reader’s phone on an ordinary order, and what comes late is held', async () => {
  const first = opened(hoa.device, [sen.officer, chair.officer]);
  await hoa.device.push([first]);
  const late = note(hoa.device, 'Viết khi đã thôi việc.');
  await admin.write(`office.${local}`, [
    write(revocation, randomId(), { grant: hoa.grant, why: 'thôi việc' }),
  ]);
  expect(await rulings(hoa.device, late)).toEqual(['right-ended']);
  const epoch = under.server.context.epoch.id;
  const { lines, entries } = parsePull(await pulledText(hoa.device, [{ book, epoch, n: 1 }]));
  expect(lines.filter((line) => line.line === 'shred')).toMatchObject([
    { book, device: hoa.device.id, life: hoa.device.life, epoch, grants: [hoa.grant] },
  ]);
  expect(entries).toEqual([]);
  // The others keep it; of what is held they see that it is there, and a reader who leads the union decides.
  expect(caseAt(await sen.device.pull())).toEqual([...bodiesOf(first), 'held']);
  const admitted = chair.device.entry(book, [
    write(admitHeld, randomId(), { entryHash: late.hash, why: 'viết trước khi thôi' }),
  ]);
  expect(await rulings(chair.device, admitted)).toEqual(['accepted']);
  expect(caseAt(await sen.device.pull())).toEqual([
    ...bodiesOf(first),
    'held',
    ...bodiesOf(admitted, late),
  ]);
});

test('a reader whose right has ended gets nothing written since, and all of it again with a new right', async () => {
  const first = opened(hoa.device, [sen.officer]);
  await hoa.device.push([first]);
  expect(caseAt(await sen.device.pull())).toEqual(bodiesOf(first));
  await admin.write(`office.${local}`, [
    write(revocation, randomId(), { grant: sen.grant, why: 'chuyển việc' }),
  ]);
  const since = note(hoa.device, 'Chị Sen đã chuyển đi.');
  await hoa.device.push([since]);
  for (const from of [[], [{ book, epoch: under.server.context.epoch.id, n: 1 }]]) {
    const said = await pulledText(sen.device, from);
    expect(parsePull(said).entries).toEqual([]);
    expect(said).not.toContain(since.hash);
  }
  await admin.write(`office.${local}`, [
    {
      type: 'grant',
      id: randomId(),
      set: {
        ...{ officer: sen.officer, role: 'case-officer', unit: local, reach: 'unit' },
        ...{ from: '2026-01-01', until: null },
      },
    },
  ]);
  expect(caseAt(await sen.device.pull())).toEqual(bodiesOf(first, since));
});

test('a server started again, and one restored from its backup, keeps who reads what', async () => {
  const first = opened(hoa.device, [sen.officer]);
  await hoa.device.push([first]);
  const promised = async (): Promise<void> => {
    expect(caseAt(await onward(sen.device).pull())).toEqual(bodiesOf(first));
    expect(await pulledText(onward(chair.device))).not.toContain(book);
    expect(await rulings(onward(binh.device), note(binh.device))).toEqual(['not-allowed']);
  };
  const copy = await backUp(under.server);
  await under.stop();
  under = await startTestServer({ dataDir, clock });
  await promised();
  await under.stop();
  const folder = mkdtempSync(join(dataDir, 'restored-'));
  copyFileSync(join(dataDir, 'backups', copy), join(folder, 'books.db'));
  copyFileSync(join(dataDir, 'backups', 'server-key'), join(folder, 'server-key'));
  under = await startTestServer({ dataDir: folder, clock });
  await closedNow(under);
  binh.device.heads.delete(book);
  await promised();
});

test('far behind, a reader gets the case folded, with its readers; the chair still gets nothing', async () => {
  await hoa.device.push([opened(hoa.device, [sen.officer]), note(hoa.device)]);
  await backUp(under.server);
  clock.nowMs += 91 * DAY_MS;
  await Promise.all([sen, chair].map(({ device }) => device.signIn(WORDS)));
  const pulled = await sen.device.pull([], { only: [book] });
  const snapshot = pulled.lines.find((line) => line.line === 'snapshot' && line.book === book);
  const records = unpackRecords(snapshot?.line === 'snapshot' ? snapshot.records : undefined);
  expect(records.ok && records.value.map(({ type }) => type).sort()).toEqual([
    'caseFile',
    'caseNote',
    'caseReader',
    'caseReader',
  ]);
  expect(await pulledText(chair.device)).not.toContain(book);
});

test('what an older server could not understand is let in by the newer one, name first, and then the rest', async () => {
  await under.stop();
  rmSync(dataDir, { recursive: true, force: true });
  await startWith(knowledgeOf(RECORD_TYPES.filter(({ type }) => type !== 'caseReader')));
  const entries = [opened(hoa.device, [sen.officer]), note(hoa.device)];
  expect(await rulings(hoa.device, ...entries)).toEqual(['unknown-type', 'not-allowed']);
  expect(await rulings(binh.device, note(binh.device, 'Xen vào.'))).toEqual(['not-allowed']);
  await under.stop();
  under = await startTestServer({ dataDir, clock });
  const counted = (await onward(sen.device).pull()).entries.filter(
    ({ book: at, item, body }) =>
      at === book && item[8] === 'accepted' && item[1] !== 'server' && body,
  );
  expect(counted.map(({ body }) => body)).toEqual(bodiesOf(...entries));
  expect(await pulledText(onward(chair.device))).not.toContain(book);
});
