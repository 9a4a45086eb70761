// A profile is copied, both go on without network and both send: the server knows the fork, nothing is lost, and no number is given on both sides again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Phone } from '#tests/sync/phone.ts';
import { synced } from '#tests/sync/union.ts';
import {
  allSent,
  collect,
  enterByLink,
  openBook,
  unsentCount,
  vi,
  withoutNetworkReady,
} from './officer.ts';
import { CHAIR, foundUnionWith, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const NAMES = [
  'Bạc Thị Ánh',
  'Cầm Văn Bình',
  'Điêu Thị Chanh',
  'Hà Văn Dũng',
  'Khà Thị Én',
  'Lò Văn Hặc',
];
/** What each of the receipts is worth: no two alike. */
const SUMS = ['21.000', '22.000', '23.000', '24.000', '25.000', '26.000'];

let server: SyncServer;
let union: Union;
let quiet: Phone;
let original: Handset;
let copy: Handset;

beforeAll(async () => {
  server = await startSyncServer();
  ({ union, quiet } = await foundUnionWith(server, NAMES));
  original = await buyHandset();
  await enterByLink(original.page, (await union.invite(CHAIR)).link);
  await withoutNetworkReady(original.page);
});
afterAll(async () => {
  await original.throwAway();
  await copy.throwAway();
  await server.throwAway();
});

const take = ({ page }: Handset, at: number): Promise<string> =>
  collect(page, NAMES[at] ?? '', SUMS[at]);

test('copied, and both go on alone: each has what it wrote', async () => {
  await take(original, 0);
  await allSent(original.page);
  await original.close();
  copy = await buyHandset({ copyOf: original.profile });
  await original.reopen();
  for (const handset of [original, copy]) {
    await openBook(handset.page, server.origin);
    await handset.context.setOffline(true);
  }
  // Neither can know of the other: the same number is given out twice, on two papers.
  const both = [await take(original, 1), await take(copy, 2)];
  expect(new Set(both).size).toBe(1);
  await take(copy, 3);
  expect(await unsentCount(original.page)).toBe(1);
  expect(await unsentCount(copy.page)).toBe(2);
});

test('both send: all of it is there, the copy goes on under a life and a series of its own', async () => {
  await original.context.setOffline(false);
  await allSent(original.page);
  await copy.context.setOffline(false);
  await allSent(copy.page);
  const after = [await take(original, 4), await take(copy, 5)];
  expect(new Set(after.map((number) => number.split('-')[0])).size).toBe(2);
  await allSent(original.page);
  await allSent(copy.page);

  await synced(quiet);
  const receipts = await quiet.replica.shelf.find({ type: 'receipt' });
  const sums = receipts.map(({ values }) => Number(values['amountVnd']) / 1000);
  expect(sums.sort()).toEqual([21, 22, 23, 24, 25, 26]);
  expect((await quiet.replica.selfCheck('all')).ok).toBe(true);
  for (const { faults } of [original, copy]) expect(faults).toEqual([]);
});

test('started again, neither is told of a loss, and nothing waits', async () => {
  for (const { page } of [original, copy]) {
    await openBook(page, server.origin);
    expect(await unsentCount(page)).toBe(0);
    expect(await page.getByText(vi.sync.entriesMissingHint).count()).toBe(0);
  }
});
