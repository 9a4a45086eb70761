// The server is put back from a copy that knows neither this phone nor its officer's rights: nothing leaves the phone, work goes on, and all of it is there again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { must, synced } from '#tests/sync/union.ts';
import { looksWell } from './looks-well.ts';
import {
  allSent,
  button,
  collect,
  enterByLink,
  openBook,
  register,
  seen,
  takeIn,
  toTab,
  unsentCount,
  vi,
} from './officer.ts';
import { CHAIR, foundUnion, type Union } from './practice-union.ts';
import { buyHandset, startSyncServer, type Handset, type SyncServer } from './rig.ts';

const NAMES = ['Tòng Văn Ín', 'Lò Thị Pành'] as const;
const STORY = 'Suất ăn ca ba của xưởng đế bị cắt từ tháng mười.';
const restoring = vi.sync.problems['server-restoring'];

let server: SyncServer;
let union: Union;
let phone: Handset;

beforeAll(async () => {
  server = await startSyncServer();
  union = await foundUnion(server);
  const copy = server.backUp();
  // After the copy: an officer is taken on, and works.
  phone = await buyHandset();
  const { page } = phone;
  await enterByLink(page, (await union.invite(CHAIR)).link);
  for (const fullName of NAMES) await register(page, { fullName });
  await collect(page, NAMES[0]);
  await takeIn(page, STORY);
  await allSent(page);
  await server.stop();
  await collect(page, NAMES[1]);
  await server.startRestored(copy);
});
afterAll(async () => {
  await phone.throwAway();
  await server.throwAway();
});

/** Everything that was written here can be read here, and the phone says of nothing that it has left. */
const allIsHere = async (): Promise<void> => {
  const { page } = phone;
  await toTab(page, 'roster');
  for (const name of NAMES) await seen(page.getByText(name));
  await toTab(page, 'cases');
  await seen(page.getByRole('link', { name: vi.cases.kinds['late-wages'] }));
  for (const gone of [vi.safekeeping.leftTitle, vi.safekeeping.lostTitle])
    expect(await page.getByText(gone).count()).toBe(0);
};

test('the phone reads what is going on, keeps every book, and takes one more receipt', async () => {
  const { page } = phone;
  await toTab(page, 'today');
  await button(page, vi.today.send).click();
  await seen(page.getByText(restoring), 60_000);
  await looksWell(page, 'restoring');
  await allIsHere();
  // Opened anew, it signs in to a server that has never heard of it, and again nothing goes.
  await openBook(page, server.origin);
  await seen(page.getByText(restoring), 60_000);
  await allIsHere();
  await register(page, { fullName: 'Vì Thị Lan Chi' });
  await collect(page, 'Vì Thị Lan Chi');
  expect(await unsentCount(page)).toBeGreaterThanOrEqual(3);
});

test('the administrator has come and ends it: what waited is taken in, with the same rights as before', async () => {
  const { admin } = union;
  expect(await admin.sync.syncNow()).toEqual({ kind: 'server-restoring' });
  await admin.transport.signIn();
  must(await admin.wire.post('/api/restore/close', {}, z.unknown(), admin.transport.session()));
  await synced(admin);
  const { page } = phone;
  await toTab(page, 'today');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await allSent(page);
  await allIsHere();
  await toTab(page, 'roster');
  await seen(page.getByText('Vì Thị Lan Chi'));
  expect(phone.faults).toEqual([]);
});
