/** What an officer receives does not change, by a byte, when something happens that is none of theirs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { caseFile, caseNote } from '#domain/cases/case-file.ts';
import { caseReader } from '#domain/cases/case-reader.ts';
import { referral, referralNote, referralPaper } from '#domain/cases/referral.ts';
import { write } from '#domain/draft.ts';
import { dayClose } from '#domain/dues/day-close.ts';
import { receipt } from '#domain/dues/receipt.ts';
import { grant, ROLES, type Role } from '#domain/office/grant.ts';
import { officer } from '#domain/office/officer.ts';
import { setting } from '#domain/office/setting.ts';
import { unit } from '#domain/office/unit.ts';
import { salary } from '#domain/pay/salary.ts';
import { member } from '#domain/roster/member.ts';
import { membershipStep } from '#domain/roster/membership.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { oracleOf, PAGE, type Appointment } from '../domain/access/oracle.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  START_MS,
  startTestServer,
} from './test-server.ts';
import type { TestServer } from './test-server.ts';
import { randomId, type TestDevice } from './test-device.ts';

const SEED = 20_261_122;
const PAIRS = 1_000;
const DAY = '2026-11-22';

interface Observer {
  readonly name: string;
  readonly device: TestDevice;
  readonly right: Appointment;
  /** Everything the open stream has said so far. */
  heard: string;
  /** What each question brought last, as long as nothing has happened since in reach. */
  readonly last: Map<number, string>;
  cursors: readonly Cursor[];
}
interface Cursor {
  readonly book: string;
  readonly epoch: string;
  readonly n: number;
}

let under: TestServer;
let admin: TestDevice;
const unitByName = new Map<string, string>();
/** Writes in all books of a unit; keeps the requests there to itself where they are confidential. */
const handByUnit = new Map<string, TestDevice>();
const observers: Observer[] = [];
let inUnion: { member: string; book: string };

const named = (name: string): string => unitByName.get(name) ?? '';
const hand = (name: string): TestDevice => handByUnit.get(name) ?? admin;
const PLACES = ['may', 'section', 'go', 'commune1', 'commune2', 'far'] as const;
type Place = (typeof PLACES)[number];
const ABOVE: Readonly<Record<string, readonly string[]>> = {
  may: ['may', 'commune1', 'province'],
  section: ['section', 'may', 'commune1', 'province'],
  go: ['go', 'commune1', 'province'],
  commune1: ['commune1', 'province'],
  commune2: ['commune2', 'province'],
  far: ['far', 'commune2', 'province'],
};

beforeAll(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  const found = async (name: string, parent: string): Promise<void> => {
    unitByName.set(name, await foundUnit(admin, parent));
  };
  unitByName.set('province', admin.session!.homeUnit);
  for (const name of ['commune1', 'commune2']) await found(name, named('province'));
  await found('may', named('commune1'));
  await found('go', named('commune1'));
  await found('section', named('may'));
  await found('far', named('commune2'));
  for (const place of PLACES) {
    const { device, officer: id } = await officerWithDevice(under, admin, named(place), 'chair');
    for (const role of ['treasurer', 'case-officer', 'administrator'] as const)
      await give(id, role, place);
    await device.series(`dues.${named(place)}`);
    handByUnit.set(place, device);
  }
  inUnion = { member: randomId(), book: `roster.${named('may')}` };
  await hand('may').write(inUnion.book, [
    write(member, inUnion.member, { fullName: { value: 'Lường Thị Mai' } }),
  ]);
  for (const role of ROLES) await observe(role, 'may', 'unit');
  for (const role of ['administrator', 'auditor', 'upper-officer'] as const)
    await observe(role, 'commune1', 'below');
  await observe('collector', 'section', 'unit');
});
afterAll(() => under.stop());

const given = (id: string, role: Role, at: string) =>
  write(grant, randomId(), {
    ...{ officer: id, role, unit: named(at), reach: 'unit', from: '2026-01-01', until: null },
  });
const give = async (id: string, role: Role, at: string): Promise<void> => {
  await admin.write(`office.${named(at)}`, [given(id, role, at)]);
};

const observe = async (role: Role, at: Place, reach: 'unit' | 'below'): Promise<void> => {
  const { device } = await officerWithDevice(under, admin, named(at), role, { reach });
  const right = { role, unit: at, reach, from: '2026-01-01', until: null };
  const observer: Observer = {
    ...{ name: `${role} at ${at} and ${reach}`, device, right, heard: '', last: new Map() },
    cursors: [],
  };
  observers.push(observer);
  const response = await under.send(
    new Request('http://localhost/api/sync/live', {
      headers: { authorization: `Bearer ${device.session!.session}` },
    }),
  );
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const listen = async (): Promise<void> => {
    for (let read = await reader.read(); !read.done; read = await reader.read())
      // Empty lines are signs of life, by the clock of this machine.
      observer.heard += read.value.replaceAll(/\n+/g, '\n').replace(/^\n/, '');
  };
  void listen();
};

