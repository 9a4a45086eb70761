// An administrator who has not confirmed: money and rolls go on, rights wait on the phone, and one touch sends them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { createUnit, grantRole } from '#domain/office/acts.ts';
import { SECOND_FACTOR_GRACE_DAYS } from '#domain/second-factor.ts';
import { ownEntryLines } from '#features/unsent/own-entries.ts';
import { syncText } from '#text/sections/sync.ts';
import type { Phone } from './phone.ts';
import { must, register, startUnion, synced, type TestUnion } from './union.ts';

const DAY_MS = 86_400_000;

let union: TestUnion;
let admin: Phone;
beforeEach(async () => {
  union = await startUnion();
  ({ admin } = union);
});
afterEach(async () => {
  await union.server.stop();
});

const graceOver = (): void => {
  const gone = (SECOND_FACTOR_GRACE_DAYS + 1) * DAY_MS;
  union.server.clock.ms += gone;
  admin.clock.ms += gone;
};
const waits = (): readonly string[] => {
  const state = admin.sync.state();
  return state.phase === 'idle' ? [...(state.waits ?? [])] : ['at work'];
};

test('what administers waits with its reason, what else was written goes, and one touch sends it all', async () => {
  await union.grant(admin, 'chair');
  await synced(admin);
  graceOver();
  admin.finger.isThere = false;
  const founded = must(
    await admin.replica.save((moment) =>
      createUnit(
        {
          ...{ name: 'CĐCS Sông Mã', kind: 'grassroots', ownBooks: true },
          parent: admin.identity.homeUnit,
        },
        moment,
      ),
    ),
  );
  expect(founded).toBeDefined();
  await register(admin, union.unit, 'Lò Thị Đợi');
  await synced(admin);
  const [left] = waits();
  expect(left).toMatch(/^office\./);
  const waiting = admin.replica.ownEntries().filter(({ state }) => state === 'waiting');
  expect(waiting.map(({ book }) => book)).toEqual([left]);
  const lines = ownEntryLines(waiting, syncText.vi, undefined, new Set(waits()));
  expect(lines.waiting.map(({ reason }) => reason)).toEqual([syncText.vi.factorWaitsShort]);
  // Again and again it is asked for nothing, and it is not lost.
  await synced(admin);
  expect(admin.replica.counts()).toMatchObject({ waiting: 1, check: 0 });
  admin.finger.isThere = true;
  await synced(admin);
  expect(waits()).toEqual([]);
  expect(admin.replica.counts()).toMatchObject({ waiting: 0, check: 0 });
});

test('what is known to wait costs one entry at a contact and not all of its bytes, until it is let in', async () => {
  await union.grant(admin, 'chair');
  await synced(admin);
  graceOver();
  admin.finger.isThere = false;
  const parent = admin.identity.homeUnit;
  for (let at = 0; at < 40; at += 1)
    must(
      await admin.replica.save((moment) =>
        createUnit({ name: `CĐCS ${at}`, kind: 'grassroots', ownBooks: true, parent }, moment),
      ),
    );
  const sent: number[] = [];
  const { fetch: line } = union.server.line;
  union.server.line.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.url.endsWith('/api/sync/push'))
      sent.push((await request.clone().arrayBuffer()).byteLength);
    return line(request);
  };
  await synced(admin);
  const whole = Math.max(...sent);
  expect(waits()).toHaveLength(40);
  sent.length = 0;
  for (let contact = 0; contact < 3; contact += 1) await synced(admin);
  expect(sent).toHaveLength(3);
  expect(Math.max(...sent)).toBeLessThan(whole / 4);
  admin.finger.isThere = true;
  await synced(admin);
  expect(waits()).toEqual([]);
  expect(admin.replica.counts()).toMatchObject({ waiting: 0, check: 0 });
});

test('people written into a section whose founding waits wait with it, and go with it', async () => {
  const { identity, replica } = admin;
  for (const role of ['chair', 'administrator'] as const)
    must(
      await replica.save((moment) =>
        grantRole(
          { ...{ officer: identity.officer, role, unit: union.unit }, ...FOR_GOOD },
          moment,
        ),
      ),
    );
  await synced(admin);
  graceOver();
  admin.finger.isThere = false;
  const section = replica.drafts.newId();
  must(
    await replica.save((moment) =>
      createUnit(
        { id: section, name: 'Chuyền 1', kind: 'section', parent: union.unit, ownBooks: true },
        moment,
      ),
    ),
  );
  await register(admin, section, 'Lò Thị Pành');
  await synced(admin);
  await synced(admin);
  expect(replica.counts()).toMatchObject({ waiting: 2, check: 0 });
  admin.finger.isThere = true;
  await synced(admin);
  expect(replica.counts()).toMatchObject({ waiting: 0, check: 0 });
  expect(replica.books()).toContain(`roster.${section}`);
});
const FOR_GOOD = { reach: 'below', from: '2026-01-01' } as const;

test('however much waits, it never stands before what can go', async () => {
  await union.grant(admin, 'chair');
  await synced(admin);
  graceOver();
  admin.finger.isThere = false;
  const parent = admin.identity.homeUnit;
  for (let at = 0; at < 510; at += 1)
    must(
      await admin.replica.save((moment) =>
        createUnit({ name: `CĐCS ${at}`, kind: 'grassroots', ownBooks: true, parent }, moment),
      ),
    );
  await register(admin, union.unit, 'Lò Thị Mau');
  await synced(admin);
  expect(admin.replica.counts().waiting).toBe(510);
  const roster = admin.replica.ownEntries().filter(({ book }) => book === rosterBook());
  expect(roster.filter(({ state }) => state === 'waiting')).toEqual([]);
});
const rosterBook = (): string => bookId('roster', union.unit);

test('a question that needs it asks once, and then is asked again', async () => {
  graceOver();
  admin.finger.isThere = false;
  expect(await admin.api.makeInvitation(admin.identity.officer)).toMatchObject({
    error: { kind: 'second-factor-needed' },
  });
  admin.finger.isThere = true;
  must(await admin.api.makeInvitation(admin.identity.officer));
  admin.finger.isThere = false;
  must(await admin.api.makeInvitation(admin.identity.officer));
  await admin.factor.look();
  expect(admin.factor.state()).toMatchObject({
    ...{ is: 'known', isGiven: true, standing: { is: 'asked', passkeys: 1 } },
    passkeys: [{ isOfThisDevice: true }],
  });
  // A second one on the same device is not made; what is removed is off the list.
  expect(await admin.factor.add()).toMatchObject({ error: { kind: 'already-here' } });
  const state = admin.factor.state();
  const [known] = state.is === 'known' ? state.passkeys : [];
  must(await admin.factor.remove(known?.passkey ?? ''));
  expect(admin.factor.state()).toMatchObject({ passkeys: [] });
  expect(admin.transport.secondFactor()).toMatchObject({ is: 'asked', passkeys: 0 });
});
