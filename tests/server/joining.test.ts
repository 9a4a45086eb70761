/** A phone without an invitation: four digits by telephone, one key, and nothing told to whoever only asks. */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { revocation } from '#domain/office/grant.ts';
import { auditAnswer } from '#protocol/audit.ts';
import {
  joinApprovalBytes,
  joinAsked,
  joinCommitment,
  joinDigits,
  joinListed,
  joinLooked,
  joinOpened,
  type JoinAsked,
  type JoinLooked,
  type JoinRequest,
} from '#protocol/joining.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { runAudit } from '#server/audit.ts';
import { WAITING_FOR_ONE_MAX } from '#server/joining-crowd.ts';
import { joiningNote, readNote } from '#server/notes.ts';
import { isSignedBy } from '#server/server-key.ts';
import { auditText } from '#text/sections/audit.ts';
import { post, randomId, TestDevice, type Send } from './test-device.ts';
import {
  appoint,
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type Appointed,
  type TestServer,
} from './test-server.ts';

let under: TestServer;
let admin: TestDevice;
let may: string;
/** Asked by telephone. */
let chair: { readonly device: TestDevice } & Appointed;
/** Has no phone in the book yet. */
let hoa: Appointed;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  may = await foundUnit(admin, admin.session!.homeUnit);
  chair = await officerWithDevice(under, admin, may, 'chair');
  hoa = await appoint(admin, may, 'collector');
});
afterEach(async () => {
  expect(under.log).toEqual([]);
  await under.stop();
});

const nameOf = ({ officer }: Appointed): string => `cb-${officer.slice(0, 8).toLowerCase()}`;

/** A phone that waits, as the app does it. */
class WaitingPhone {
  readonly device = new TestDevice(under.send, () => under.clock.nowMs);
  readonly secret = randomId(32);
  asked: JoinAsked | undefined;

  body(to = nameOf(chair)) {
    const { id, publicKey } = this.device;
    return {
      ...{ to, name: 'Lường Thị Hoa', union: 'CĐCS May Mẫu' },
      device: { id, publicKey, label: 'Điện thoại thử' },
      commitment: joinCommitment(id, publicKey, this.secret),
      share: randomId(32),
    };
  }
  async ask(to?: string, send: Send = under.send): Promise<JoinAsked> {
    const answer = await post(send, '/api/joining/ask', this.body(to));
    if (!answer.ok) throw new Error(await answer.text());
    return (this.asked = joinAsked.parse(await answer.json()));
  }
  get own() {
    return { request: this.asked!.request, ticket: this.asked!.ticket };
  }
  async look(reveal?: string): Promise<JoinLooked> {
    const asked = { ...this.own, ...(reveal === undefined ? {} : { reveal }) };
    return joinLooked.parse(await (await post(under.send, '/api/joining/look', asked)).json());
  }
}

const listed = async (by = chair.device): Promise<readonly JoinRequest[]> =>
  joinListed.parse(await (await by.post('/api/joining/list', {})).json()).requests;
const kindOf = async (asked: Promise<Response>): Promise<string> => {
  const answer = await asked;
  if (answer.ok) return 'done';
  return ((await answer.json()) as { error: { kind: string } }).error.kind;
};
const nonce = randomId(32);
const open = (request: string, by = chair.device, secret = nonce) =>
  by.post('/api/joining/open', { request, nonce: secret });
const approve = (
  phone: WaitingPhone,
  digits: string,
  more: { officer?: string; by?: TestDevice; publicKey?: string } = {},
) => {
  const { officer = hoa.officer, by = chair.device } = more;
  const { id, publicKey } = phone.device;
  const facts = { request: phone.own.request, officer, device: id, publicKey };
  const signature = by.sign(joinApprovalBytes({ ...facts, ...more }));
  return by.post('/api/joining/approve', {
    ...{ request: phone.own.request, officer, digits, signature },
  });
};
/** Both sides have given their secrets; the digits as the phone shows them. */
const compared = async (phone: WaitingPhone, by = chair.device): Promise<string> => {
  expect(await kindOf(open(phone.own.request, by))).toBe('done');
  const heard = await phone.look(phone.secret);
  if (heard.state !== 'opened') throw new Error(heard.state);
  return joinDigits({
    ...{ request: phone.own.request, device: phone.device.id, publicKey: phone.device.publicKey },
    ...{ reveal: phone.secret, nonce: heard.nonce, approverKey: heard.approverKey },
    serverKey: phone.asked!.serverKey,
  });
};
const not = (digits: string): string => String((Number(digits) + 1) % 10_000).padStart(4, '0');

