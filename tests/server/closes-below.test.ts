// What the union above is told of the closes below: which unions, which closes, by whose word, and no more than sums.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { DAY_MS } from '#domain/day-number.ts';
import { grant, revocation, type Role } from '#domain/office/grant.ts';
import { member } from '#domain/roster/member.ts';
import {
  closesBelowAnswer,
  closesBelowSigningBytes,
  type ClosesBelowAnswer,
} from '#protocol/closes-below.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { noteHistoryAfterUpgrade } from '#server/history-index.ts';
import { isSignedBy } from '#server/server-key.ts';
import { closeDayOn, closeOf, confirm, DAY, takeCash } from './closes-kit.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  START_MS,
  startTestServer,
  type Appointed,
  type TestServer,
} from './test-server.ts';
import { randomId, type TestDevice } from './test-device.ts';

let under: TestServer;
let admin: TestDevice;
let province: string;
let commune: string;
let may: string;
let book: string;
/** Alone in the garment union. */
let hoa: { readonly device: TestDevice } & Appointed;
let above: TestDevice;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  province = admin.session!.homeUnit;
  commune = await foundUnit(admin, province, { kind: 'commune' });
  may = await foundUnit(admin, commune);
  book = `dues.${may}`;
  hoa = await officerWithDevice(under, admin, may, 'chair');
  above = (await officerWithDevice(under, admin, commune, 'upper-officer', { reach: 'below' }))
    .device;
});
afterEach(async () => {
  expect(under.log).toEqual([]);
  await under.stop();
});

const NONCE = 'AAAAAAAAAAAAAAAAAAAAAA';
const ask = (by: TestDevice, more: object = {}): Promise<Response> =>
  by.post('/api/closes-below', {
    ...{ protocol: PROTOCOL_VERSION, nonce: NONCE },
    ...{ fromMs: START_MS - DAY_MS, toMs: START_MS + 20 * DAY_MS },
    ...more,
  });
const told = async (...asked: Parameters<typeof ask>): Promise<ClosesBelowAnswer> => {
  const response = await ask(...asked);
  if (!response.ok) throw new Error(await response.text());
  return closesBelowAnswer.parse(await response.json());
};
const linesOf = async (...asked: Parameters<typeof ask>) =>
  (await told(...asked)).lines.map(({ unit, day, concern, closes }) => [
    ...[unit === may ? 'may' : unit, day, concern, closes],
  ]);
const refusalOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { error?: { kind?: unknown } }).error?.kind;

test('a union of one: its closes stand on the list above, with sums and the name of who closed, signed', async () => {
  const receipts = await takeCash(hoa.device, book, 2);
  await hoa.device.write(`roster.${may}`, [
    write(member, randomId(), { fullName: { value: 'Lò Thị Kín' } }),
  ]);
  await closeDayOn(hoa.device, book, receipts);
  const answer = await told(above);
  expect(answer.lines).toEqual([
    {
      ...{ unit: may, day: DAY, officer: hoa.officer, concern: 'self-checked', closes: 1 },
      ...{ receipts: 2, sumVnd: 50_000, cashVnd: 50_000, countedVnd: 50_000, arrivedOn: DAY },
    },
  ]);
  expect(answer.people).toEqual([{ officer: hoa.officer, displayName: 'Cán bộ chair' }]);
  const text = JSON.stringify(answer);
  for (const hidden of ['Lò Thị Kín', 'member-1', ...receipts]) expect(text).not.toContain(hidden);
  const key = under.server.context.key.publicKey;
  expect(isSignedBy(key, closesBelowSigningBytes(answer), answer.signature)).toBe(true);
});

