// Money closed on one phone and looked at on others, at the real server: what each phone then shows, and the list of the union above.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { confirmCash } from '#domain/dues/cash-check-acts.ts';
import type { dayClose } from '#domain/dues/day-close.ts';
import { DAY_MS, vietnamDate } from '#domain/day-number.ts';
import type { Row } from '#replica/use-replica.ts';
import type { UnionRecordType } from '#domain/record-kind.ts';
import { askClosesBelow } from '#sync/http-closes-below.ts';
import { closeEyes } from '../../src/features/end-of-day/close-eyes.ts';
import { closeLines } from '../../src/features/end-of-day/use-tills.ts';
import type { Phone } from './phone.ts';
import { closeTill, collect, must, startUnion, synced, type TestUnion } from './union.ts';

let union: TestUnion;
let dues: string;
let collector: Phone;
let treasurer: Phone;
let accountant: Phone;
beforeEach(async () => {
  union = await startUnion();
  dues = bookId('dues', union.unit);
  collector = await union.officerPhone('thu.phi', ['collector']);
  treasurer = await union.officerPhone('thu.quy', ['treasurer', 'collector']);
  accountant = await union.officerPhone('ke.toan', ['accountant']);
});
afterEach(() => union.server.stop());

const rows = async <T extends UnionRecordType>(phone: Phone, type: T['type']) =>
  (await phone.replica.shelf.find({ type })) as readonly Row<T>[];

const closesOn = async (phone: Phone) => closeLines(await rows<typeof dayClose>(phone, 'dayClose'));

const eyesOf = async (phone: Phone) => {
  const { identity, replica } = phone;
  return closeEyes({
    units: await rows(phone, 'unit'),
    devices: await rows(phone, 'device'),
    grants: await rows(phone, 'grant'),
    revocations: await rows(phone, 'revocation'),
    checks: await rows(phone, 'cashCheck'),
    receipts: await rows(phone, 'receipt'),
    books: new Set<string>(replica.books()),
    me: identity,
    today: vietnamDate(union.server.clock.ms),
  });
};

const closeOn = async (phone: Phone): Promise<void> => {
  must(await collect(phone, union.unit, 'member01'));
  await closeTill(phone, union.unit);
  await synced(phone);
};

/** As the screen does it. */
const confirmOn = async (phone: Phone, countedVnd: number, why = '') => {
  const [close] = await closesOn(phone);
  if (close === undefined) throw new Error('no close here');
  const hands = (await eyesOf(phone)).handsOf(close);
  return phone.replica.save((moment) =>
    confirmCash(
      { duesBook: dues, close: { ...close, hands }, countedVnd, isTakenOver: true, why },
      moment,
    ),
  );
};

const seenOn = async (phone: Phone) => {
  const eyes = await eyesOf(phone);
  return (await closesOn(phone)).map((close) => {
    const { kind, check, further } = eyes.standingOf(close);
    return [kind, check?.officer, further.length, eyes.mayConfirm(close)];
  });
};
const everySynced = async (): Promise<void> => {
  // Twice round: what the last one sends the first is to hear of.
  for (const phone of [collector, treasurer, accountant, collector, treasurer]) await synced(phone);
};

test('closed on one phone, it waits on those of the others; confirmed there, every phone says by whom', async () => {
  await closeOn(collector);
  await everySynced();
  expect(await seenOn(collector)).toEqual([['waiting', undefined, 0, false]]);
  expect(await seenOn(treasurer)).toEqual([['waiting', undefined, 0, true]]);
  expect(await seenOn(accountant)).toEqual([['waiting', undefined, 0, true]]);
  must(await confirmOn(treasurer, 25_000));
  // Said on the phone at once, before there is a network.
  expect(await seenOn(treasurer)).toMatchObject([
    ['confirmed', treasurer.identity.officer, 0, false],
  ]);
  await everySynced();
  for (const phone of [collector, accountant])
    expect(await seenOn(phone)).toEqual([['confirmed', treasurer.identity.officer, 0, false]]);
});

test('two confirm at once without knowing of each other: nobody is refused, all see the same one first', async () => {
  await closeOn(collector);
  await everySynced();
  must(await confirmOn(accountant, 20_000, 'thiếu một tờ'));
  union.server.clock.ms += 1000;
  treasurer.clock.ms += 1000;
  must(await confirmOn(treasurer, 25_000));
  await synced(treasurer);
  await everySynced();
  const first = accountant.identity.officer;
  for (const phone of [collector, treasurer, accountant]) {
    expect(await seenOn(phone)).toEqual([['differs', first, 1, false]]);
    expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
  }
});

test('the treasurer’s own takings are for the accountant, also on the treasurer’s second phone', async () => {
  await closeOn(treasurer);
  const other = await union.secondPhone(treasurer);
  await everySynced();
  await synced(other);
  for (const phone of [treasurer, other]) {
    expect(await seenOn(phone)).toEqual([['waiting', undefined, 0, false]]);
    expect(await confirmOn(phone, 25_000)).toMatchObject({
      error: { kind: 'refused', problem: { kind: 'own-cash' } },
    });
  }
  expect(await seenOn(accountant)).toEqual([['waiting', undefined, 0, true]]);
});

test('the union above asks, believes only the server’s signature, and keeps nothing', async () => {
  await closeOn(collector);
  union.server.clock.ms += 10 * DAY_MS;
  union.admin.clock.ms += 10 * DAY_MS;
  await synced(union.admin);
  const asked = await askClosesBelow(
    union.admin.wire,
    async () => {
      await union.admin.transport.signIn();
      return union.admin.transport.session();
    },
    { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    { fromMs: union.server.clock.ms - 20 * DAY_MS, toMs: union.server.clock.ms },
  );
  const { answer, nonce } = must(asked);
  const read = must(await union.admin.replica.readCloses(answer, nonce));
  expect(read).toMatchObject({
    lines: [{ unit: union.unit, concern: 'waiting', closes: 1, receipts: 1, sumVnd: 25_000 }],
    next: null,
  });
  expect(read.people.get(collector.identity.officer)).toBe('Cán bộ thu.phi');
  expect(await rows(union.admin, 'dayClose')).toEqual([]);
  const [line] = answer.lines;
  const forged = { ...answer, lines: [{ ...line!, sumVnd: 1 }] };
  expect(await union.admin.replica.readCloses(forged, nonce)).toMatchObject({
    error: { kind: 'not-genuine' },
  });
  expect(await union.admin.replica.readCloses(answer, 'AAAAAAAAAAAAAAAAAAAAAA')).toMatchObject({
    error: { kind: 'out-of-turn' },
  });
});
