// Who confirms whose cash, as the server judges it: never the hands it went through, from whatever phone, however it is sent.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { voidReceipt } from '#domain/dues/receipt.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { grant, revocation, type Role } from '#domain/office/grant.ts';
import { checkOf, closeDayOn, closeOf, confirm, secondPhone, takeCash } from './closes-kit.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type Appointed,
  type TestServer,
} from './test-server.ts';
import { randomId, type TestDevice } from './test-device.ts';

type Someone = { readonly device: TestDevice } & Appointed;
let under: TestServer;
let admin: TestDevice;
let may: string;
let book: string;
/** Collects and is treasurer besides: could confirm anybody's cash but the own. */
let hoa: Someone;
let sen: Someone;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  may = await foundUnit(admin, admin.session!.homeUnit);
  book = `dues.${may}`;
  hoa = await officerWithDevice(under, admin, may, 'treasurer');
  sen = await officerWithDevice(under, admin, may, 'accountant');
});
afterEach(async () => {
  expect(under.log).toEqual([]);
  await under.stop();
});

const OWN = ['quarantined', 'own-cash'];
const GOOD = ['accepted', null];
const give = (officer: string, role: Role) =>
  admin.write(`office.${may}`, [
    write(grant, randomId(), {
      ...{ officer, role, unit: may, reach: 'unit', from: '2026-01-01', until: null },
    }),
  ]);

test('a second officer confirms; whoever closed does not, on this phone or another of theirs', async () => {
  const close = await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  expect(await confirm(hoa.device, book, close)).toEqual(OWN);
  const other = await secondPhone(under, admin, hoa.officer);
  expect(await confirm(other, book, close)).toEqual(OWN);
  expect(await confirm(sen.device, book, close)).toEqual(GOOD);
  // Somebody else at the same moment: both are there, the screens show the first and name the second.
  const binh = await officerWithDevice(under, admin, may, 'vice-chair');
  expect(await confirm(binh.device, book, close)).toEqual(GOOD);
});

test('the day closes whatever the officers are: nobody is asked, and collecting goes on', async () => {
  const alone = await foundUnit(admin, admin.session!.homeUnit);
  const one = await officerWithDevice(under, admin, alone, 'collector');
  await closeDayOn(one.device, `dues.${alone}`, await takeCash(one.device, `dues.${alone}`, 2));
  const open = await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  expect(await confirm(sen.device, book, open)).toEqual(GOOD);
});

test('closed by another phone or another person: who issued the receipts had the cash all the same', async () => {
  await give(sen.officer, 'collector');
  const mine = await takeCash(sen.device, book);
  // The phone of one, closed by the other: a lost device, or a favour.
  const favour = await closeDayOn(hoa.device, book, mine);
  expect(await confirm(sen.device, book, favour)).toEqual(OWN);
  const lost = await closeDayOn(hoa.device, book, [], { device: sen.device.id });
  expect(await confirm(sen.device, book, lost)).toEqual(OWN);
  expect(await confirm(hoa.device, book, lost)).toEqual(OWN);
});

test('receipts hidden in a further record of the close are found', async () => {
  await give(sen.officer, 'collector');
  const mine = await takeCash(sen.device, book);
  const first = closeOf(hoa.device, []);
  await hoa.device.push([
    hoa.device.entry(book, [first], { act: 'closeDay' }),
    hoa.device.entry(book, [closeOf(hoa.device, mine, { partOf: first.id })], { act: 'closeDay' }),
  ]);
  expect(await confirm(sen.device, book, first.id)).toEqual(OWN);
});

test('whoever took one back had none of it: the void of another is no hand in the money', async () => {
  const receipts = await takeCash(hoa.device, book);
  await give(sen.officer, 'treasurer');
  await sen.device.write(
    book,
    [write(voidReceipt, randomId(), { receipt: receipts[0] ?? '', why: 'ghi nhầm' })],
    { act: 'voidReceipt' },
  );
  expect(await confirm(sen.device, book, await closeDayOn(hoa.device, book, receipts))).toEqual(
    GOOD,
  );
});