test('with a second officer it is theirs for a week; then the union above hears of it, until somebody confirms', async () => {
  const sen = await officerWithDevice(under, admin, may, 'accountant');
  const close = await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  expect(await linesOf(above)).toEqual([]);
  under.clock.nowMs += 7 * DAY_MS;
  expect(await linesOf(above)).toEqual([]);
  under.clock.nowMs += DAY_MS;
  expect(await linesOf(above)).toEqual([['may', DAY, 'waiting', 1]]);
  expect(await confirm(sen.device, book, close)).toEqual(['accepted', null]);
  expect(await linesOf(above)).toEqual([]);
});

test('a second officer appointed in the afternoon was not there for the close of the morning', async () => {
  await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  under.clock.nowMs += 4 * 3_600_000;
  const sen = await officerWithDevice(under, admin, may, 'treasurer');
  expect(await linesOf(above)).toEqual([['may', DAY, 'self-checked', 1]]);
  under.clock.nowMs += 60_000;
  await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  under.clock.nowMs += 60_000;
  // Revoked the same evening: the close of before had a second pair of eyes, and waits for whoever is next.
  await admin.write(`office.${may}`, [
    write(revocation, randomId(), { grant: sen.grant, why: 'chuyển công tác' }),
  ]);
  under.clock.nowMs += 8 * DAY_MS;
  expect(await linesOf(above)).toEqual([
    ['may', DAY, 'self-checked', 1],
    ['may', DAY, 'waiting', 1],
  ]);
});

test('two counts that differ are told to the union above at once, with both sums, to an app that knows the word', async () => {
  const sen = await officerWithDevice(under, admin, may, 'accountant');
  const close = await closeDayOn(hoa.device, book, await takeCash(hoa.device, book, 2));
  expect(await confirm(sen.device, book, close)).toEqual(['accepted', null]);
  expect(await linesOf(above)).toEqual([]);
  const answer = await told(above, { differing: true });
  expect(answer.lines).toMatchObject([
    { unit: may, day: DAY, concern: 'differs', closes: 1, countedVnd: 50_000, checkedVnd: 25_000 },
  ]);
  const key = under.server.context.key.publicKey;
  expect(isSignedBy(key, closesBelowSigningBytes(answer), answer.signature)).toBe(true);
  const forged = {
    ...answer,
    lines: answer.lines.map((line) => ({ ...line, checkedVnd: 50_000 })),
  };
  expect(isSignedBy(key, closesBelowSigningBytes(forged), answer.signature)).toBe(false);
});

test('an auditor, a collector, somebody above, or the same person twice is no second officer', async () => {
  for (const role of ['auditor', 'collector'] as const)
    await officerWithDevice(under, admin, may, role);
  await officerWithDevice(under, admin, commune, 'treasurer', { reach: 'below' });
  await admin.write(`office.${may}`, [
    write(grant, randomId(), {
      ...{ officer: hoa.officer, role: 'treasurer', unit: may, reach: 'unit' },
      ...{ from: '2026-01-01', until: null },
    }),
  ]);
  await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  expect(await linesOf(above)).toEqual([['may', DAY, 'self-checked', 1]]);
});

test('the mark is of the time of the close: who came later, dated back, or was revoked since changes nothing', async () => {
  await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  under.clock.nowMs += DAY_MS;
  // From the first of January, it says; it was written today.
  const sen = await officerWithDevice(under, admin, may, 'treasurer');
  expect(await linesOf(above)).toEqual([['may', DAY, 'self-checked', 1]]);
  const NEXT = '2026-11-23';
  await closeDayOn(hoa.device, book, await takeCash(hoa.device, book), { day: NEXT });
  under.clock.nowMs += DAY_MS;
  await admin.write(`office.${may}`, [
    write(revocation, randomId(), { grant: sen.grant, why: 'chuyển công tác' }),
  ]);
  under.clock.nowMs += 8 * DAY_MS;
  expect(await linesOf(above)).toEqual([
    ['may', NEXT, 'waiting', 1],
    ['may', DAY, 'self-checked', 1],
  ]);
});