const oracle = oracleOf(PAGE);
/** From the commune's own unions to the commune, from the commune to the province. */
const sentTo = (place: string): string =>
  ABOVE[place]?.at(-2) === place ? 'province' : (ABOVE[place]?.at(-2) ?? '');

const opens = (
  { right }: Observer,
  kind: string,
  place: string,
  isSecret = false,
  to: readonly string[] = [],
): boolean =>
  oracle.mayOpen({
    ...{ officer: 'observer', appointments: [right], kind, unit: place, day: DAY, changes: [] },
    ...{
      secret: isSecret ? { readers: ['hand'], sentTo: to } : undefined,
      standing: () => undefined,
    },
    above: (name) => ABOVE[name] ?? [],
    device: () => undefined,
  });

/** Something that happened: where, and what of it may be asked for by name. */
interface Happening {
  readonly book: string;
  readonly record: string;
  readonly officer: string;
}

const KINDS = [
  ...['roster', 'dues', 'pay', 'cases', 'secret', 'setting', 'officer', 'grant', 'refused'],
  ...['closed', 'founded', 'invited', 'life', 'referred'],
] as const;
/** The book in which each happens. */
const bookKindOf = (what: string): string =>
  ['roster', 'dues', 'pay', 'cases'].includes(what)
    ? what
    : what === 'closed'
      ? 'dues'
      : what === 'secret' || what === 'referred'
        ? 'cases'
        : what === 'refused'
          ? 'roster'
          : 'office';

const happen = async (what: string, place: Place, no: number): Promise<Happening> => {
  const by = hand(place);
  const at = named(place);
  const record = randomId();
  const book = `${bookKindOf(what)}.${at}`;
  const done = { book, record, officer: by.officer };
  switch (what) {
    case 'roster':
      await by.write(book, [write(member, record, { fullName: { value: `Người ${no}` } })]);
      return done;
    case 'dues':
      await by.write(book, [
        write(receipt, record, {
          ...{ member: 'member-1', series: by.codes.get(book) ?? 'K9', number: no + 1 },
          ...{ months: ['2026-11'], amountVnd: 30_000, method: 'cash', paidOn: DAY },
        }),
      ]);
      return done;
    case 'closed':
      await by.write(book, [
        write(dayClose, record, {
          ...{ device: by.id, day: DAY, heads: [], receipts: [], voids: [], sumVnd: no },
          ...{ cashVnd: no, transferVnd: 0, withheldVnd: 0, countedVnd: no, notes: [] },
          ...{ differenceWhy: null, entriesWritten: 1, partOf: null },
        }),
      ]);
      return done;
    case 'pay':
      await by.write(book, [
        write(salary, record, {
          ...{ member: 'member-1', from: '2026-11', salaryVnd: 7_000_000 },
          basis: 'insurance-salary',
        }),
      ]);
      return done;
    case 'cases':
      await by.write(book, [write(caseFile, record, { summary: `Việc ${no}` })]);
      return done;
    case 'secret': {
      const apart = confidentialBook(at, record);
      await by.write(apart, [
        write(caseReader, randomId(), { officer: by.officer }),
        write(caseNote, record, { caseFile: 'case-1', text: `Việc kín ${no}` }),
      ]);
      return { ...done, book: apart };
    }
    case 'referred': {
      // Up to the commune, or from there to the province: who sits beside, or further up, hears nothing.
      const apart = confidentialBook(at, record);
      await by.write(apart, [
        write(referral, record, { caseFile: 'case-0001', to: named(sentTo(place)), on: DAY }),
        write(referralPaper, randomId(), {
          ...{ referral: record, kind: 'late-wages', applicant: null, receivedOn: DAY },
          ...{ summary: `Việc ${no}`, why: 'Vượt quá quyền của cơ sở' },
        }),
        write(caseReader, randomId(), { officer: by.officer }),
      ]);
      await by.write(apart, [
        write(referralNote, randomId(), {
          ...{ referral: record, what: 'noted', text: `Ghi thêm ${no}`, on: DAY },
        }),
      ]);
      return { ...done, book: apart };
    }
    case 'setting':
      await by.write(book, [write(setting, 'lock-minutes', { value: 1 + (no % 60) })]);
      return done;
    case 'refused':
      // Kept, and nobody's but the author's: an act the rights do not know, with a decision for all to see.
      await by.write(book, [write(membershipStep, record, { what: 'promoted' as 'left' })]);
      return done;
    case 'officer':
      await by.write(book, [
        write(officer, record, {
          ...{ signInName: `cb-${no}`, displayName: `Cán bộ ${no}`, homeUnit: at },
        }),
      ]);
      return { ...done, officer: record };
    case 'grant':
      // To somebody who writes in the union's books as well: that right is none of the union's.
      await by.write(book, [given(hand('may').officer, no % 2 === 0 ? 'auditor' : 'chair', place)]);
      return done;
    case 'founded': {
      const id = randomId();
      await admin.write(`office.${id}`, [
        write(unit, id, { name: `Tổ ${no}`, kind: 'section', parent: at, ownBooks: true }),
      ]);
      return { ...done, book: `roster.${id}` };
    }
    case 'invited':
      await by.invite(by.officer);
      return done;
    default:
      await by.post('/api/devices/life', { life: randomId(), reason: 'fork', nonce: randomId(16) });
      return done;
  }
};

