/** A request referred to the union above: its upper officers have the paper, until it is taken back, and nothing else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Result } from '#base/result.ts';
import { openCase } from '#domain/cases/acts.ts';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { addReferralNote, referCase, takeBackReferral } from '#domain/cases/referral-acts.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  START_MS,
  startTestServer,
} from './test-server.ts';
import type { Appointed, TestServer } from './test-server.ts';
import { randomId, type TestDevice, type TestEntry } from './test-device.ts';

const SECRET = 'Chị Mỷ bị nợ lương ba tháng';
const IN_THE_BOOK = 'Anh Cường xin trợ cấp ốm';
type Someone = { readonly device: TestDevice } & Appointed;

const clock = { nowMs: START_MS };
let dataDir: string;
let under: TestServer;
let commune: string;
let sibling: string;
let local: string;
let hoa: Someone;
let above: Someone;
let beside: Someone;
let book: string;

beforeEach(async () => {
  clock.nowMs = START_MS;
  dataDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-referral-'));
  under = await startTestServer({ dataDir, clock });
  const admin = await foundUnion(under);
  commune = await foundUnit(admin, admin.session!.homeUnit, { kind: 'commune' });
  sibling = await foundUnit(admin, admin.session!.homeUnit, { kind: 'commune' });
  local = await foundUnit(admin, commune);
  hoa = await officerWithDevice(under, admin, local, 'case-officer');
  above = await officerWithDevice(under, admin, commune, 'upper-officer', { reach: 'below' });
  beside = await officerWithDevice(under, admin, sibling, 'upper-officer', { reach: 'below' });
  book = confidentialBook(local, randomId());
});
afterEach(async () => {
  await under.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const momentOf = (by: TestDevice): Moment => ({
  officer: by.officer,
  device: by.id,
  nowMs: clock.nowMs,
  today: new Date(clock.nowMs).toISOString().slice(0, 10),
  newId: randomId,
  nextNumber: () => undefined,
});
const written = (
  by: TestDevice,
  drafts: Result<readonly Draft[], unknown>,
): readonly TestEntry[] => {
  if (!drafts.ok) throw new Error(JSON.stringify(drafts.error));
  return drafts.value.map((draft) => by.entry(draft.book, draft.changes, { act: draft.act }));
};
const taken = (by: TestDevice): readonly TestEntry[] =>
  written(
    by,
    openCase(
      {
        ...{ casesBook: `cases.${local}`, applicant: { who: 'anonymous' }, channel: 'floor' },
        ...{ kind: 'hardship', summary: IN_THE_BOOK, urgency: 'normal' },
        receivedOn: momentOf(by).today,
      },
      momentOf(by),
    ),
  );
const referred = (by: TestDevice, to: string): readonly TestEntry[] =>
  written(
    by,
    referCase(
      {
        ...{ casesBook: `cases.${local}`, paperBook: book, caseFile: 'case-0001' },
        ...{ current: { round: 0, stage: 'new' }, to, why: 'Cơ sở không giải quyết được' },
        ...{ kind: 'late-wages', applicant: 'Mỷ', receivedOn: momentOf(by).today },
        ...{ summary: SECRET, readers: [] },
      },
      momentOf(by),
    ),
  );
const noted = (by: TestDevice, id: string): readonly TestEntry[] =>
  written(
    by,
    addReferralNote(
      { paperBook: book, referral: id, what: 'answered', text: 'Đã hẹn công ty' },
      momentOf(by),
    ),
  );
const takenBack = (by: TestDevice, id: string): readonly TestEntry[] =>
  written(by, takeBackReferral({ paperBook: book, referral: id, isEnded: false }, momentOf(by)));
const rulings = async (by: TestDevice, entries: readonly TestEntry[]): Promise<unknown> =>
  (await by.push(entries)).verdicts.map(({ ruling, reason }) => reason ?? ruling);
const referralIn = ([entry]: readonly TestEntry[]): string => {
  const { changes } = JSON.parse(Buffer.from(entry!.bytes).toString()) as {
    changes: readonly { type: string; id: string }[];
  };
  return changes.find(({ type }) => type === 'referral')!.id;
};
const received = async (by: TestDevice): Promise<string> => {
  const pulled = await by.pull();
  return JSON.stringify([pulled.lines, pulled.entries]);
};

test('the paper goes up whole, the book of the requests does not; both ends note', async () => {
  const [one] = taken(hoa.device);
  const paper = referred(hoa.device, commune);
  expect(await rulings(hoa.device, [one!])).toEqual(['accepted']);
  expect(await received(above.device)).not.toContain('cases.');
  expect(await rulings(hoa.device, paper)).toEqual(['accepted', 'accepted']);
  const seen = await received(above.device);
  expect(seen).toContain(SECRET);
  expect(seen).not.toContain(IN_THE_BOOK);
  expect(seen).not.toContain(`"cases.${local}"`);
  expect(await rulings(above.device, noted(above.device, referralIn(paper)))).toEqual(['accepted']);
  expect(await received(hoa.device)).toContain('Đã hẹn công ty');
});

test('an upper officer beside gets not a byte of it, and writes none', async () => {
  const before = (await beside.device.pull()).entries;
  const paper = referred(hoa.device, commune);
  await hoa.device.push(paper);
  expect((await beside.device.pull()).entries).toEqual(before);
  expect(await received(beside.device)).not.toContain(book);
  expect(await rulings(beside.device, noted(beside.device, referralIn(paper)))).toEqual([
    'not-allowed',
  ]);
});

test('it goes to no union that does not stand above', async () => {
  for (const to of [sibling, local, 'nowhere-at-all']) {
    book = confidentialBook(local, randomId());
    const [paper] = referred(hoa.device.clone(), to);
    expect(await rulings(hoa.device.clone(), [paper!])).toEqual(['not-allowed']);
  }
  expect(await received(beside.device)).not.toContain(SECRET);
});

test('taken back: no more pages, the phone above is told to shred it, a late note waits for a person', async () => {
  const paper = referred(hoa.device, commune);
  await hoa.device.push(paper);
  const id = referralIn(paper);
  expect(await received(above.device)).toContain(SECRET);
  // Nobody above takes it back for the union that sent it.
  expect(await rulings(above.device.clone(), takenBack(above.device.clone(), id))).toEqual([
    'not-allowed',
  ]);
  expect(await rulings(hoa.device, takenBack(hoa.device, id))).toEqual(['accepted']);
  const pulled = await above.device.pull();
  expect(JSON.stringify(pulled.entries)).not.toContain(SECRET);
  const cursors = [{ book, epoch: under.server.context.epoch.id, n: 1 }];
  const { lines } = await above.device.pull(cursors, { life: above.device.life });
  expect(lines.filter(({ line }) => line === 'shred')).toMatchObject([
    { book, grants: [above.grant] },
  ]);
  expect(await rulings(above.device, noted(above.device, id))).toEqual(['right-ended']);
});
