/** What a push tells about books out of reach is told slowly: whether a unit is there, a name is taken, an entry has come before. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { member } from '#domain/roster/member.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  type TestServer,
} from './test-server.ts';
import { randomId, type TestDevice, type TestEntry } from './test-device.ts';

let under: TestServer;
let own: string;
let other: string;
let curious: TestDevice;
let neighbour: TestDevice;
beforeEach(async () => {
  under = await startTestServer();
  const admin = await foundUnion(under);
  [own, other] = [
    await foundUnit(admin, admin.session!.homeUnit),
    await foundUnit(admin, admin.session!.homeUnit),
  ];
  curious = (await officerWithDevice(under, admin, own, 'chair')).device;
  neighbour = (await officerWithDevice(under, admin, other, 'chair')).device;
});
afterEach(() => under.stop());

const someone = (by: TestDevice, book: string): TestEntry =>
  by.entry(book, [write(member, randomId(), { fullName: { value: 'Người' } })]);
const push = async (by: TestDevice, ...entries: readonly TestEntry[]) => {
  const response = await by.sendPush(by.pushBytes(entries));
  const text = await response.text();
  return { status: response.status, waitS: Number(response.headers.get('retry-after')), text };
};

test('whether units are there is asked hundreds at a time once, and then waited for; own work goes on', async () => {
  const asked = [
    ...Array.from({ length: 199 }, () => someone(curious, `roster.${randomId()}`)),
    someone(curious, `roster.${other}`),
  ];
  const first = await push(curious, ...asked);
  expect(first.text).toContain('"unknown-unit"');
  expect(first.text).toContain('"not-allowed"');
  const next = await push(curious, someone(curious, `roster.${randomId()}`));
  expect(next).toMatchObject({ status: 429 });
  // What came in one go is paid off: not the next ten seconds, but a quarter of an hour.
  expect(next.waitS).toBeGreaterThan(900);
  expect(next.waitS).toBeLessThan(1_100);
  expect(await push(curious, someone(curious, `roster.${own}`))).toMatchObject({ status: 200 });
  expect(await push(neighbour, someone(neighbour, `roster.${other}`))).toMatchObject({
    status: 200,
  });
  under.clock.nowMs += next.waitS * 1000;
  expect(await push(curious, someone(curious, `roster.${randomId()}`))).toMatchObject({
    status: 200,
  });
});

test('whether an entry of a book out of reach has come before is told slowly too', async () => {
  const entry = someone(curious, `roster.${other}`);
  expect(await push(curious, entry)).toMatchObject({ status: 200 });
  const answers: number[] = [];
  for (let n = 0; n < 150; n++) answers.push((await push(curious, entry)).status);
  expect(answers.filter((status) => status === 200).length).toBeLessThanOrEqual(100);
  expect(answers).toContain(429);
});

test('who brings a whole list into one book that is not there yet pays for one question', async () => {
  const book = `roster.${randomId()}`;
  await push(curious, ...Array.from({ length: 400 }, () => someone(curious, book)));
  expect(await push(curious, someone(curious, book))).toMatchObject({ status: 200 });
});