const NONCE = 'AAAAAAAAAAAAAAAAAAAAAA';

/** All that this officer can ask of the server; each with the same nonce whenever it is asked. */
const questions = ({ device, cursors }: Observer, about: Happening): readonly Question[] => {
  const { protocol, epoch } = { protocol: PROTOCOL_VERSION, epoch: under.server.context.epoch.id };
  return [
    {
      path: '/api/sync/pull',
      body: {
        ...{ protocol, nonce: NONCE, device: device.id, life: device.life, fold: 'fold-1' },
        cursors: [...cursors, { book: about.book, epoch, n: 0 }],
      },
    },
    {
      path: '/api/sync/history',
      body: { protocol, nonce: NONCE, book: inUnion.book, id: inUnion.member },
    },
    {
      path: '/api/sync/history',
      body: { protocol, nonce: NONCE, book: about.book, id: about.record },
    },
    { path: '/api/sync/held', body: { protocol, nonce: NONCE, withRefused: true } },
    {
      path: '/api/closes-below',
      body: { protocol, nonce: NONCE, fromMs: START_MS, toMs: START_MS + 86_400_000 },
    },
    {
      path: '/api/devices/series',
      body: { life: device.life, duesBook: about.book, nonce: NONCE },
    },
    { path: '/api/invitations', body: { officer: about.officer } },
    { path: '/api/invitations/open', body: { officer: about.officer } },
    { path: '/api/recovery/pending', body: {} },
    { path: '/api/devices/list', body: { protocol, nonce: NONCE, whose: 'union' } },
    { path: '/api/joining/list', body: {} },
  ];
};
interface Question {
  readonly path: string;
  readonly body: object;
}

const answerTo = async ({ device }: Observer, { path, body }: Question): Promise<string> => {
  const response = await device.post(path, body);
  // Of each answer its own, drawn by chance.
  response.headers.delete('x-request-id');
  const headers = JSON.stringify([...response.headers]);
  return `${path} ${response.status} ${headers}\n${await response.text()}`;
};

const chanceOf = (seed: number) => {
  let state = seed;
  return <T>(from: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)]!;
  };
};

const NOTHING = { book: 'roster.nowhere-at-all', record: 'record-1', officer: 'nobody-here' };

/** What that question brings where it names nothing there is. */
const answerBefore = async (observer: Observer, at: number, no: number): Promise<string> => {
  const known = observer.last.get(at);
  if (known !== undefined) return known;
  // Mostly from near the end of each book, as a phone asks.
  if (at === 0) observer.cursors = no % 20 === 0 ? [] : await cursorsNear(observer);
  const answer = await answerTo(observer, questions(observer, NOTHING)[at]!);
  observer.last.set(at, answer);
  return answer;
};

const cursorsNear = async ({ device }: Observer): Promise<readonly Cursor[]> => {
  const [hello] = (await device.pull([], { only: [] })).lines;
  const books = hello?.line === 'hello' ? hello.books : [];
  const epoch = under.server.context.epoch.id;
  return books.map(({ book, n }) => ({ book, epoch, n: Math.max(0, n - 2) }));
};

const LOG_READERS: readonly string[] = ['administrator', 'chair', 'auditor'];

/**
 * Who did what; of those who are refused it, one in ten is asked. Asking is doing too, so it is asked anew each time,
 * the last before and the first after.
 */
const auditTold = async (observer: Observer, no: number): Promise<string> => {
  if (!LOG_READERS.includes(observer.right.role) && no % 10 !== 0) return 'not asked';
  const body = {
    ...{ protocol: PROTOCOL_VERSION, nonce: NONCE },
    ...{ fromMs: START_MS, toMs: START_MS + 86_400_000 },
  };
  return answerTo(observer, { path: '/api/audit', body });
};

