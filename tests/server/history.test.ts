/** What a history promises: every entry of the record and no other, with its proof, to whoever may open the book. */
import { createPublicKey, verify } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashAfter } from '#book/chain.ts';
import { bodyHashOf, entryHashOf, entrySigningBytes, parseEntry } from '#book/entry.ts';
import type { Change } from '#crdt/fold.ts';
import { caseFile, caseNote } from '#domain/cases/case-file.ts';
import { caseReader } from '#domain/cases/case-reader.ts';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { write } from '#domain/draft.ts';
import { salary } from '#domain/pay/salary.ts';
import { revocation } from '#domain/office/grant.ts';
import { member } from '#domain/roster/member.ts';
import { consent, membershipStep, twinLink, withdrawal } from '#domain/roster/membership.ts';
import { twinPair } from '#domain/roster/twin-acts.ts';
import {
  historyAnswer,
  historySigningBytes,
  type HistoryAnswer,
  type HistoryItem,
} from '#protocol/history.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { BookReader } from '#server/book-store.ts';
import { history } from '#server/history.ts';
import { noteHistoryAfterUpgrade } from '#server/history-index.ts';
import { knowledgeOf } from '#server/knowledge.ts';
import { openServer } from '#server/open-server.ts';
import { RECORD_TYPES } from '#domain/record-types.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  START_MS,
  startTestServer,
  type TestServer,
} from './test-server.ts';
import { post, randomId, type TestDevice } from './test-device.ts';

let under: TestServer;
let admin: TestDevice;
let chair: TestDevice;
let local: string;
let roster: string;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  roster = `roster.${local}`;
  chair = (await officerWithDevice(under, admin, local, 'chair')).device;
});
afterEach(() => under.stop());

const named = (id: string, name: string) => write(member, id, { fullName: { value: name } });
const phone = (id: string, number: string): Change => write(member, id, { phone: number });

const ask = (
  by: TestDevice,
  id: string,
  more: { book?: string; before?: number; nonce?: string } = {},
): Promise<Response> =>
  by.post('/api/sync/history', {
    ...{ protocol: PROTOCOL_VERSION, nonce: randomId(16), book: roster, id, ...more },
  });

const historyOf = async (...asked: Parameters<typeof ask>): Promise<HistoryAnswer> => {
  const response = await ask(...asked);
  if (!response.ok) throw new Error(await response.text());
  return historyAnswer.parse(await response.json());
};

const refusalOf = async (response: Response): Promise<readonly [number, unknown]> => {
  const { error } = (await response.json()) as { error?: { kind?: unknown } };
  return [response.status, error?.kind];
};

const isSigned = (publicKey: string, message: Uint8Array, signature: string): boolean => {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, message, key, Buffer.from(signature, 'base64url'));
};

const bodyOf = ({ body }: HistoryItem) => {
  const parsed = parseEntry(new TextEncoder().encode(body));
  if (!parsed.ok) throw new Error(parsed.error.kind);
  return parsed.value;
};
const positionsOf = ({ items }: HistoryAnswer) => items.map(({ verdict }) => verdict.n);

test('who changed what of a member, newest first, each entry proven by its author and all of it by the server', async () => {
  const collector = (await officerWithDevice(under, admin, local, 'collector')).device;
  const id = randomId();
  const step = write(membershipStep, randomId(), { member: id, what: 'applied', on: '2026-11-01' });
  await chair.write(roster, [named(id, 'Nguyễn Thị Mây'), step]);
  await chair.write(roster, [named(randomId(), 'Trần Văn Khác')]);
  // One push, three entries, one signature: the way from the middle one leads over the last.
  await collector.push([
    collector.entry(roster, [named(randomId(), 'Lê Thị Khác')]),
    collector.entry(roster, [phone(id, '+84912345678')], { act: 'editMember' }),
    collector.entry(roster, [named(randomId(), 'Lê Thị Nữa')]),
  ]);
  const nonce = randomId(16);
  const answer = await historyOf(chair, id, { nonce });
  expect(positionsOf(answer)).toEqual([4, 1]);
  expect(answer).toMatchObject({ nonce, book: roster, id, next: null });
  expect(answer.epoch.id).toBe(under.server.context.epoch.id);
  expect(answer.items.map((item) => [bodyOf(item).act, bodyOf(item).officer])).toEqual([
    ['editMember', collector.officer],
    ['test', chair.officer],
  ]);
  expect(answer.people).toEqual([
    { device: collector.id, officer: collector.officer, displayName: 'Cán bộ collector' },
    { device: chair.id, officer: chair.officer, displayName: 'Cán bộ chair' },
  ]);
  const { serverKey } = chair.session!;
  expect(isSigned(serverKey, historySigningBytes(answer), answer.signature)).toBe(true);
  const keys = new Map([
    [collector.id, collector.publicKey],
    [chair.id, chair.publicKey],
  ]);
  for (const item of answer.items) {
    const hash = entryHashOf(item.prevHash, bodyHashOf(new TextEncoder().encode(item.body)));
    expect(hash).toBe(item.verdict.hash);
    const signed = entrySigningBytes(hashAfter(hash, item.after));
    expect(isSigned(keys.get(bodyOf(item).device) ?? '', signed, item.signature)).toBe(true);
  }
  expect(answer.items[0]?.after).toHaveLength(1);
});