test('the officer above opens the request, hears the digits, approves: this very phone is let in', async () => {
  const phone = new WaitingPhone();
  await phone.ask();
  expect(await phone.look()).toEqual({ state: 'waiting' });
  const { publicKey, commitment } = (await listed())[0]!;
  expect([publicKey, commitment]).toEqual([phone.device.publicKey, phone.body().commitment]);
  // Before the officer has given a secret, the phone's own is not taken.
  await phone.look(phone.secret);
  expect(joinOpened.parse(await (await open(phone.own.request)).json()).reveal).toBeNull();
  const digits = await compared(phone);
  expect(joinOpened.parse(await (await open(phone.own.request)).json())).toEqual({
    ...{ reveal: phone.secret, triesLeft: 3 },
  });
  expect(await kindOf(approve(phone, digits))).toBe('done');
  const approved = await phone.look();
  expect(approved).toMatchObject({
    ...{ state: 'approved', officer: hoa.officer, approverKey: chair.device.publicKey },
  });
  const { ticket } = phone.own;
  const seen = await post(under.send, '/api/invitation/look', { token: ticket });
  expect(await seen.json()).toMatchObject({ kind: 'device', roles: ['collector'], words: null });
  expect((await phone.device.redeem(ticket, WORDS)).officer).toBe(hoa.officer);
  expect((await phone.device.signIn(WORDS)).officer).toBe(hoa.officer);
  // What opened the request on the phone's disk is nowhere any more.
  const left = await readNote(
    ...[under.server.store.committed, joiningNote, phone.own.request, under.clock.nowMs],
  );
  expect(left).toBeUndefined();
  expect(await listed()).toEqual([]);
});

test('only the key whose digits were compared gets in: another phone with the ticket does not', async () => {
  const phone = new WaitingPhone();
  await phone.ask();
  expect(await kindOf(approve(phone, '0000'))).toBe('not-compared');
  await kindOf(approve(phone, await compared(phone)));
  const thief = new TestDevice(under.send, () => under.clock.nowMs);
  const before = await under.server.store.committed.ends();
  await expect(thief.redeem(phone.own.ticket, WORDS)).rejects.toThrow('no-such-invitation');
  expect(await under.server.store.committed.ends()).toEqual(before);
  expect((await phone.device.redeem(phone.own.ticket, WORDS)).officer).toBe(hoa.officer);
  // Spent: the same phone with the same words is answered again, where the answer was lost.
  expect((await phone.device.redeem(phone.own.ticket, WORDS)).officer).toBe(hoa.officer);
});

test('an approval that names another key, or is signed by somebody else, is none', async () => {
  const phone = new WaitingPhone();
  await phone.ask();
  const digits = await compared(phone);
  const swapped = { publicKey: admin.publicKey };
  expect(await kindOf(approve(phone, digits, swapped))).toBe('bad-signature');
  const { id, publicKey } = phone.device;
  const facts = { request: phone.own.request, officer: hoa.officer, device: id, publicKey };
  const body = { request: facts.request, officer: facts.officer, digits };
  const forged = { ...body, signature: admin.sign(joinApprovalBytes(facts)) };
  expect(await kindOf(chair.device.post('/api/joining/approve', forged))).toBe('bad-signature');
  expect(await phone.look()).toMatchObject({ state: 'opened' });
});

test('a name that is known and one that is not get the same answer, and nobody else sees either', async () => {
  const [known, unknown] = [new WaitingPhone(), new WaitingPhone()];
  const one = await known.ask(nameOf(chair));
  const other = await unknown.ask('khong.co.ai');
  expect(Object.keys(one)).toEqual(Object.keys(other));
  expect(await known.look()).toEqual(await unknown.look());
  for (const phone of [known, unknown]) {
    const share = await post(under.send, '/api/joining/share', phone.own);
    expect(Object.keys((await share.json()) as object)).toEqual(['share']);
  }
  expect(await listed()).toMatchObject([{ request: one.request }]);
  expect(await listed(admin)).toEqual([]);
  // The same gives way where too many ask, known or not.
  const crowded = async (first: WaitingPhone, to: string) => {
    under.clock.nowMs += 1_000;
    for (let n = 0; n < WAITING_FOR_ONE_MAX; n++)
      await new WaitingPhone().ask(to, from(`10.1.${n}.${to.length}`).send);
    return first.look();
  };
  const gone = { state: 'ended', why: 'gone' };
  expect(await crowded(known, nameOf(chair))).toEqual(gone);
  expect(await crowded(unknown, 'khong.co.ai')).toEqual(gone);
});