test('a close dated back to when there was nobody is no self-check, and says when it came', async () => {
  under.clock.nowMs += DAY_MS;
  await officerWithDevice(under, admin, may, 'treasurer');
  under.clock.nowMs += 9 * DAY_MS;
  const receipts = await takeCash(hoa.device, book);
  await closeDayOn(hoa.device, book, receipts, { day: DAY });
  // The phone's own clock set back as well: never before what it wrote last, and the day of arrival is the server's.
  await closeDayOn(hoa.device, book, [], { day: DAY, stampMs: START_MS, countedVnd: 5000 });
  under.clock.nowMs += 8 * DAY_MS;
  const { lines } = await told(above);
  expect(lines).toMatchObject([
    { concern: 'waiting', closes: 2, day: DAY, arrivedOn: '2026-12-02' },
  ]);
});

test('who is told: from above, as far as the right reaches; the own union’s officers and others are not', async () => {
  await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  const someone = async (role: Role, at: string, reach: 'unit' | 'below') =>
    (await officerWithDevice(under, admin, at, role, { reach })).device;
  const other = await foundUnit(admin, province, { kind: 'commune' });
  expect(await linesOf(admin)).toHaveLength(1);
  expect(await linesOf(await someone('auditor', province, 'below'))).toHaveLength(1);
  expect(await linesOf(await someone('chair', commune, 'below'))).toHaveLength(1);
  expect(await linesOf(await someone('upper-officer', other, 'below'))).toEqual([]);
  expect(await linesOf(await someone('administrator', may, 'below'))).toEqual([]);
  for (const [role, at, reach] of [
    ['chair', may, 'unit'],
    ['treasurer', commune, 'below'],
    ['auditor', commune, 'unit'],
    ['case-officer', province, 'below'],
  ] as const)
    expect(await refusalOf(await ask(await someone(role, at, reach)))).toBe('not-allowed');
});

test('what happens elsewhere changes no byte of the answer', async () => {
  const other = await foundUnit(admin, province, { kind: 'commune' });
  const go = await foundUnit(admin, other);
  const stranger = await officerWithDevice(under, admin, go, 'chair');
  await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  const before = await (await ask(above)).text();
  await closeDayOn(stranger.device, `dues.${go}`, await takeCash(stranger.device, `dues.${go}`, 3));
  await officerWithDevice(under, admin, go, 'treasurer');
  expect(await (await ask(above)).text()).toBe(before);
  await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  expect(await (await ask(above)).text()).not.toBe(before);
});

test('a large close is one; what is held, forged or only transfers by bank is counted as what it is', async () => {
  const first = closeOf(hoa.device, await takeCash(hoa.device, book));
  const part = closeOf(hoa.device, await takeCash(hoa.device, book, 2), { partOf: first.id });
  await hoa.device.push([
    hoa.device.entry(book, [first], { act: 'closeDay' }),
    hoa.device.entry(book, [part], { act: 'closeDay' }),
  ]);
  const stranger = await foundUnit(admin, province);
  const thief = (await officerWithDevice(under, admin, stranger, 'collector')).device;
  await thief.write(book, [closeOf(thief, [], { countedVnd: 1 })], { act: 'closeDay' });
  const { lines } = await told(above);
  expect(lines).toMatchObject([{ closes: 1, receipts: 3, sumVnd: 75_000, countedVnd: 25_000 }]);
});

test('by when they came, in portions of unions, and what was written before there was an index', async () => {
  await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  expect(await linesOf(above, { toMs: START_MS - 1 })).toEqual([]);
  expect(await linesOf(above, { after: may })).toEqual([]);
  expect(await refusalOf(await ask(above, { fromMs: 0 }))).toBe('bad-request');
  const { context } = under.server;
  await context.store.write((tx) => tx.dropNote('history-index', 'noted-with'));
  expect(await noteHistoryAfterUpgrade(context)).toBeGreaterThan(0);
  expect(await linesOf(above)).toHaveLength(1);
});
