// Bàn giao at the real server: rights pass together, the old phone gives up its books, and nothing unsent is lost.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { write } from '#domain/draft.ts';
import { closeDay } from '#domain/dues/close-acts.ts';
import { ownChains } from '#domain/dues/own-chains.ts';
import type { DeviceMoney } from '#domain/dues/money-handover.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { grantRole } from '#domain/office/acts.ts';
import { handOver, handOverParts } from '#domain/office/handover-acts.ts';
import { unclosed } from '#domain/views/day-view.ts';
import {
  cameLater,
  moneyOf,
  type BookMoney,
  type MoneyKnown,
} from '#domain/views/handover-money.ts';
import { rightsToBegin, rightsToHand, type RightsKnown } from '#domain/views/handover-rights.ts';
import type { Phone } from './phone.ts';
import {
  collect,
  must,
  receiptNumbers,
  register,
  startUnion,
  synced,
  type TestUnion,
} from './union.ts';

let union: TestUnion;
let chair: Phone;
let old: Phone;
let heir: Phone;
let member: string;
let dues: string;

beforeEach(async () => {
  union = await startUnion();
  dues = bookId('dues', union.unit);
  chair = await union.officerPhone('chu.tich', ['chair', 'treasurer']);
  old = await union.officerPhone('thu.cu', ['treasurer']);
  heir = await union.officerPhone('thu.moi', ['training-officer']);
  member = await register(old, union.unit, 'Lường Thị Mai');
  await synced(old);
  await synced(chair);
});
afterEach(async () => {
  await union.server.stop();
});

const rows = (phone: Phone, type: string) => phone.replica.shelf.find({ type });

/** What the screens make of the same shelf. */
const moneyKnown = async (phone: Phone): Promise<MoneyKnown> => {
  const { replica, identity } = phone;
  const own = replica.ownEntries().map((entry) => ({ ...entry, device: identity.device }));
  return {
    devices: await rows(phone, 'device'),
    series: await rows(phone, 'series'),
    receipts: await rows(phone, 'receipt'),
    voids: await rows(phone, 'void'),
    closes: await rows(phone, 'dayClose'),
    written: [...replica.heads(), ...own],
  } as unknown as MoneyKnown;
};
const moneyOn = async (phone: Phone): Promise<BookMoney> => {
  const [first] = moneyOf(old.identity.officer, [dues], await moneyKnown(phone));
  if (first === undefined) throw new Error('no money known');
  return first;
};
const rightsKnown = async (phone: Phone): Promise<RightsKnown> => {
  const grants = await rows(phone, 'grant');
  const revocations = await rows(phone, 'revocation');
  const books = [...new Set(grants.map(({ book }) => book))].map((book) => ({
    unit: book.slice('office.'.length),
    grants: grants.filter((row) => row.book === book),
    revocations: revocations.filter((row) => row.book === book),
  }));
  return { units: await rows(phone, 'unit'), books, today: '2026-11-22' } as unknown as RightsKnown;
};

const handOverOn = async (
  phone: Phone,
  presence: 'present' | 'absent',
  money: readonly DeviceMoney[] | undefined,
): Promise<void> => {
  const known = await rightsKnown(phone);
  const [from, to] = [old.identity.officer, heir.identity.officer];
  const rights = rightsToHand(from, union.unit, phone.identity.officer, known);
  const ends = rights.filter(({ mayPass }) => mayPass);
  expect(ends.map(({ role }) => role)).toEqual(['treasurer']);
  const part = { duesBook: dues, devices: money ?? [], cashVnd: 0, note: '' };
  must(
    await phone.replica.save((moment) =>
      handOver(
        {
          ...{ unit: union.unit, from, to, presence, witness: '', why: 'Bàn giao' },
          ends: ends.map(({ id: grant, role }) => ({ grant, role })),
          begins: rightsToBegin(ends, to, known),
          money: money === undefined ? [] : [part],
          cases: [],
        },
        moment,
        { revokedGrants: new Set() },
      ),
    ),
  );
  await synced(phone);
  // Nothing of it was refused, held or not understood.
  expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
};

const closeOn = async (phone: Phone) => {
  const { replica, identity } = phone;
  const { receipts, voids, closes } = await moneyKnown(phone);
  const open = unclosed(receipts, voids, closes);
  return replica.save((moment) =>
    closeDay(
      { duesBook: dues, open, notes: [{ noteVnd: 5000, count: open.sumVnd / 5000 }], why: '' },
      moment,
      ownChains(identity.device, dues, replica.heads(), replica.ownEntries()),
    ),
  );
};

