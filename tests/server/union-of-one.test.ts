/** A union of one: its first officer founds it below the union that invited, and works there at once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { caseFile } from '#domain/cases/case-file.ts';
import { member } from '#domain/roster/member.ts';
import { grant, revocation } from '#domain/office/grant.ts';
import { officer } from '#domain/office/officer.ts';
import { unit } from '#domain/office/unit.ts';
import type { InvitationAnswer } from '#protocol/sign-in.ts';
import { post, randomId, TestDevice } from './test-device.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type TestServer,
} from './test-server.ts';

let under: TestServer;
let admin: TestDevice;
let commune: string;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  commune = await foundUnit(admin, admin.session!.homeUnit, { kind: 'commune' });
});
afterEach(async () => {
  expect(under.log).toEqual([]);
  await under.stop();
});

interface Made {
  readonly token: string;
  readonly code: string;
}
const inviteUnion = async (by: TestDevice, below = commune): Promise<Made> =>
  (await (await by.post('/api/invitations/union', { under: below })).json()) as Made;
const look = async (token: string): Promise<InvitationAnswer> =>
  (await (await post(under.send, '/api/invitation/look', { token })).json()) as InvitationAnswer;
const newPhone = (): TestDevice => new TestDevice(under.send, () => under.clock.nowMs);
/** As an app of before would send it: a level and a sign-in name come along and decide nothing. */
const named = (unitName = 'CĐCS Công ty TNHH Mây Tre Mẫu', displayName = 'Lường Thị Mai') => ({
  unitName,
  displayName,
  unitKind: 'confederation' as const,
  signInName: 'quantri',
});
const kindOf = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: unknown) => /"kind":"([^"]+)"/.exec(String(error))?.[1] ?? String(error),
  );

test('one invitation: the officer is chair, treasurer and case officer of a new union, and its books are open', async () => {
  const { token } = await inviteUnion(admin);
  expect(await look(token)).toMatchObject({
    kind: 'set-up',
    under: `Công đoàn ${commune}`,
    roles: ['chair', 'treasurer', 'case-officer'],
  });
  const phone = newPhone();
  const session = await phone.redeem(token, WORDS, named());
  expect(session.signInName).toBe('mai.lt');
  const { office } = under.server.context;
  const known = await office.now(under.server.store.committed);
  expect(known.unit(session.homeUnit)).toMatchObject({ kind: 'grassroots', parent: commune });
  expect(
    known.grantsOf(session.officer).map(({ role, unit, reach }) => [role, unit, reach]),
  ).toEqual(
    ['chair', 'treasurer', 'case-officer'].map((role) => [role, session.homeUnit, 'below']),
  );
  const person = randomId();
  const verdicts = [
    await phone.write(`roster.${session.homeUnit}`, [
      write(member, person, { fullName: { value: 'Lò Văn Hặc' } }),
    ]),
    await phone.write(`cases.${session.homeUnit}`, [
      write(caseFile, randomId(), { channel: 'floor', summary: 'Chậm trả lương' }),
    ]),
  ];
  expect(JSON.stringify(verdicts)).not.toContain('quarantined');
  expect(JSON.stringify(verdicts)).toContain('accepted');
});

test('the code works like the link, once; the same phone may ask again where the answer was lost', async () => {
  const { token, code } = await inviteUnion(admin);
  const phone = newPhone();
  const first = await phone.redeem(code, WORDS, named());
  expect((await phone.redeem(code, WORDS, named())).homeUnit).toBe(first.homeUnit);
  expect(await kindOf(newPhone().redeem(token, WORDS, named()))).toBe('no-such-invitation');
  const units = (await under.server.context.office.now(under.server.store.committed)).units();
  expect(units).toHaveLength(3);
});

test('two founders of one name get two sign-in names; a name that is none founds nothing', async () => {
  const [one, two] = [newPhone(), newPhone()];
  await one.redeem((await inviteUnion(admin)).token, WORDS, named('CĐCS Một'));
  await two.redeem((await inviteUnion(admin)).token, WORDS, named('CĐCS Hai'));
  expect([one, two].map(({ session }) => session?.signInName)).toEqual(['mai.lt', 'mai.lt2']);
  const { token } = await inviteUnion(admin);
  for (const bad of [named('   '), named('CĐCS Ba', ' ')])
    expect(await kindOf(newPhone().redeem(token, WORDS, bad))).toBe('bad-request');
  expect(await kindOf(newPhone().redeem(token, WORDS))).toBe('bad-request');
  expect(await kindOf(newPhone().redeem(token, WORDS, named('CĐCS Ba')))).toBe('done');
});