test('the officer is found by phone number too, however it is typed', async () => {
  const phone = new WaitingPhone();
  await phone.ask('091 234 56 78');
  expect(await listed()).toMatchObject([{ request: phone.own.request, name: 'Lường Thị Hoa' }]);
});

test('three sets of wrong digits end the request; the right ones come too late', async () => {
  const phone = new WaitingPhone();
  await phone.ask();
  const digits = await compared(phone);
  expect(await kindOf(approve(phone, not(digits)))).toBe('wrong-digits');
  // The approver's own device found other digits: counted, though the server would take them.
  const unsigned = { request: phone.own.request, officer: hoa.officer, digits };
  expect(await kindOf(chair.device.post('/api/joining/approve', unsigned))).toBe('wrong-digits');
  expect(await kindOf(approve(phone, not(digits)))).toBe('no-tries-left');
  expect(await kindOf(approve(phone, digits))).toBe('no-such-request');
  expect(await phone.look()).toEqual({ state: 'ended', why: 'wrong-digits' });
  expect(await listed()).toEqual([]);
});

test('a request is over after a day, and so is an approval nobody used', async () => {
  const [late, slow] = [new WaitingPhone(), new WaitingPhone()];
  await late.ask();
  const digits = await compared(late);
  await slow.ask();
  expect(await kindOf(approve(slow, await compared(slow)))).toBe('done');
  under.clock.nowMs += 24 * 60 * 60 * 1000;
  await chair.device.signIn(WORDS);
  expect(await kindOf(approve(late, digits))).toBe('no-such-request');
  expect(await late.look()).toEqual({ state: 'ended', why: 'gone' });
  await expect(slow.device.redeem(slow.own.ticket, WORDS)).rejects.toThrow('no-such-invitation');
});

test('an approval sent again is the same one; for somebody else it is refused', async () => {
  const phone = new WaitingPhone();
  await phone.ask();
  const digits = await compared(phone);
  expect(await kindOf(approve(phone, digits))).toBe('done');
  expect(await kindOf(approve(phone, digits))).toBe('done');
  const other = await appoint(admin, may, 'collector');
  expect(await kindOf(approve(phone, digits, { officer: other.officer }))).toBe('no-such-request');
  expect(await phone.look()).toMatchObject({ state: 'approved', officer: hoa.officer });
});

test('who may not invite an officer cannot approve the phone of one', async () => {
  const go = await foundUnit(admin, admin.session!.homeUnit);
  const elsewhere = await appoint(admin, go, 'treasurer');
  const collector = await officerWithDevice(under, admin, may, 'collector');
  const phone = new WaitingPhone();
  await phone.ask();
  const digits = await compared(phone);
  expect(await kindOf(approve(phone, digits, { officer: elsewhere.officer }))).toBe('not-found');
  // A request for somebody else is none, whoever means to open, refuse or approve it.
  for (const by of [collector.device, admin]) {
    expect(await kindOf(open(phone.own.request, by))).toBe('no-such-request');
    expect(await kindOf(by.post('/api/joining/refuse', { request: phone.own.request }))).toBe(
      'no-such-request',
    );
    expect(await kindOf(approve(phone, digits, { by }))).toBe('no-such-request');
  }
  const asked = new WaitingPhone();
  await asked.ask(nameOf(collector));
  const heard = await compared(asked, collector.device);
  expect(await kindOf(approve(asked, heard, { by: collector.device }))).toBe('not-allowed');
  // None of this was a try.
  expect(await kindOf(approve(phone, digits))).toBe('done');
});