describe('the outgoing officer is there', () => {
  beforeEach(async () => {
    must(await collect(old, union.unit, member));
    must(await closeOn(old));
    await synced(old);
    await synced(chair);
  });

  test('day closed, all sent: the rights pass together, the old phone gives its books up, the new one has them', async () => {
    const { devices } = await moneyOn(chair);
    expect(devices).toMatchObject([
      { device: old.identity.device, openReceipts: 0, countedVnd: 25_000 },
    ]);
    expect(devices[0]?.series[0]?.last).toBe(1);
    await handOverOn(chair, 'present', devices);
    await synced(old);
    expect(old.replica.books()).toEqual([]);
    for (const type of ['receipt', 'member', 'handover', 'moneyHandover'])
      expect(await rows(old, type)).toEqual([]);
    expect(old.replica.leftBooks().find(({ book }) => book === dues)).toMatchObject({ held: 0 });

    await synced(heir);
    expect(heir.replica.books()).toContain(dues);
    expect(await rows(heir, 'receipt')).toHaveLength(1);
    const [minutes] = await rows(heir, 'handover');
    expect(minutes?.values).toMatchObject({
      ...{ from: old.identity.officer, to: heir.identity.officer, presence: 'present' },
    });
    expect((await rows(heir, 'moneyHandover'))[0]?.values['devices']).toEqual(devices);
    // A new phone writes under its own receipt book.
    must(await collect(heir, union.unit, member, { period: '2026-12' }));
    await synced(heir);
    const [ours, theirs] = await receiptNumbers(heir);
    expect(ours?.split('-')[0]).not.toBe(theirs?.split('-')[0]);
    for (const phone of [old, heir]) expect((await phone.replica.selfCheck('all')).ok).toBe(true);
  });

  test('an administrator, who opens no dues book, passes the rights on; the money is the part of the old phone', async () => {
    const { devices } = await moneyOn(old);
    const part = { duesBook: dues, devices, cashVnd: 25_000, note: 'Con dấu' };
    must(
      await old.replica.save((moment) =>
        handOverParts({ from: old.identity.officer, money: [part], cases: [] }, moment),
      ),
    );
    await synced(old);
    await synced(union.admin);
    await handOverOn(union.admin, 'present', undefined);
    expect(await rows(union.admin, 'moneyHandover')).toEqual([]);
    await synced(heir);
    expect((await rows(heir, 'moneyHandover'))[0]?.values).toMatchObject({
      cashVnd: 25_000,
      note: 'Con dấu',
    });
  });

  test('an officer of the rolls and requests hears nothing of the money', async () => {
    const clerk = await union.officerPhone('tiep.nhan', ['case-officer']);
    await handOverOn(chair, 'present', (await moneyOn(chair)).devices);
    await synced(clerk);
    expect(await rows(clerk, 'handover')).toHaveLength(1);
    expect(await rows(clerk, 'moneyHandover')).toEqual([]);
  });
});

describe('the outgoing officer is absent', () => {
  test('what the old phone holds is unknown; when it comes it is kept for a person, and the hand-over shows it', async () => {
    must(await collect(old, union.unit, member, { period: '2026-10' }));
    await synced(old);
    await synced(chair);
    // Nobody knows of this one: the phone lies in a drawer.
    must(await collect(old, union.unit, member, { period: '2026-11' }));
    const then = await moneyOn(chair);
    expect(then.devices[0]?.series[0]?.last).toBe(1);
    await handOverOn(chair, 'absent', then.devices);
    expect(cameLater(then, await moneyKnown(chair))).toEqual([]);

    await synced(old);
    expect(old.replica.books()).toEqual([]);
    expect(old.replica.leftBooks().find(({ book }) => book === dues)).toMatchObject({ held: 1 });
    await synced(chair);
    const { device } = old.identity;
    expect(cameLater(then, await moneyKnown(chair))).toEqual([
      { device, entries: 1, receipts: 0, receiptsVnd: 0 },
    ]);

    const held = await union.server.opened.store.committed.entriesAfter(dues, 0, {
      ...{ entriesMax: 10, bytesMax: 100_000 },
    });
    const entryHash = held.find(({ ruling }) => ruling === 'held')?.hash ?? '';
    must(
      await chair.replica.save((moment) => ({
        ok: true,
        value: [
          {
            ...{ book: dues, act: 'admitHeld' },
            changes: [write(admitHeld, moment.newId(), { entryHash, why: 'Tiền đã nộp đủ' })],
          },
        ],
      })),
    );
    await synced(chair);
    expect(cameLater(then, await moneyKnown(chair))).toEqual([
      { device, entries: 1, receipts: 1, receiptsVnd: 25_000 },
    ]);
  });
});

