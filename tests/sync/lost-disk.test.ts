// A disk that went back, or away: noticed by the mark outside it, told, and no number is given twice.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { openPhone, type Phone } from './phone.ts';
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
let phone: Phone;
let member: string;

beforeEach(async () => {
  union = await startUnion();
  phone = await union.officerPhone('thu.quy', ['treasurer']);
  member = await register(phone, union.unit, 'Lý Thị Mơ');
  must(await collect(phone, union.unit, member, { period: '2026-09' }));
  await synced(phone);
});
afterEach(async () => {
  await union.server.stop();
});

/** The phone as it stood then, in front of the mark of now. */
const backTo = async (store: Phone['store']): Promise<Phone> =>
  openPhone(union.server, { ...phone, store: memoryJournalStore(store.snapshot()) });
/** The mark is set behind the work. */
const marked = async () => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return phone.marks.read(phone.identity.replica);
};
const twoMore = async (): Promise<void> => {
  for (const period of ['2026-10', '2026-11'])
    must(await collect(phone, union.unit, member, { period }));
};

describe('the mark', () => {
  test('counts what was written and what no server has, and names nobody', async () => {
    await twoMore();
    const mark = await marked();
    expect(mark).toMatchObject({ replica: phone.identity.replica, waiting: 2 });
    expect(Object.values(mark?.lives ?? {})).toEqual([4]);
    const text = JSON.stringify(mark);
    for (const secret of [phone.identity.officer, member, union.unit, 'thu.quy'])
      expect(text).not.toContain(secret);
  });

  test('an ordinary start finds nothing missing', async () => {
    await twoMore();
    await marked();
    const again = await backTo(phone.store);
    expect(again.replica.lost()).toBeUndefined();
    expect(again.replica.life()).toBe(phone.replica.life());
  });
});

describe('a disk that went back to an earlier day', () => {
  test('twice to the same day: the second time too no number is given again', async () => {
    const old = memoryJournalStore(phone.store.snapshot());
    await twoMore();
    await marked();
    const again = await backTo(old);
    expect(again.replica.life()).not.toBe(phone.replica.life());
    // It starts as it is, and is not found behind once more.
    const later = await backTo(again.store);
    expect(later.replica.life()).toBe(again.replica.life());
    await marked();
    const third = await backTo(old);
    expect(third.replica.lost()).toMatchObject({ missing: 2 });
    expect([phone.replica.life(), again.replica.life()]).not.toContain(third.replica.life());
    const refused = await collect(third, union.unit, member, { period: '2026-12' });
    expect(refused).toMatchObject({ ok: false });
  });

  test('says how many are missing, until the officer has settled it', async () => {
    const old = memoryJournalStore(phone.store.snapshot());
    await twoMore();
    await marked();
    const again = await backTo(old);
    expect(again.replica.lost()).toMatchObject({ missing: 2, seen: false });
    expect(again.replica.healthProblem()).toMatchObject({
      kind: 'own-entries-missing',
      missing: 2,
    });
    await again.replica.lossSeen();
    const later = await backTo(again.store);
    expect(later.replica.lost()).toMatchObject({ missing: 2, seen: true });
    await later.replica.lossSettled();
    expect(later.replica.healthProblem()).toBeUndefined();
    expect((await backTo(later.store)).replica.lost()).toBeUndefined();
  });

  test('issues no receipt before contact, and none with a number given away before', async () => {
    const old = memoryJournalStore(phone.store.snapshot());
    await twoMore();
    const given = await receiptNumbers(phone);
    await marked();
    const again = await backTo(old);
    expect((await collect(again, union.unit, member, { period: '2026-12' })).ok).toBe(false);
    await synced(again);
    expect(again.replica.lifeDue()).toBe(false);
    must(await collect(again, union.unit, member, { period: '2026-12' }));
    await synced(again);
    const [fresh] = (await receiptNumbers(again)).filter((number) => !given.includes(number));
    expect(fresh?.split('-')[0]).not.toBe(given[0]?.split('-')[0]);
    expect((await again.replica.selfCheck('all')).ok).toBe(true);
    // What was only mislaid is taken as well, and nothing forks.
    await synced(phone);
    await synced(again);
    expect(await receiptNumbers(again)).toHaveLength(4);
  });

  test('the line is cut at first contact: the new life is told at the next', async () => {
    const old = memoryJournalStore(phone.store.snapshot());
    await twoMore();
    await marked();
    const again = await backTo(old);
    const { fetch } = union.server.line;
    union.server.line.fetch = () => Promise.reject(new Error('no signal'));
    await again.sync.syncNow();
    expect(again.replica.lifeDue()).toBe(true);
    const later = await backTo(again.store);
    expect(later.replica.life()).toBe(again.replica.life());
    union.server.line.fetch = fetch;
    await synced(later);
    expect(later.replica.lifeDue()).toBe(false);
    must(await collect(later, union.unit, member, { period: '2026-12' }));
    await synced(later);
    expect(later.replica.counts()).toEqual({ waiting: 0, check: 0 });
  });
});

test('a second window does not judge the disk, and takes up the check when it becomes the writer', async () => {
  const old = memoryJournalStore(phone.store.snapshot());
  await twoMore();
  await marked();
  const before = await phone.marks.read(phone.identity.replica);
  const store = memoryJournalStore(old.snapshot());
  const second = await openPhone(union.server, { ...phone, store, asWriter: false });
  expect(second.replica.lost()).toBeUndefined();
  expect(await marked()).toEqual(before);
  must(await second.replica.takeOver());
  expect(second.replica.lost()?.missing).toBe(2);
  expect(second.replica.life()).not.toBe(phone.replica.life());
});
