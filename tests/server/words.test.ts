/** Words changed by whoever knows them: the device's key and the words of before, and nothing that a stranger can learn or use up. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wordsChangeSigningBytes, wordsLookSigningBytes } from '#protocol/words.ts';
import { write } from '#domain/draft.ts';
import { deviceLoss } from '#domain/office/device-loss.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type TestServer,
} from './test-server.ts';
import { post, proofOf, randomId, TestDevice, testWords } from './test-device.ts';

let under: TestServer;
let admin: TestDevice;
let local: string;
let phone: TestDevice;
let second: TestDevice;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  const made = await officerWithDevice(under, admin, local, 'collector');
  phone = made.device;
  second = new TestDevice(under.send, () => under.clock.nowMs);
  await second.redeem((await admin.invite(made.officer)).token, WORDS);
});
afterEach(() => under.stop());

const NEW = 'lời mới của tôi';
const otherWords = { ...testWords, salt: randomId(16) };

const change = (
  of: TestDevice,
  {
    by = of,
    before = WORDS,
    next = NEW,
    name = randomId(),
    share = randomId(32),
    words = otherWords,
  } = {},
) => {
  const told = {
    ...{ change: name, device: of.id, before: proofOf(before), words, proof: proofOf(next), share },
  };
  return { ...told, signature: by.sign(wordsChangeSigningBytes(told)) };
};
const send = (message: object) => post(under.send, '/api/words/change', message);
const kindOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { error?: { kind?: string } }).error?.kind ?? 'none';
const look = async (of: TestDevice, words: string) => {
  const asked = { device: of.id, nonce: randomId(16), proof: proofOf(words) };
  const signature = of.sign(wordsLookSigningBytes(asked));
  return (await post(under.send, '/api/words/look', { ...asked, signature })).json();
};
const shareOf = async ({ id }: TestDevice): Promise<unknown> =>
  JSON.parse((await under.server.store.committed.note('share', id, under.clock.nowMs)) ?? 'null');
const logged = async (what: string) =>
  (await under.server.store.committed.auditAfter(0, 1_000)).filter((row) => row.what === what);

test('who knows the words of before sets new ones; from then on only those sign in, on every device', async () => {
  const message = change(phone);
  expect((await send(message)).status).toBe(200);
  expect((await phone.signIn(NEW)).officer).toBe(phone.officer);
  await expect(phone.signIn(WORDS)).rejects.toThrow('sign-in-refused');
  await expect(second.signIn(WORDS)).rejects.toThrow('sign-in-refused');
  expect((await second.signIn(NEW)).officer).toBe(phone.officer);
  expect(await shareOf(phone)).toEqual({ share: message.share });
  expect(await shareOf(second)).toEqual({ share: second.share });
  expect(await logged('words-changed')).toMatchObject([
    { officer: phone.officer, device: phone.id },
  ]);
});

test('the sessions of the other devices end with it, the own one goes on', async () => {
  expect((await second.pull()).lines.at(-1)?.line).toBe('end');
  await send(change(phone));
  await expect(second.pull()).rejects.toThrow('sign-in-refused');
  expect((await phone.pull()).lines.at(-1)?.line).toBe('end');
});

test('wrong words of before, a foreign key, an unknown device and a changed message are one answer, and change nothing', async () => {
  const share = await shareOf(phone);
  const stranger = new TestDevice(under.send, () => under.clock.nowMs);
  for (const message of [
    change(phone, { before: 'lời sai' }),
    change(phone, { by: second }),
    change(stranger),
    { ...change(phone), share: randomId(32) },
    { ...change(phone), words: { ...otherWords, passes: 1 } },
  ])
    expect(await kindOf(await send(message))).toBe('sign-in-refused');
  expect(await shareOf(phone)).toEqual(share);
  expect((await phone.signIn(WORDS)).officer).toBe(phone.officer);
  expect(await logged('words-changed')).toEqual([]);
  // Of the one whose key it was; a stranger writes no log.
  expect(await logged('sign-in-refused')).toHaveLength(1);
});

test('the same message again is taken once, and writes nothing over what came since', async () => {
  const first = change(phone);
  expect((await send(first)).status).toBe(200);
  expect((await send(change(phone, { before: NEW, next: 'lời thứ ba' }))).status).toBe(200);
  expect((await send(first)).status).toBe(200);
  expect((await phone.signIn('lời thứ ba')).officer).toBe(phone.officer);
  under.clock.nowMs += 100 * 86_400_000;
  expect(await kindOf(await send(first))).toBe('sign-in-refused');
});

test('another device follows: it is told how the new words become a proof, and brings its own share', async () => {
  await send(change(phone));
  expect(await look(second, WORDS)).toEqual({ isSame: false, words: otherWords });
  expect(await look(second, NEW)).toEqual({ isSame: true, words: otherWords });
  const share = randomId(32);
  const follows = change(second, { share, words: { ...testWords, salt: randomId(16) } });
  expect((await send(follows)).status).toBe(200);
  expect(await shareOf(second)).toEqual({ share });
  // How words become a proof is the first one's to say.
  expect(await look(second, NEW)).toEqual({ isSame: true, words: otherWords });
  expect((await phone.signIn(NEW)).officer).toBe(phone.officer);
});

test('a new share under the same words is taken and is no change of words', async () => {
  const share = randomId(32);
  expect((await send(change(phone, { next: WORDS, share }))).status).toBe(200);
  expect(await shareOf(phone)).toEqual({ share });
  expect(await logged('words-changed')).toEqual([]);
  expect((await second.pull()).lines.at(-1)?.line).toBe('end');
});

test('who guesses on one device waits, and the officer gets in on the other', async () => {
  const kinds: string[] = [];
  for (let attempt = 0; attempt < 12; attempt++)
    kinds.push(await kindOf(await send(change(second, { before: `lời ${attempt}` }))));
  expect(new Set(kinds)).toEqual(new Set(['sign-in-refused', 'too-many-attempts']));
  expect(kinds.at(-1)).toBe('too-many-attempts');
  expect((await send(change(phone))).status).toBe(200);
});

test('a lost device sets words for nobody else, and still comes in to give back what it has', async () => {
  await admin.write(`office.${local}`, [
    write(deviceLoss, randomId(), { device: second.id, why: 'Rơi ở bến xe' }),
  ]);
  expect((await send(change(second))).status).toBe(200);
  expect((await second.signIn(NEW)).officer).toBe(phone.officer);
  expect((await phone.signIn(WORDS)).officer).toBe(phone.officer);
});
