/** Where an entry was written: lives and receipt numbers that this server gave, sign-in names that nobody else has. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseEntry } from '#book/entry.ts';
import { write } from '#domain/draft.ts';
import { receipt } from '#domain/dues/receipt.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { grant } from '#domain/office/grant.ts';
import { officer } from '#domain/office/officer.ts';
import { member } from '#domain/roster/member.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  type TestServer,
} from './test-server.ts';
import { randomId, type Pulled, type TestDevice } from './test-device.ts';

let under: TestServer;
let admin: TestDevice;
let local: string;
let dues: string;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  dues = `dues.${local}`;
});
afterEach(() => under.stop());

const newReceipt = (series: string, number: number) =>
  write(receipt, randomId(), {
    member: 'member-1',
    series,
    number,
    months: ['2026-11'],
    amountVnd: 30_000,
    method: 'cash',
    paidOn: '2026-11-22',
  });
const newMember = () => write(member, randomId(), { fullName: { value: 'Giàng A Páo' } });
const collectorHere = async () =>
  (await officerWithDevice(under, admin, local, 'collector')).device;
const beginLife = async (phone: TestDevice): Promise<string> => {
  const life = randomId();
  const response = await phone.post('/api/devices/life', {
    life,
    reason: 'restore',
    nonce: randomId(16),
  });
  expect(response.status).toBe(200);
  phone.life = life;
  phone.heads.clear();
  phone.codes.clear();
  return life;
};

test('a receipt with a number of another phone’s book of receipts is held, and counts once a chair has looked', async () => {
  const [one, two] = [await collectorHere(), await collectorHere()];
  const { device: chair } = await officerWithDevice(under, admin, local, 'chair');
  const foreign = await one.series(dues);
  await two.series(dues);
  const forged = two.entry(dues, [newReceipt(foreign, 1)]);
  expect((await two.push([forged])).verdicts[0]).toMatchObject({
    ruling: 'held',
    reason: 'foreign-series',
  });
  expect((await one.write(dues, [newReceipt(foreign, 1)])).verdicts[0]?.ruling).toBe('accepted');
  await chair.write(dues, [
    write(admitHeld, randomId(), { entryHash: forged.hash, why: 'thu thật' }),
  ]);
  expect(await under.server.store.committed.isAccepted(dues, forged.hash)).toBe(true);
});

test.each([
  ['a number nobody gave out', (code: string) => ({ series: `${code}X`, number: 1 })],
  ['no number at all', (code: string) => ({ series: code })],
  ['no book of receipts at all', () => ({ number: 1 })],
])('%s: the receipt is held, never lost', async (_, numbered) => {
  const phone = await collectorHere();
  const code = await phone.series(dues);
  const { set, ...rest } = newReceipt(code, 1);
  const { series: _series, number: _number, ...bare } = set;
  const { verdicts } = await phone.write(dues, [{ ...rest, set: { ...bare, ...numbered(code) } }]);
  expect(verdicts[0]).toMatchObject({ ruling: 'held', reason: 'foreign-series' });
});

test('numbers of another union’s dues book, or of a life that has passed, are held', async () => {
  const { device: phone } = await officerWithDevice(
    under,
    admin,
    admin.session!.homeUnit,
    'collector',
    { reach: 'below' },
  );
  const other = await foundUnit(admin, admin.session!.homeUnit);
  const elsewhere = await phone.series(`dues.${other}`);
  expect((await phone.write(dues, [newReceipt(elsewhere, 1)])).verdicts[0]?.reason).toBe(
    'foreign-series',
  );
  const before = await phone.series(dues);
  const unsent = phone.entry(dues, [newReceipt(before, 1)]);
  await beginLife(phone);
  // What was written before the new life is sent as it was signed, and counts.
  expect((await phone.push([unsent])).verdicts[0]?.ruling).toBe('accepted');
  expect((await phone.write(dues, [newReceipt(before, 2)])).verdicts[0]?.reason).toBe(
    'foreign-series',
  );
  const own = await phone.series(dues);
  expect(own).not.toBe(before);
  expect((await phone.write(dues, [newReceipt(own, 1)])).verdicts[0]?.ruling).toBe('accepted');
});

test('a forked life: the receipts of its tail keep their numbers and count, under a life of their own', async () => {
  const phone = await collectorHere();
  const code = await phone.series(dues);
  await phone.write(dues, [newReceipt(code, 1)]);
  const copy = phone.clone();
  await phone.write(dues, [newReceipt(code, 2)]);
  const tail = copy.entry(dues, [newReceipt(code, 2)]);
  const { verdicts, forks } = await copy.push([tail]);
  expect(verdicts[0]).toMatchObject({ ruling: 'accepted', life: tail.hash.slice(0, 20) });
  expect(forks).toEqual([{ book: dues, life: phone.life, derivedLife: tail.hash.slice(0, 20) }]);
  // The name of that tail is no life anyone was given: nobody writes under it.
  copy.life = tail.hash.slice(0, 20);
  copy.heads.clear();
  expect((await copy.write(dues, [newReceipt(code, 3)])).verdicts[0]).toMatchObject({
    ruling: 'held',
    reason: 'unknown-life',
  });
});

test('a life this server never gave: what is written under it waits for a person, and it gets no numbers', async () => {
  const phone = await collectorHere();
  phone.life = randomId();
  const entry = phone.entry(`roster.${local}`, [newMember()]);
  expect((await phone.push([entry])).verdicts[0]).toMatchObject({
    ruling: 'held',
    reason: 'unknown-life',
  });
  await expect(phone.series(dues)).rejects.toThrow('unknown-life');
  // Another phone's life is not one's own either.
  const other = await collectorHere();
  phone.life = other.life;
  phone.heads.clear();
  expect((await phone.write(`roster.${local}`, [newMember()])).verdicts[0]?.reason).toBe(
    'unknown-life',
  );
  await beginLife(phone);
  expect((await phone.write(`roster.${local}`, [newMember()])).verdicts[0]?.ruling).toBe(
    'accepted',
  );
});

const newOfficer = (signInName: string, id = randomId()) =>
  write(officer, id, {
    signInName,
    displayName: 'Vừ Thị Dợ',
    phone: '+84987654321',
    homeUnit: local,
  });

test('a sign-in name that another officer has is not given twice, however it is written, and the invitation says why', async () => {
  const book = `office.${local}`;
  const first = newOfficer('thuquy.may');
  expect((await admin.write(book, [first])).verdicts[0]?.ruling).toBe('accepted');
  const other = await foundUnit(admin, admin.session!.homeUnit);
  for (const [name, at] of [
    ['thuquy.may', book],
    ['ThuQuy.May', book],
    ['thủquỹ.mây', `office.${other}`],
  ] as const) {
    const second = newOfficer(name);
    expect((await admin.write(at, [second])).verdicts[0]).toMatchObject({
      ruling: 'quarantined',
      reason: 'sign-in-name-taken',
    });
    await expect(admin.invite(second.id)).rejects.toThrow('sign-in-name-taken');
  }
  // Two in one entry, and two in one push, are caught as well.
  const { verdicts } = await admin.push([
    admin.entry(book, [newOfficer('to.truong'), newOfficer('to.truong')]),
    admin.entry(book, [newOfficer('to.truong')]),
    admin.entry(book, [newOfficer('TO.TRUONG')]),
  ]);
  expect(verdicts.map(({ ruling }) => ruling)).toEqual(['quarantined', 'accepted', 'quarantined']);
  expect((await admin.invite(first.id)).code).toHaveLength(8);
  await expect(admin.invite('nobody-here')).rejects.toThrow('not-found');
  // A later change of the same officer is no second officer.
  expect(
    (await admin.write(book, [write(officer, first.id, { displayName: 'Vừ Thị Dợ A' })]))
      .verdicts[0]?.ruling,
  ).toBe('accepted');
});

const bodiesOfDirectory = ({ lines }: Pulled): readonly string[] =>
  lines.flatMap((line) => (line.line === 'directory' ? line.items.map(({ body }) => body) : []));

test('a role written together with an officer’s phone number is not taken, and no directory carries names or numbers', async () => {
  const id = randomId();
  const right = write(grant, randomId(), {
    officer: id,
    role: 'chair',
    unit: local,
    reach: 'unit',
    from: '2026-01-01',
    until: null,
  });
  const mixed = await admin.write(`office.${local}`, [newOfficer('chutich.may', id), right]);
  expect(mixed.verdicts[0]).toMatchObject({ ruling: 'quarantined', reason: 'mixed-directory' });

  const { device: chair } = await officerWithDevice(under, admin, local, 'chair');
  const phone = await collectorHere();
  await phone.series(dues);
  await phone.write(`roster.${local}`, [newMember()]);
  await phone.write(dues, [newReceipt(phone.codes.get(dues) ?? '', 1)]);
  const bodies = bodiesOfDirectory(await chair.pull());
  const types = bodies.flatMap((body) => {
    const parsed = parseEntry(Buffer.from(body));
    return parsed.ok ? parsed.value.changes.map(({ type }) => type) : [];
  });
  expect(new Set(types)).toEqual(new Set(['device', 'grant', 'series']));
  for (const secret of ['+84', 'Cán bộ', 'Trần Thị', 'displayName', 'signInName', 'phone'])
    expect(bodies.join('\n')).not.toContain(secret);
});