/** Of what is kept apart, or is a right, the log tells those who look through it there more than they may open. */
const isInLog = ({ right }: Observer, what: string, place: Place): boolean =>
  ['refused', 'grant'].includes(what) &&
  LOG_READERS.includes(right.role) &&
  (right.reach === 'unit' ? right.unit === place : ABOVE[place]?.includes(right.unit) === true);

/** Whether it is this officer's to know. */
const isInReach = (observer: Observer, what: string, place: Place): boolean =>
  opens(
    observer,
    bookKindOf(what),
    place,
    what === 'secret' || what === 'referred',
    what === 'referred' ? [sentTo(place)] : [],
  ) ||
  // Who sees what lies below sees what is founded there.
  (what === 'founded' &&
    observer.right.reach === 'below' &&
    ABOVE[place]?.includes(observer.right.unit) === true) ||
  // Who stands above hears how the days below were closed.
  (what === 'closed' &&
    observer.right.reach === 'below' &&
    ABOVE[place]?.includes(observer.right.unit) === true) ||
  // A right of somebody who writes in these books travels with them.
  (what === 'grant' && place === 'may');

test(`${PAIRS} pairs (seed ${SEED}): the same bytes before and after what happens out of reach`, async () => {
  const pick = chanceOf(SEED);
  const seen = new Set<string>();
  const told = new Set<string>();
  for (let no = 0; no < PAIRS;) {
    const observer = pick(observers);
    const what = pick(KINDS);
    const place = pick(PLACES);
    if (isInReach(observer, what, place)) continue;
    // The pull each time, the others in turn.
    const asked = [0, 1 + (no % 10), 1 + ((no + 4) % 10)];
    const before: string[] = [];
    for (const at of asked) before.push(await answerBefore(observer, at, no));
    const { heard } = observer;
    const logged = await auditTold(observer, no);
    const about = await happen(what, place, no);
    const loggedAfter = await auditTold(observer, no);
    for (const other of observers) if (isInReach(other, what, place)) other.last.clear();
    const text = `${observer.name}, ${what} at ${place} (pair ${no})`;
    // Whoever has been told the names of things learns no more by asking for them than by asking for nothing.
    const isSeen = opens(observer, 'office', place);
    const hidden = isSeen ? { ...about, officer: NOTHING.officer } : about;
    for (const [index, at] of asked.entries())
      expect(await answerTo(observer, questions(observer, hidden)[at]!), text).toBe(before[index]);
    expect(observer.heard, text).toBe(heard);
    if (isInLog(observer, what, place)) told.add(loggedAfter === logged ? 'silent' : 'told');
    else expect(loggedAfter, text).toBe(logged);
    seen.add(`${what} ${observer.right.role}`);
    no += 1;
  }
  expect(seen.size).toBeGreaterThan(90);
  // The log of others is silent because it is none of theirs, not because nothing stands in it.
  expect(told).toContain('told');
});

test('the comparison sees what it is there to see: in reach, the bytes are others', async () => {
  const pick = chanceOf(SEED + 1);
  for (let no = PAIRS; no < PAIRS + 24;) {
    const observer = pick(observers);
    const what = pick(['roster', 'dues', 'pay', 'cases', 'setting', 'officer', 'refused']);
    const place = pick(PLACES);
    if (!opens(observer, bookKindOf(what), place)) continue;
    observer.last.clear();
    const before = await answerBefore(observer, 0, no);
    const { heard } = observer;
    await happen(what, place, no);
    const text = `${observer.name}, ${what} at ${place}`;
    const after = await answerTo(observer, questions(observer, NOTHING)[0]!);
    expect(after, text).not.toBe(before);
    expect(observer.heard, text).not.toBe(heard);
    no += 1;
  }
});

test('above, of all requests below nothing changes what is received but the paper that was sent up', async () => {
  const above = observers.find(({ name }) => name === 'upper-officer at commune1 and below')!;
  const received = async (): Promise<string> => {
    const { entries } = await above.device.pull();
    return JSON.stringify(entries.filter(({ book }) => book.startsWith('cases.')));
  };
  const before = await received();
  await happen('cases', 'may', 5_000);
  await happen('secret', 'may', 5_001);
  await happen('referred', 'far', 5_002);
  await happen('referred', 'commune1', 5_003);
  expect(await received()).toBe(before);
  const { book } = await happen('referred', 'may', 5_004);
  const after = JSON.parse(await received()) as readonly { readonly book: string }[];
  const known = new Set((JSON.parse(before) as typeof after).map((entry) => JSON.stringify(entry)));
  const more = after.filter((entry) => !known.has(JSON.stringify(entry)));
  expect(more.length).toBeGreaterThan(0);
  expect([...new Set(more.map((entry) => entry.book))]).toEqual([book]);
});
