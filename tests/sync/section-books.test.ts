/** The practice union of ten thousand on phones: a group head's holds one section, the treasurer's all fifty. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueCollection } from '#domain/dues/collection-acts.ts';
import { provinceWithSections } from '#domain/practice/practice-sections.ts';
import { TABLES } from '#replica/ports.ts';
import { practiceAccounts, type PracticeAccount } from '#server/demo/practice-invitations.ts';
import { PRACTICE_SEED, seedPractice } from '#server/demo/seed.ts';
import { enrol, startServer, type Phone, type TestServer } from './phone.ts';
import { must, synced } from './union.ts';

const MEMBERS_MAX = 300;

let server: TestServer;
let accounts: readonly PracticeAccount[] = [];
const province = provinceWithSections(PRACTICE_SEED, '2026-11');
const union = province.units.find(({ name }) => name.includes('Công ty Điện tử Lam Giang'))!;

beforeAll(async () => {
  server = await startServer();
  await seedPractice(server.opened.context);
  accounts = await practiceAccounts(server.opened.context);
}, 180_000);
afterAll(() => server.stop());

const phoneOf = async (signInName: string): Promise<Phone> => {
  const account = accounts.find((one) => one.signInName === signInName)!;
  const phone = await enrol(server, { token: account.link.split('/').at(-1)! });
  await synced(phone);
  return phone;
};

const membersOf = (book: string): readonly string[] =>
  province.books
    .filter((run) => run.book === book)
    .flatMap(({ entries }) => entries.flatMap(({ changes }) => changes))
    .filter(({ type }) => type === 'member')
    .map(({ id }) => id);

/** Whatever lies on the phone's disk, as text; the sealer of these tests hides nothing. */
const diskOf = (phone: Phone): string => {
  const { tables } = phone.store.snapshot();
  return TABLES.flatMap((table) => [...(tables.get(table) ?? [])])
    .map(([key, value]) => `${key} ${readable(value)}`)
    .join('\n');
};
const readable = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : JSON.stringify(value);

const collect = async (phone: Phone, section: string, payers: readonly string[]) =>
  phone.replica.save((moment) =>
    issueCollection(
      {
        duesBook: `dues.${section}`,
        section: null,
        period: '2026-12',
        method: 'cash',
        paidOn: moment.today,
        payers: payers.map((member) => ({ member, amountVnd: 30_000 })),
        countedVnd: payers.length * 30_000,
      },
      moment,
      { paidMonthsByMember: new Map(), closedDays: new Set() },
    ),
  );

test('a group head holds the books of one section, at most 300 members, and nobody of another', async () => {
  const head = await phoneOf('to07.lamgiang');
  const section = head.identity.homeUnit;
  expect([...head.replica.books()].sort()).toEqual([
    `dues.${section}`,
    `office.${section}`,
    `roster.${section}`,
  ]);
  const own = membersOf(`roster.${section}`);
  const rows = await head.replica.shelf.find({ type: 'member' });
  expect(rows.map(({ id }) => id).sort()).toEqual([...own].sort());
  expect(rows.length).toBeLessThanOrEqual(MEMBERS_MAX);
  expect(rows.length).toBeGreaterThan(0);
  for (const type of ['membershipStep', 'consent', 'receipt', 'resolution', 'collectionList'])
    for (const { book } of await head.replica.shelf.find({ type }))
      expect(book.endsWith(section)).toBe(true);

  const disk = diskOf(head);
  expect(own.every((id) => disk.includes(id))).toBe(true);
  const foreign = province.books.flatMap(({ book }) =>
    book.startsWith('roster.') && !book.endsWith(section) ? membersOf(book) : [],
  );
  expect(foreign.length).toBeGreaterThan(11_500);
  expect(foreign.filter((id) => disk.includes(id))).toEqual([]);
  for (const { id, kind } of province.units.filter(({ parent }) => parent === union.id))
    if (kind === 'section' && id !== section)
      for (const book of ['roster', 'dues', 'cases', 'pay', 'office'])
        expect(disk).not.toContain(`${book}.${id}`);
}, 60_000);

test('the treasurer sees ten thousand, collects for a section in a series there, and its head reads it', async () => {
  const treasurer = await phoneOf('thuquy.lamgiang');
  const books = treasurer.replica.books();
  expect(books.filter((book) => book.startsWith('roster.'))).toHaveLength(51);
  expect(books.filter((book) => book.startsWith('dues.'))).toHaveLength(51);
  expect(await treasurer.replica.shelf.find({ type: 'member' })).toHaveLength(10_000);
  for (const book of books.filter((one) => one.startsWith('dues.')))
    expect(treasurer.replica.hasSeries(book), book).toBe(true);

  const head = await phoneOf('to09.lamgiang');
  const section = head.identity.homeUnit;
  const payers = membersOf(`roster.${section}`).slice(0, 20);
  must(await collect(treasurer, section, payers));
  await synced(treasurer);
  await synced(head);
  const ofDecember = (await head.replica.shelf.find({ type: 'receipt' })).filter(({ values }) =>
    JSON.stringify(values['months']).includes('2026-12'),
  );
  expect(ofDecember.map(({ values }) => values['member']).sort()).toEqual([...payers].sort());
  expect(new Set(ofDecember.map(({ book }) => book))).toEqual(new Set([`dues.${section}`]));

  // Both collect in one book, each in a series of the own phone: no number is given twice.
  must(await collect(head, section, membersOf(`roster.${section}`).slice(20, 30)));
  await synced(head);
  const numbers = (await head.replica.shelf.find({ type: 'receipt' })).map(
    ({ values }) => `${String(values['series'])}-${String(values['number'])}`,
  );
  expect(new Set(numbers).size).toBe(numbers.length);
}, 120_000);

test('a group head can neither open another section nor be given a series in its dues', async () => {
  const head = await phoneOf('to11.lamgiang');
  const other = province.units.find(
    ({ id, parent }) => parent === union.id && id !== head.identity.homeUnit,
  )!;
  const asked = await head.transport.requestSeries(
    head.life,
    `dues.${other.id}`,
    'nonce-nonce-nonc',
  );
  expect(asked.ok).toBe(false);
  expect((await collect(head, other.id, membersOf(`roster.${other.id}`).slice(0, 1))).ok).toBe(
    false,
  );
});