test('rights that ended meanwhile approve nothing, and what was approved under them lets nobody in', async () => {
  const [before, after] = [new WaitingPhone(), new WaitingPhone()];
  await before.ask();
  expect(await kindOf(approve(before, await compared(before)))).toBe('done');
  await after.ask();
  const digits = await compared(after);
  await admin.write(`office.${may}`, [
    write(revocation, randomId(), { grant: chair.grant, why: 'Hết nhiệm kỳ' }),
  ]);
  expect(await kindOf(approve(after, digits))).toBe('not-found');
  const look = post(under.send, '/api/invitation/look', { token: before.own.ticket });
  expect(await kindOf(look)).toBe('no-such-invitation');
  await expect(before.device.redeem(before.own.ticket, WORDS)).rejects.toThrow(
    'no-such-invitation',
  );
});

test('the first secret of the approver counts: another device, or the same one anew, opens it no more', async () => {
  const phone = new WaitingPhone();
  await phone.ask();
  const digits = await compared(phone);
  expect(await kindOf(open(phone.own.request, chair.device, randomId(32)))).toBe(
    'opened-elsewhere',
  );
  // A secret the phone was not committed to changes nothing.
  await phone.look(randomId(32));
  expect(await kindOf(approve(phone, digits))).toBe('done');
});

test('given up or refused, a request is gone, and an approval with it', async () => {
  const [one, other, third] = [new WaitingPhone(), new WaitingPhone(), new WaitingPhone()];
  for (const phone of [one, other, third]) await phone.ask();
  const end = (asked: object) => kindOf(post(under.send, '/api/joining/end', asked));
  // Without the ticket it says the same and ends nothing.
  expect(await end({ request: one.own.request, ticket: randomId(32) })).toBe('done');
  expect(await one.look()).toEqual({ state: 'waiting' });
  expect(await end(one.own)).toBe('done');
  expect(await one.look()).toEqual({ state: 'ended', why: 'gone' });
  await chair.device.post('/api/joining/refuse', { request: other.own.request });
  expect(await other.look()).toEqual({ state: 'ended', why: 'refused' });
  expect(await kindOf(approve(third, await compared(third)))).toBe('done');
  expect(await end(third.own)).toBe('done');
  await expect(third.device.redeem(third.own.ticket, WORDS)).rejects.toThrow('no-such-invitation');
});

test('an approval can be taken back like any invitation that nobody has used', async () => {
  const phone = new WaitingPhone();
  await phone.ask();
  await kindOf(approve(phone, await compared(phone)));
  const answer = await chair.device.post('/api/invitations/open', { officer: hoa.officer });
  const { invitations } = (await answer.json()) as { invitations: { invitation: string }[] };
  expect(invitations).toHaveLength(1);
  await chair.device.post('/api/invitations/cancel', { invitation: invitations[0]!.invitation });
  expect(await phone.look()).toEqual({ state: 'ended', why: 'refused' });
});