test('who may not: a collector, an auditor, somebody of another union, whose right has ended', async () => {
  const close = await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  for (const role of ['collector', 'auditor', 'upper-officer', 'case-officer'] as const) {
    const { device } = await officerWithDevice(under, admin, may, role);
    expect(await confirm(device, book, close)).toEqual(['quarantined', 'not-allowed']);
  }
  const go = await foundUnit(admin, admin.session!.homeUnit);
  const stranger = (await officerWithDevice(under, admin, go, 'treasurer')).device;
  expect(await confirm(stranger, book, close)).toEqual(['quarantined', 'not-allowed']);
  await admin.write(`office.${may}`, [
    write(revocation, randomId(), { grant: sen.grant, why: 'hết nhiệm kỳ' }),
  ]);
  await sen.device.signIn(WORDS);
  // Written while the right stood, it says: no clock of a phone decides that.
  expect(await confirm(sen.device, book, close, { stampMs: under.clock.nowMs - 1000 })).toEqual([
    ...['held', 'right-ended'],
  ]);
});

test('own cash under a right that ended is not even held for somebody to let in', async () => {
  const close = await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  await admin.write(`office.${may}`, [
    write(revocation, randomId(), { grant: hoa.grant, why: 'thôi' }),
  ]);
  await hoa.device.signIn(WORDS);
  expect(await confirm(hoa.device, book, close)).toEqual(OWN);
});

test('confirmed before it is there, it waits for a person; let in, the book has it and the screens say nothing', async () => {
  const receipts = await takeCash(hoa.device, book);
  const close = closeOf(hoa.device, receipts);
  const early = hoa.device.entry(book, [checkOf(close.id, 25_000)], { act: 'confirmCash' });
  const { verdicts } = await hoa.device.push([early]);
  expect(verdicts[0]).toMatchObject({ ruling: 'held', reason: 'unknown-close' });
  await hoa.device.write(book, [close], { act: 'closeDay' });
  // A decision of the leaders lets in what it names, and `closeStanding` shows nothing of own hands.
  const chair = await officerWithDevice(under, admin, may, 'chair');
  await chair.device.write(book, [
    write(admitHeld, randomId(), { entryHash: early.hash, why: 'nhầm' }),
  ]);
  expect(await confirm(sen.device, book, close.id)).toEqual(GOOD);
});

test('forged, misshapen and repeated: another’s name, a close in another book, a second value, an undo', async () => {
  const close = await closeDayOn(hoa.device, book, await takeCash(hoa.device, book));
  expect(await confirm(hoa.device, book, close, { forge: { officer: sen.officer } })).toEqual([
    'quarantined',
    'forged',
  ]);
  const phone = await secondPhone(under, admin, sen.officer);
  expect(await confirm(phone, book, randomId())).toEqual(['held', 'unknown-close']);
  const whole = checkOf(close, 25_000);
  const bare = { ...whole, id: randomId(), set: { close, countedVnd: 25_000 } };
  const said = async (changes: readonly (typeof whole)[], act = 'confirmCash') =>
    (await phone.write(book, changes, { act })).verdicts[0];
  expect(await said([bare])).toMatchObject({ reason: 'act-shape' });
  expect(await said([whole, checkOf(close, 1)])).toMatchObject({ reason: 'act-shape' });
  expect(await said([whole])).toMatchObject({ ruling: 'accepted' });
  expect(await said([{ ...whole, set: { ...whole.set, countedVnd: 1 } }])).toMatchObject({
    reason: 'already-written',
  });
  expect(
    await said([{ ...whole, id: randomId(), set: { ...whole.set, countedVnd: -1 } }]),
  ).toMatchObject({ reason: 'bad-value' });
});

test('a hundred empty words on a close do not hide who closed it', async () => {
  const receipts = await takeCash(hoa.device, book);
  const close = await closeDayOn(hoa.device, book, receipts);
  const thief = (await officerWithDevice(under, admin, may, 'collector')).device;
  await thief.push(
    Array.from({ length: 100 }, () =>
      thief.entry(book, [checkOf(close, 1)], { act: 'confirmCash' }),
    ),
  );
  expect(await confirm(hoa.device, book, close)).toEqual(OWN);
  expect(await confirm(sen.device, book, close)).toEqual(GOOD);
});
