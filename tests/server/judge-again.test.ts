/** Quarantine is no grave: what the server did not understand is judged again, once, when it does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { ACT_SHAPES } from '#domain/act-shapes.ts';
import { caseNote } from '#domain/cases/case-file.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { revocation } from '#domain/office/grant.ts';
import { unit } from '#domain/office/unit.ts';
import { RECORD_TYPES } from '#domain/record-types.ts';
import { member } from '#domain/roster/member.ts';
import { judgeAgainAfterUpgrade } from '#server/judge-again.ts';
import { knowledgeOf } from '#server/knowledge.ts';
import type { ServerContext } from '#server/server-context.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  START_MS,
  startTestServer,
  withTestAct,
  type TestServer,
} from './test-server.ts';
import { randomId, TestDevice, type Pulled } from './test-device.ts';

/** A server of last year: it has not heard of notes on a request, nor of a member's sex. */
const old = knowledgeOf(
  RECORD_TYPES.filter(({ type }) => type !== 'caseNote').map((type) =>
    type.type === 'member'
      ? {
          ...type,
          fields: Object.fromEntries(
            Object.entries(type.fields).filter(([name]) => name !== 'sex'),
          ),
        }
      : type,
  ),
);

const clock = { nowMs: START_MS };
let dataDir: string;
let under: TestServer;
let admin: TestDevice;
let local: string;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-upgrade-'));
  under = await startTestServer({ dataDir, clock, knowledge: old });
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
});
afterEach(async () => {
  await under.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const send = (request: Request): Promise<Response> => under.send(request);
const upgraded = async (): Promise<void> => {
  await under.stop();
  under = await startTestServer({ dataDir, clock });
};
/** The same phone, talking to whichever server runs now. */
const onward = (phone: TestDevice): TestDevice => new TestDevice(send, () => clock.nowMs, phone);
const itemsIn = ({ entries }: Pulled, book: string) =>
  entries.filter((entry) => entry.book === book).map(({ item, body }) => [item[1], item[8], body]);

const newNote = () =>
  write(caseNote, randomId(), { caseFile: 'case-file-1', text: 'Đã gọi cho tổ trưởng' });
const newMember = (set: object = {}) => ({
  ...write(member, randomId(), { fullName: { value: 'Lò Thị Mỷ' } }),
  set: { fullName: { value: 'Lò Thị Mỷ' }, ...set },
});

test('a note of a newer app is kept by an old server; after the upgrade author and colleague both have it, once', async () => {
  const author = await officerWithDevice(under, admin, local, 'case-officer');
  const { device: chair } = await officerWithDevice(under, admin, local, 'chair');
  const book = `cases.${local}`;
  const note = author.device.entry(book, [newNote()]);
  const { verdicts } = await author.device.push([note]);
  expect(verdicts[0]).toMatchObject({ ruling: 'quarantined', reason: 'unknown-type' });
  expect(itemsIn(await chair.pull(), book)).toEqual([[author.device.id, 'quarantined', undefined]]);

  await upgraded();
  const cursor = [{ book, epoch: under.server.context.epoch.id, n: 1 }];
  const text = Buffer.from(note.bytes).toString();
  for (const phone of [author.device, chair].map(onward)) {
    const rest = (await phone.pull(cursor)).entries.filter((entry) => entry.book === book);
    expect(rest.map(({ item }) => [item[1], item[8]])).toEqual([
      ['server', 'accepted'],
      [author.device.id, 'accepted'],
    ]);
    expect(rest[1]?.body).toBe(text);
    // Its old place in the order of things, its own place in its chain.
    expect(rest[1]?.item.slice(4, 7)).toEqual([
      1,
      verdicts[0]!.effective.ms,
      verdicts[0]!.effective.counter,
    ]);
  }
  // Sent again it gets its first verdict and no second place; a second start does nothing more.
  const again = await onward(author.device).push([note]);
  expect(again.verdicts[0]).toMatchObject({ ruling: 'quarantined', duplicate: true });
  const end = await under.server.store.committed.end(book);
  await upgraded();
  expect(await under.server.store.committed.end(book)).toEqual(end);
});

test('an upgrade that is killed half way goes on at the next start, and nothing is let in twice', async () => {
  const author = await officerWithDevice(under, admin, local, 'case-officer');
  const book = `cases.${local}`;
  const notes = Array.from({ length: 230 }, () => author.device.entry(book, [newNote()]));
  await author.device.push(notes);
  // The power goes after the first hundred.
  const { context, store } = under.server;
  const dying: ServerContext = {
    ...context,
    knowledge: withTestAct(),
    store: {
      ...store,
      write: async (work) => {
        if (((await store.committed.end(book))?.n ?? 0) > 230) throw new Error('the power went');
        return store.write(work);
      },
    },
  };
  await expect(judgeAgainAfterUpgrade(dying)).rejects.toThrow('the power went');
  expect((await store.committed.end(book))?.n).toBe(430);

  await under.stop();
  under = await startTestServer({ dataDir, clock });
  const found = await under.server.store.committed.entriesAfter(book, 0, {
    entriesMax: 9999,
    bytesMax: 1e9,
  });
  const accepted = found.filter(
    ({ device, ruling }) => device !== 'server' && ruling === 'accepted',
  );
  expect(accepted.map(({ hash }) => hash)).toEqual(notes.map(({ hash }) => hash));
  expect(found).toHaveLength(690);
});

test('rights are those of the day it came: what was given later adds nothing, what ended later takes nothing', async () => {
  const gone = await officerWithDevice(under, admin, local, 'collector');
  const late = await officerWithDevice(under, admin, local, 'treasurer', { from: '2026-12-01' });
  const book = `roster.${local}`;
  await gone.device.write(book, [newMember({ sex: 'female' })]);
  await late.device.write(book, [newMember({ sex: 'male' })]);
  clock.nowMs += 1000;
  await admin.write(`office.${local}`, [
    write(revocation, randomId(), { grant: gone.grant, why: 'hết nhiệm kỳ' }),
  ]);
  clock.nowMs += 60 * 24 * 60 * 60 * 1000;
  await upgraded();
  const entries = await under.server.store.committed.entriesAfter(book, 0, {
    entriesMax: 99,
    bytesMax: 1e9,
  });
  expect(entries.map(({ device, ruling, reason }) => [device, ruling, reason])).toEqual([
    [gone.device.id, 'quarantined', 'unknown-field'],
    [late.device.id, 'quarantined', 'unknown-field'],
    ['server', 'accepted', null],
    [gone.device.id, 'accepted', null],
  ]);
});

test('what came after its right had ended is held after the upgrade, and a chair lets it in', async () => {
  const gone = await officerWithDevice(under, admin, local, 'collector');
  const { device: chair } = await officerWithDevice(under, admin, local, 'chair');
  const book = `roster.${local}`;
  const entry = gone.device.entry(book, [newMember({ sex: 'female' })]);
  await admin.write(`office.${local}`, [
    write(revocation, randomId(), { grant: gone.grant, why: 'hết nhiệm kỳ' }),
  ]);
  clock.nowMs += 1000;
  await gone.device.push([entry]);
  await upgraded();
  const { committed } = under.server.store;
  expect(await committed.latestByHash(book, entry.hash)).toMatchObject({
    ruling: 'held',
    reason: 'right-ended',
  });
  await onward(chair).write(book, [
    write(admitHeld, randomId(), { entryHash: entry.hash, why: 'ghi thật' }),
  ]);
  expect(itemsIn(await onward(chair).pull(), book).map(([, ruling]) => ruling)).toEqual([
    'quarantined',
    'accepted',
    'held',
    'accepted',
    'accepted',
  ]);
  expect(await committed.isAccepted(book, entry.hash)).toBe(true);
});

test('an entry that came before its union was known is let in when the union is written down', async () => {
  const id = randomId();
  const early = admin.entry(`office.${id}`, [
    write(unit, id, {
      name: 'Tổ công đoàn',
      kind: 'section',
      parent: 'unit-not-yet',
      ownBooks: true,
    }),
  ]);
  expect((await admin.push([early])).verdicts[0]).toMatchObject({
    ruling: 'quarantined',
    reason: 'unknown-unit',
  });
  await admin.write('office.unit-not-yet', [
    write(unit, 'unit-not-yet', {
      name: 'CĐCS mới',
      kind: 'grassroots',
      parent: admin.session!.homeUnit,
      ownBooks: true,
    }),
  ]);
  expect(await under.server.store.committed.isAccepted(`office.${id}`, early.hash)).toBe(true);
  const office = await under.server.context.office.now(under.server.store.committed);
  expect(office.pathOf(id)).toEqual([id, 'unit-not-yet', admin.session!.homeUnit]);
});

test('a body that comes after its stub counts from then on; a circle is not closed by an upgrade', async () => {
  const { device } = await officerWithDevice(under, admin, local, 'treasurer');
  const book = `roster.${local}`;
  const lost = device.entry(book, [newMember()]);
  await device.push([lost], new Set([lost.hash]));
  await device.push([lost]);
  expect(await under.server.store.committed.isAccepted(book, lost.hash)).toBe(true);

  const commune = await foundUnit(admin, admin.session!.homeUnit, { kind: 'commune' });
  const below = await foundUnit(admin, commune);
  const circle = admin.entry(`office.${commune}`, [write(unit, commune, { parent: below })]);
  await admin.push([circle]);
  await admin.write(`office.${below}`, [write(unit, below, { parent: local })]);
  await upgraded();
  expect(await under.server.store.committed.isAccepted(`office.${commune}`, circle.hash)).toBe(
    false,
  );
});

test('an act of a newer app waits for the upgrade; what an older server took in is never decided again', async () => {
  const { addTag, ...older } = ACT_SHAPES;
  expect(addTag).toBeDefined();
  await under.stop();
  under = await startTestServer({ dataDir, clock, knowledge: knowledgeOf(RECORD_TYPES, older) });
  const { device } = await officerWithDevice(under, onward(admin), local, 'treasurer');
  const book = `roster.${local}`;
  const tag = write(member, 'member-1', { tags: { add: ['Chuyền 1'] } });
  const newer = device.entry(book, [tag], { act: 'addTag' });
  // As servers did before there were shapes: any name, any allowed change.
  const shapeless = device.entry(book, [newMember(), newMember()]);
  const smuggled = device.entry(book, [tag, newMember()], { act: 'addTag' });
  const { verdicts } = await device.push([newer, shapeless, smuggled]);
  expect(verdicts.map(({ ruling, reason }) => [ruling, reason])).toEqual([
    ['quarantined', 'unknown-act'],
    ['accepted', undefined],
    ['quarantined', 'unknown-act'],
  ]);

  await under.stop();
  under = await startTestServer({ dataDir, clock, strict: true });
  const { committed } = under.server.store;
  expect(await committed.isAccepted(book, newer.hash)).toBe(true);
  expect(await committed.isAccepted(book, shapeless.hash)).toBe(true);
  expect(await committed.isAccepted(book, smuggled.hash)).toBe(false);
  const again = await onward(device).push([shapeless]);
  expect(again.verdicts[0]).toMatchObject({ ruling: 'accepted', duplicate: true });
});
