// A locked tier at a contact: the phone says what it wants nothing of, and takes nothing of it that comes all the same.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FOLD_FINGERPRINT } from '#book/packed-records.ts';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import type { PullLine, PullRequest } from '#protocol/pull.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { pullInto } from '#sync/pull-into.ts';
import type { Transport } from '#sync/transport.ts';
import type { Phone } from './phone.ts';
import { register, startUnion, synced, type TestUnion } from './union.ts';

let union: TestUnion;
let phone: Phone;
let book: string;

beforeEach(async () => {
  union = await startUnion();
  phone = await union.officerPhone('tiep.nhan', ['case-officer']);
  const chair = await union.officerPhone('chu.tich', ['chair']);
  await register(chair, union.unit, 'Lường Thị Mai');
  await synced(chair);
  book = confidentialBook(union.unit, 'part-of-the-case');
});
afterEach(() => union.server.stop());

const hash = 'h'.repeat(43);
const signature = 's'.repeat(86);

/** A server that sends a confidential case whatever it was asked; what it sends of it proves nothing. */
const pushy = (): Transport => ({
  ...phone.transport,
  pull: (request, take) =>
    phone.transport.pull(request, async ({ line, bodies }) => {
      if (line.line !== 'hello') return take({ line, bodies });
      const books = [...line.books, { book, n: 7, prune: null }];
      if (!(await take({ line: { ...line, books }, bodies }))) return false;
      const of = { book, epoch: line.epoch.id, digest: hash, signature };
      const unasked: readonly PullLine[] = [
        { line: 'snapshot', ...of, n: 3, part: 0, parts: 1, records: [], heads: [] },
        { line: 'page', ...of, from: 0, to: 1, end: 7, items: [], heads: [] },
      ];
      for (const one of unasked) if (!(await take({ line: one, bodies: [] }))) return false;
      return true;
    }),
});

const pullLocked = async (transport: Transport) => {
  const seen: (readonly [number, number])[] = [];
  const request: PullRequest = {
    protocol: PROTOCOL_VERSION,
    nonce: 'nonce-of-this-contact',
    device: phone.identity.device,
    fold: FOLD_FINGERPRINT,
    cursors: [...phone.replica.cursors()],
    skip: 'confidential',
  };
  const onProgress = (got: number, of: number): void => void seen.push([got, of]);
  return { pulled: await pullInto(phone.replica, transport, { request, onProgress }), seen };
};
const rolled = async (): Promise<number> =>
  (await phone.replica.shelf.find({ type: 'member' })).length;

test('the case stays where it is, the roll comes, and the bar counts only what is to come', async () => {
  const { pulled, seen } = await pullLocked(pushy());
  expect(pulled).toEqual({ ok: true, value: undefined });
  expect(await rolled()).toBe(1);
  expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
  // That there is one the phone knows from now on.
  expect(phone.replica.cursors().find((cursor) => cursor.book === book)?.n).toBe(0);
});

test('a contact asks for everything but the tier that is locked', async () => {
  const asked: unknown[] = [];
  const { line } = union.server;
  const { fetch } = line;
  line.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.url.endsWith('/api/sync/pull')) asked.push(await request.clone().json());
    return fetch(request);
  };
  await synced(phone);
  expect(asked).toMatchObject([{ skip: phone.replica.pullSkips() }]);
});