test('steps, consents, their withdrawal and a twin stand in the history of the member; a salary never does', async () => {
  const id = randomId();
  const agreed = randomId();
  await chair.write(roster, [named(id, 'Nguyễn Thị Mây')]);
  await chair.write(roster, [
    write(consent, agreed, {
      ...{ member: id, textVersion: 'v1', textHash: 'abc', how: 'written' as const },
      ...{ officer: chair.officer, atMs: 1 },
    }),
  ]);
  await chair.write(roster, [
    write(membershipStep, randomId(), { member: id, what: 'admitted', on: '2026-11-02' }),
  ]);
  await chair.write(roster, [
    write(twinLink, 'twins', { pairs: { add: [twinPair(id, 'member-2')] } }),
  ]);
  // It names the consent, and only the consent names the member.
  await chair.write(roster, [
    write(withdrawal, randomId(), { consent: agreed, on: '2026-11-03', how: 'Đơn viết tay' }),
  ]);
  const treasurer = (await officerWithDevice(under, admin, local, 'treasurer')).device;
  const paid = await treasurer.write(`pay.${local}`, [
    write(salary, randomId(), {
      member: id,
      from: '2026-11',
      salaryVnd: 7_000_000,
      basis: 'take-home',
    }),
  ]);
  expect(paid.verdicts).toHaveLength(1);
  const answer = await historyOf(treasurer, id);
  expect(positionsOf(answer)).toEqual([5, 4, 3, 2, 1]);
  expect(JSON.stringify(answer)).not.toContain('7000000');
  expect(positionsOf(await historyOf(chair, 'member-2'))).toEqual([4]);
  expect(positionsOf(await historyOf(chair, 'nobody-1'))).toEqual([]);
});

test('a long history comes in portions, and none is missing or twice', async () => {
  const id = randomId();
  await chair.write(roster, [named(id, 'Nguyễn Thị Mây')]);
  const edits = Array.from({ length: 120 }, (_, at) =>
    chair.entry(roster, [phone(id, `+849000000${String(at).padStart(2, '0')}`)]),
  );
  await chair.push(edits);
  const seen: number[] = [];
  let before: number | undefined;
  let portions = 0;
  do {
    const answer = await historyOf(chair, id, before === undefined ? {} : { before });
    seen.push(...positionsOf(answer));
    before = answer.next ?? undefined;
    portions += 1;
  } while (before !== undefined && portions < 10);
  expect(seen).toEqual(Array.from({ length: 121 }, (_, at) => 121 - at));
  expect(portions).toBe(3);
});

test('whoever may not open the book today learns nothing of it, whatever id they name', async () => {
  const id = randomId();
  await chair.write(roster, [named(id, 'Nguyễn Thị Mây')]);
  const other = await foundUnit(admin, admin.session!.homeUnit);
  const stranger = (await officerWithDevice(under, admin, other, 'chair')).device;
  const refused = [403, 'not-allowed'];
  expect(await refusalOf(await ask(stranger, id))).toEqual(refused);
  expect(await refusalOf(await ask(admin, id))).toEqual(refused);
  expect(await refusalOf(await ask(chair, id, { book: `pay.${local}` }))).toEqual(refused);
  // A book about one confidential case is opened by name, by no role.
  expect(await refusalOf(await ask(chair, id, { book: `cases.${local}.someone-elses` }))).toEqual(
    refused,
  );
  expect(await refusalOf(await ask(chair, id, { book: 'nothing.nowhere' }))).toEqual(refused);
  expect(positionsOf(await historyOf(stranger, id, { book: `roster.${other}` }))).toEqual([]);
  const held = await officerWithDevice(under, admin, local, 'collector');
  expect(positionsOf(await historyOf(held.device, id))).toEqual([1]);
  await admin.write(`office.${local}`, [
    write(revocation, randomId(), { grant: held.grant, why: 'Hết nhiệm kỳ' }),
  ]);
  expect(await refusalOf(await ask(held.device, id))).toEqual(refused);
  const away = { ...chair.session! };
  chair.session = undefined;
  expect(await refusalOf(await ask(chair, id))).toEqual([401, 'not-signed-in']);
  chair.session = away;
  expect(
    await refusalOf(
      await chair.post('/api/sync/history', { protocol: 0, nonce: randomId(16), book: roster, id }),
    ),
  ).toEqual([426, 'app-too-old']);
});