test('a flood is held back by address and all together, and thirty phones wait behind one address for an hour', async () => {
  const asks = async (n: number, address: (n: number) => string) => {
    const seen = new Map<string, number>();
    for (let at = 0; at < n; at++) {
      const body = new WaitingPhone().body(`ai.do.${at}`);
      const kind = await kindOf(post(from(address(at)).send, '/api/joining/ask', body));
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
    return Object.fromEntries(seen);
  };
  expect(await asks(30, () => '10.0.0.1')).toEqual({ done: 20, 'too-many-attempts': 10 });
  expect(await asks(290, (n) => `10.2.${n % 250}.${n}`)).toEqual({
    ...{ done: 280, 'too-many-attempts': 10 },
  });
  under.clock.nowMs += 3 * 60 * 60 * 1000;
  await chair.device.signIn(WORDS);
  const phones = await Promise.all(
    Array.from({ length: 30 }, async (_, n) => {
      const phone = new WaitingPhone();
      await phone.ask(`ai.do.${n}`, from(`10.3.0.${n}`).send);
      return phone;
    }),
  );
  const states = new Set<string>();
  for (let turn = 0; turn < 40; turn++) {
    under.clock.nowMs += 3_000;
    for (const phone of phones) states.add((await phone.look()).state);
  }
  expect(states).toEqual(new Set(['waiting']));
});

test('a flood that knows the officer’s name fills its own places: the real phone asks, is seen first, and stays', async () => {
  const flood = async (n: number, address: (n: number) => string): Promise<void> => {
    for (let at = 0; at < n; at++) {
      const body = { ...new WaitingPhone().body(), name: `Người lạ ${at}` };
      await post(from(address(at)).send, '/api/joining/ask', body);
    }
  };
  // From one address for hours, as fast as it may.
  const stubborn = async (hours: number) => {
    for (let minute = 0; minute < hours * 60; minute++) {
      under.clock.nowMs += 60_000;
      await flood(1, () => '10.9.0.1');
    }
    await chair.device.signIn(WORDS);
  };
  await flood(20, () => '10.9.0.1');
  await stubborn(2);
  expect(await listed()).toHaveLength(WAITING_FOR_ONE_MAX);
  const phone = new WaitingPhone();
  under.clock.nowMs += 1_000;
  await phone.ask(nameOf(chair), from('10.4.0.7').send);
  expect((await listed())[0]).toMatchObject({ name: 'Lường Thị Hoa' });
  await stubborn(3);
  expect(await phone.look()).toEqual({ state: 'waiting' });
  expect(await listed()).toHaveLength(WAITING_FOR_ONE_MAX);
  // From many addresses at once it is among the newest all the same, and what the officer has opened stays.
  await flood(WAITING_FOR_ONE_MAX - 2, (n) => `10.8.${n}.1`);
  expect(await phone.look()).toEqual({ state: 'waiting' });
  const digits = await compared(phone);
  under.clock.nowMs += 10 * 60_000;
  await chair.device.signIn(WORDS);
  await flood(2 * WAITING_FOR_ONE_MAX, (n) => `10.7.${n}.1`);
  expect(await listed()).toHaveLength(WAITING_FOR_ONE_MAX);
  expect(await kindOf(approve(phone, digits))).toBe('done');
  expect((await phone.device.redeem(phone.own.ticket, WORDS)).officer).toBe(hoa.officer);
});

test('who approved which key is kept with it, signed: the log shows it, and who checks the books finds a changed one', async () => {
  const phone = new WaitingPhone();
  await phone.ask();
  expect(await kindOf(approve(phone, await compared(phone)))).toBe('done');
  await phone.device.redeem(phone.own.ticket, WORDS);
  const lines: string[] = [];
  await runAudit(['list', '--data-dir', under.dataDir], (line) => lines.push(line));
  const printed = lines.join('\n');
  const { kinds, approvedBy, whom } = auditText.vi;
  expect(printed).toMatch(
    new RegExp(`Cán bộ chair \\| ${kinds['phone-approved']} .*${whom('Cán bộ collector')}`),
  );
  expect(printed).toMatch(
    new RegExp(`Cán bộ collector \\| ${kinds.enrolled} .*${approvedBy('Cán bộ chair')}`),
  );
  const log = await chair.device.post('/api/audit', {
    ...{ protocol: PROTOCOL_VERSION, nonce: randomId(16) },
    ...{ fromMs: under.clock.nowMs - 86_400_000, toMs: under.clock.nowMs },
  });
  const answer = auditAnswer.parse(await log.json());
  const enrolled = answer.lines.find(({ device }) => device === phone.device.id);
  expect(enrolled).toMatchObject({ what: 'enrolled', about: chair.officer });
  expect(answer.people).toContainEqual({ officer: chair.officer, displayName: 'Cán bộ chair' });
  const office = await under.server.context.office.now(under.server.store.committed);
  const { approval, publicKey } = office.device(phone.device.id)!;
  const facts = { officer: hoa.officer, device: phone.device.id, publicKey };
  expect(approval).toMatchObject({ device: chair.device.id, request: phone.own.request });
  expect(
    isSignedBy(
      chair.device.publicKey,
      joinApprovalBytes({ request: approval!.request, ...facts }),
      approval!.signature,
    ),
  ).toBe(true);
  const verified = async () => {
    lines.length = 0;
    const code = await runAudit(['verify', '--data-dir', under.dataDir], (line) =>
      lines.push(line),
    );
    return [code, lines.join('\n')] as const;
  };
  expect(await verified()).toEqual([0, expect.stringContaining('Máy duyệt từ xa: 1')]);
  // Somebody who owns the database puts another approver’s device in its place.
  const database = new DatabaseSync(join(under.dataDir, 'books.db'));
  database.exec(
    `UPDATE office SET changes = replace(changes, '"approval":{"device":"${chair.device.id}"', '"approval":{"device":"${admin.id}"')`,
  );
  database.close();
  expect(await verified()).toEqual([1, expect.stringContaining('chữ ký của người duyệt từ xa')]);
});

/** As if it came from there. */
const from = (address: string): { readonly send: Send } => ({
  send: async (request) => under.app.fetch(request, { address }),
});