describe('nobody passes on what they do not hold', () => {
  test('a chair without the money cannot make a treasurer by a hand-over, even past the screens', async () => {
    const other = await union.officerPhone('chu.tich.2', ['chair']);
    const known = await rightsKnown(other);
    const rights = rightsToHand(old.identity.officer, union.unit, other.identity.officer, known);
    expect(rights.map(({ mayPass }) => mayPass)).toEqual([false]);
    must(
      await other.replica.save((moment) =>
        handOver(
          {
            ...{ unit: union.unit, from: old.identity.officer, to: heir.identity.officer },
            ...{ presence: 'absent', witness: '', why: 'Bàn giao', money: [], cases: [] },
            ends: rights.map(({ id: grant, role }) => ({ grant, role })),
            begins: rightsToBegin(rights, heir.identity.officer, known),
          },
          moment,
          { revokedGrants: new Set() },
        ),
      ),
    );
    await synced(other);
    // The right that was to begin and the one that was to end; the minutes alone change nothing.
    expect(other.replica.counts()).toEqual({ waiting: 0, check: 2 });
    await synced(old);
    await synced(heir);
    expect(old.replica.books()).toContain(dues);
    expect(heir.replica.books()).not.toContain(dues);
  });

  test('a chair who keeps the money passes it on and is left with the chair alone', async () => {
    const known = await rightsKnown(chair);
    const own = rightsToHand(chair.identity.officer, union.unit, chair.identity.officer, known);
    expect(own.map(({ role, mayPass }) => `${role} ${mayPass}`).sort()).toEqual([
      'chair false',
      'treasurer true',
    ]);
    const ends = own.filter(({ mayPass }) => mayPass);
    must(
      await chair.replica.save((moment) =>
        handOver(
          {
            ...{ unit: union.unit, from: chair.identity.officer, to: heir.identity.officer },
            ...{ presence: 'present', witness: '', why: 'Bàn giao', money: [], cases: [] },
            ends: ends.map(({ id: grant, role }) => ({ grant, role })),
            begins: rightsToBegin(ends, heir.identity.officer, known),
          },
          moment,
          { revokedGrants: new Set() },
        ),
      ),
    );
    await synced(chair);
    expect(chair.replica.counts()).toEqual({ waiting: 0, check: 0 });
    await synced(heir);
    expect(heir.replica.books()).toContain(dues);
    expect(chair.replica.books()).toContain(dues);
    expect(chair.replica.books()).not.toContain(bookId('pay', union.unit));
  });
});

describe('a term that has run out', () => {
  test('cuts off no money in hand: what was taken is closed and sent, and waits for a person, never dropped', async () => {
    const last = await union.officerPhone('het.han', []);
    must(
      await union.admin.replica.save((moment) =>
        grantRole(
          {
            ...{ officer: last.identity.officer, role: 'collector', unit: union.unit },
            ...{ reach: 'unit', from: '2026-01-01', until: '2026-11-22' },
          },
          moment,
        ),
      ),
    );
    await synced(union.admin);
    await synced(last);
    must(await collect(last, union.unit, member));
    // Nobody could come before the term was over.
    const DAYS_2_MS = 2 * 86_400_000;
    union.server.clock.ms += DAYS_2_MS;
    last.clock.ms += DAYS_2_MS;
    must(await closeOn(last));
    expect(last.replica.counts().waiting).toBe(2);
    await synced(last);
    expect(last.replica.counts().waiting).toBe(0);
    const sent = await union.server.opened.store.committed.entriesAfter(dues, 0, {
      ...{ entriesMax: 10, bytesMax: 100_000 },
    });
    expect(sent.map(({ ruling, reason }) => `${ruling} ${reason}`)).toEqual([
      'held right-ended',
      'held right-ended',
    ]);
  });
});