test('a confidential case has a history for its readers, and is nothing to anybody else', async () => {
  const book = confidentialBook(local, randomId());
  const file = randomId();
  await chair.write(book, [
    write(caseReader, randomId(), { officer: chair.officer }),
    write(caseFile, file, { kind: 'discrimination', stage: { round: 0, stage: 'new' } }),
  ]);
  await chair.write(book, [
    write(caseNote, randomId(), { caseFile: file, text: 'Đã gặp người báo', on: '2026-11-22' }),
  ]);
  expect(positionsOf(await historyOf(chair, file, { book }))).toEqual([2, 1]);
  const other = (await officerWithDevice(under, admin, local, 'case-officer')).device;
  const unknown = { book: confidentialBook(local, randomId()), nonce: randomId(16) };
  const there = await ask(other, file, { ...unknown, book });
  const nowhere = await ask(other, file, unknown);
  expect(await there.text()).toBe(await nowhere.text());
  expect([there.status, nowhere.status]).toEqual([403, 403]);
});

test('what is not allowed is shown to its author with the reason and to nobody else', async () => {
  const collector = (await officerWithDevice(under, admin, local, 'collector')).device;
  const id = randomId();
  await chair.write(roster, [named(id, 'Nguyễn Thị Mây')]);
  await collector.write(roster, [write(member, id, { archived: true })]);
  const own = await historyOf(collector, id);
  expect(own.items.map(({ verdict }) => [verdict.n, verdict.ruling, verdict.reason])).toEqual([
    [2, 'quarantined', 'not-allowed'],
    [1, 'accepted', undefined],
  ]);
  expect(positionsOf(await historyOf(chair, id))).toEqual([1]);
});

test('what an upgrade lets in stands once in the history, where it counts', async () => {
  await under.stop();
  under = await startTestServer({
    knowledge: knowledgeOf(RECORD_TYPES.filter(({ type }) => type !== membershipStep.type)),
  });
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  roster = `roster.${local}`;
  chair = (await officerWithDevice(under, admin, local, 'chair')).device;
  const id = randomId();
  await chair.write(roster, [named(id, 'Nguyễn Thị Mây')]);
  await chair.write(roster, [
    write(membershipStep, randomId(), { member: id, what: 'admitted', on: '2026-11-02' }),
  ]);
  expect(positionsOf(await historyOf(chair, id))).toEqual([2, 1]);
  const upgraded = await startTestServer({ dataDir: under.dataDir, clock: under.clock });
  const response = await post(
    upgraded.send,
    '/api/sync/history',
    { protocol: PROTOCOL_VERSION, nonce: randomId(16), book: roster, id },
    chair.session?.session,
  );
  const answer = historyAnswer.parse(await response.json());
  expect(answer.items.map(({ verdict }) => [verdict.n, verdict.ruling])).toEqual([
    [4, 'accepted'],
    [1, 'accepted'],
  ]);
  await upgraded.server.store.close();
});

test('books that were written before there was a history are taken into it at the next start', async () => {
  const id = randomId();
  await chair.write(roster, [named(id, 'Nguyễn Thị Mây')]);
  await chair.write(roster, [phone(id, '+84912345678')]);
  const { dataDir } = under;
  const database = new DatabaseSync(join(dataDir, 'books.db'));
  database.exec("DELETE FROM history; DELETE FROM notes WHERE kind = 'history-index'");
  database.close();
  expect(positionsOf(await historyOf(chair, id))).toEqual([]);
  const reopened = await openServer({ dataDir, origin: 'http://localhost', nowMs: () => START_MS });
  expect(positionsOf(await historyOf(chair, id))).toEqual([2, 1]);
  expect(await noteHistoryAfterUpgrade(reopened.context)).toBe(0);
  await reopened.store.close();
});

/** Counts the rows that a store hands out. */
const counting = (reader: BookReader, rows: { read: number }): BookReader =>
  new Proxy(reader, {
    get: (target, name) => {
      const method = Reflect.get(target, name) as (...args: readonly unknown[]) => Promise<unknown>;
      return async (...args: readonly unknown[]) => {
        const found = await method(...args);
        rows.read += Array.isArray(found) ? found.length : found === undefined ? 0 : 1;
        return found;
      };
    },
  });

test('a history costs as much as it shows, however long the book is', async () => {
  const id = randomId();
  await chair.write(roster, [named(id, 'Nguyễn Thị Mây')]);
  for (let at = 0; at < 2; at++)
    await chair.push(
      Array.from({ length: 500 }, () => chair.entry(roster, [named(randomId(), 'Người Khác')])),
    );
  await chair.write(roster, [phone(id, '+84912345678')]);
  const { store } = under.server;
  const rows = { read: 0 };
  const counted = {
    ...under.server.context,
    store: { ...store, committed: counting(store.committed, rows) },
  };
  const answer = await history(
    counted,
    { officer: chair.officer, device: chair.id, expiresMs: START_MS * 2 },
    {
      protocol: PROTOCOL_VERSION,
      nonce: randomId(16),
      book: roster,
      id,
    },
  );
  expect(answer.ok && positionsOf(answer.value)).toEqual([1002, 1]);
  // Two entries and their two signatures: of the thousand others none.
  expect(rows.read).toBeLessThanOrEqual(6);
});
