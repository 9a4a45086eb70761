/** "Book b is now at n": told to who may open the book, and to nobody else. */
import { expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { member } from '#domain/roster/member.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  type TestServer,
} from './test-server.ts';
import { randomId, type TestDevice } from './test-device.ts';

const listen = async (under: TestServer, device: TestDevice) => {
  const headers = { authorization: `Bearer ${device.session!.session}` };
  const response = await under.send(new Request('http://localhost/api/sync/live', { headers }));
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  const heard: unknown[] = [];
  const done = (async () => {
    for await (const chunk of response.body!)
      for (const line of Buffer.from(chunk).toString().split('\n'))
        if (line !== '') heard.push(JSON.parse(line));
  })();
  return { heard, done };
};

test('a push pokes who may open the book; the stream ends with the server', async () => {
  const under = await startTestServer();
  const admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  const { device: treasurer } = await officerWithDevice(under, admin, local, 'treasurer');
  const { device: chair } = await officerWithDevice(under, admin, local, 'chair');
  const ofChair = await listen(under, chair);
  const ofAdmin = await listen(under, admin);
  const book = `roster.${local}`;
  await treasurer.push(
    [1, 2].map(() =>
      treasurer.entry(book, [write(member, randomId(), { fullName: { value: 'Người' } })]),
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ofChair.heard).toEqual([{ book, n: 2 }]);
  expect(ofAdmin.heard).toEqual([]);
  expect(under.server.context.live.listeners()).toBe(2);
  under.server.context.live.close();
  await Promise.all([ofChair.done, ofAdmin.done]);
  expect(under.server.context.live.listeners()).toBe(0);
  await under.stop();
});
