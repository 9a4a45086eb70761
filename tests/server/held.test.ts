// Who is shown what is held: whoever may decide on it in that very book, in portions, and nobody else.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseFile, caseNote } from '#domain/cases/case-file.ts';
import { caseReader } from '#domain/cases/case-reader.ts';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { write } from '#domain/draft.ts';
import { revocation } from '#domain/office/grant.ts';
import { member } from '#domain/roster/member.ts';
import { heldAnswer, type HeldAnswer, type HeldRequest } from '#protocol/held.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  type TestServer,
} from './test-server.ts';
import { randomId, type TestDevice } from './test-device.ts';

let under: TestServer;
let admin: TestDevice;
let local: string;
let chair: TestDevice;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  chair = (await officerWithDevice(under, admin, local, 'chair')).device;
});
afterEach(() => under.stop());

const heldFor = async (by: TestDevice, more: Partial<HeldRequest> = {}): Promise<HeldAnswer> => {
  const question = { protocol: PROTOCOL_VERSION, nonce: randomId(16), ...more };
  const response = await by.post('/api/sync/held', question);
  if (!response.ok) throw new Error(await response.text());
  return heldAnswer.parse(await response.json());
};

const end = (grant: string) =>
  admin.write(`office.${local}`, [write(revocation, randomId(), { grant, why: 'thôi việc' })]);

test('a confidential case is not told of to a chair whom it does not name, not even as a number', async () => {
  const hoa = await officerWithDevice(under, admin, local, 'case-officer');
  const other = (await officerWithDevice(under, admin, local, 'chair')).device;
  const book = confidentialBook(local, randomId());
  const file = randomId();
  await chair.write(book, [
    write(caseReader, randomId(), { officer: chair.officer }),
    write(caseReader, randomId(), { officer: hoa.officer }),
    write(caseFile, file, { kind: 'discrimination', stage: { round: 0, stage: 'new' } }),
  ]);
  const before = JSON.stringify({ ...(await heldFor(other, { nonce: 'n'.repeat(22) })) });
  await end(hoa.grant);
  const late = await hoa.device.write(book, [
    write(caseNote, randomId(), { caseFile: file, text: 'Viết muộn', on: '2026-11-22' }),
  ]);
  expect(late.verdicts[0]).toMatchObject({ ruling: 'held', reason: 'right-ended' });
  expect(JSON.stringify(await heldFor(other, { nonce: 'n'.repeat(22) }))).toBe(before);
  const shown = await heldFor(chair);
  expect(shown).toMatchObject({ undecided: 1, next: null });
  expect(shown.items[0]?.verdict).toMatchObject({ book, reason: 'right-ended' });
  expect(shown.people).toMatchObject([{ device: hoa.device.id, label: 'Điện thoại thử' }]);
  // Whom it happened to decides nothing, and is told nothing.
  for (const by of [admin, hoa.device])
    expect(await heldFor(by)).toMatchObject({ undecided: 0, items: [], people: [] });
});

test('a hundred and twenty of one phone come in portions, newest first, none missing or twice', async () => {
  const collector = await officerWithDevice(under, admin, local, 'collector');
  await end(collector.grant);
  const late = Array.from({ length: 120 }, (_, at) =>
    collector.device.entry(`roster.${local}`, [
      write(member, randomId(), { fullName: { value: `Người Thứ ${String(at)}` } }),
    ]),
  );
  await collector.device.push(late);
  const seen: string[] = [];
  let before: HeldRequest['before'];
  let portions = 0;
  do {
    const answer = await heldFor(chair, before === undefined ? {} : { before });
    expect(answer.undecided).toBe(120);
    seen.push(...answer.items.map(({ verdict }) => verdict.hash));
    before = answer.next ?? undefined;
    portions += 1;
  } while (before !== undefined && portions < 10);
  expect(seen).toEqual(late.map(({ hash }) => hash).reverse());
  expect(portions).toBe(3);
});

test('an app of another time, and one that is not signed in, are told so', async () => {
  const asked = (protocol: number) =>
    chair.post('/api/sync/held', { protocol, nonce: randomId(16) });
  expect((await asked(0)).status).toBe(426);
  chair.session = undefined;
  expect((await asked(PROTOCOL_VERSION)).status).toBe(401);
});