test('only who may found there and give all three roles invites: no chair, no collector, no administrator of elsewhere', async () => {
  const local = await foundUnit(admin, commune);
  const elsewhere = await foundUnit(admin, admin.session!.homeUnit, { kind: 'commune' });
  const asked = [
    (await officerWithDevice(under, admin, local, 'collector')).device,
    (await officerWithDevice(under, admin, commune, 'chair', { reach: 'below' })).device,
    (await officerWithDevice(under, admin, elsewhere, 'administrator', { reach: 'below' })).device,
    // Administers the commune alone, and nothing below it.
    (await officerWithDevice(under, admin, commune, 'administrator')).device,
  ];
  for (const device of asked)
    expect(await inviteUnion(device)).toEqual({ error: { kind: 'not-found' } });
  expect(await inviteUnion(admin, randomId())).toEqual({ error: { kind: 'not-found' } });
  const own = await officerWithDevice(under, admin, commune, 'administrator', { reach: 'below' });
  expect((await inviteUnion(own.device)).code).toHaveLength(8);
});

test('an invitation of somebody who may no longer found there is worth nothing', async () => {
  const own = await officerWithDevice(under, admin, commune, 'administrator', { reach: 'below' });
  const { token } = await inviteUnion(own.device);
  await admin.write(`office.${commune}`, [
    write(revocation, randomId(), { grant: own.grant, why: 'Thôi việc' }),
  ]);
  expect(await look(token)).toEqual({ error: { kind: 'no-such-invitation' } });
  expect(await kindOf(newPhone().redeem(token, WORDS, named()))).toBe('no-such-invitation');
  under.clock.nowMs += 8 * 24 * 60 * 60 * 1000;
  expect(await look((await inviteUnion(admin)).token)).toMatchObject({ kind: 'set-up' });
});

test('below a union that was closed nothing is founded, by no invitation old or new, until it is opened again', async () => {
  const { token } = await inviteUnion(admin);
  const shut = async (closedOn: string | null): Promise<unknown> =>
    admin.write(`office.${commune}`, [write(unit, commune, { closedOn })]);
  await shut('2026-11-01');
  expect(await inviteUnion(admin)).toEqual({ error: { kind: 'not-found' } });
  expect(await look(token)).toEqual({ error: { kind: 'no-such-invitation' } });
  expect(await kindOf(newPhone().redeem(token, WORDS, named()))).toBe('no-such-invitation');
  await shut(null);
  expect(await kindOf(newPhone().redeem(token, WORDS, named()))).toBe('done');
});

const appointMany = async (count: number): Promise<readonly string[]> => {
  const people = Array.from({ length: count }, () => randomId());
  const book = `office.${commune}`;
  const named = people.map((id, index) =>
    admin.entry(book, [
      write(officer, id, {
        signInName: `to-${index}`,
        displayName: `Tổ trưởng ${index}`,
        homeUnit: commune,
      }),
    ]),
  );
  const right = { role: 'collector', unit: commune, reach: 'unit', from: '2026-01-01' } as const;
  const given = people.map((id) =>
    admin.entry(book, [write(grant, randomId(), { ...right, officer: id, until: null })]),
  );
  await admin.push([...named, ...given]);
  return people;
};

test('300 officers enrol within moments behind one address, and nobody is slowed down', async () => {
  const people = await appointMany(300);
  const slips: string[] = [];
  for (const officer of people) slips.push((await admin.invite(officer)).token);
  const began = performance.now();
  // The clock stands still: nothing is paid back to the address meanwhile.
  const phones = slips.map(() => newPhone());
  for (let from = 0; from < slips.length; from += 30)
    await Promise.all(
      slips.slice(from, from + 30).map(async (token, index) => {
        const phone = phones[from + index]!;
        expect((await look(token)).kind).toBe('device');
        await phone.redeem(token, WORDS);
        const series = await phone.post('/api/devices/series', {
          life: phone.life,
          duesBook: `dues.${commune}`,
          nonce: randomId(16),
        });
        expect(series.status).toBe(200);
      }),
    );
  console.info(`300 enrolled in ${Math.round(performance.now() - began)} ms`);
  expect(new Set(phones.map(({ officer }) => officer))).toEqual(new Set(people));
  // Whoever guesses from there is slowed down as before.
  const statuses = new Set<number>();
  for (let count = 0; count < 130; count++)
    statuses.add((await post(under.send, '/api/invitation/look', { token: 'KKKKKKKK' })).status);
  expect([...statuses].sort()).toEqual([404, 429]);
});
