/** Invitations that were sent to the wrong person: seen by who may make them, taken back, worth nothing then. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  appoint,
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type TestServer,
} from './test-server.ts';
import { TestDevice } from './test-device.ts';

let under: TestServer;
beforeEach(async () => {
  under = await startTestServer();
});
afterEach(() => under.stop());

interface Open {
  readonly invitation: string;
  readonly madeBy: string;
  readonly expiresMs: number;
}
const openFor = async (by: TestDevice, officer: string) =>
  (await (await by.post('/api/invitations/open', { officer })).json()) as {
    readonly invitations?: readonly Open[];
    readonly error?: { readonly kind: string };
  };
const cancel = async (by: TestDevice, invitation: string) =>
  (await (await by.post('/api/invitations/cancel', { invitation })).json()) as {
    readonly ok?: true;
    readonly error?: { readonly kind: string };
  };

test('an invitation not used yet is listed without its secrets, and gone once it is used', async () => {
  const admin = await foundUnion(under);
  const { officer } = await appoint(admin, admin.session!.homeUnit, 'collector');
  const made = await admin.invite(officer);
  const { invitations } = await openFor(admin, officer);
  expect(invitations).toMatchObject([{ madeBy: admin.session!.displayName }]);
  expect(invitations?.[0]?.expiresMs).toBeGreaterThan(under.clock.nowMs);
  for (const secret of [made.token, made.code])
    expect(JSON.stringify(invitations)).not.toContain(secret);
  await new TestDevice(under.send, () => under.clock.nowMs).redeem(made.token, WORDS);
  expect((await openFor(admin, officer)).invitations).toEqual([]);
});

test('a cancelled invitation opens nothing, neither by link nor by code; another one does', async () => {
  const admin = await foundUnion(under);
  const { officer } = await appoint(admin, admin.session!.homeUnit, 'collector');
  const lost = await admin.invite(officer);
  const kept = await admin.invite(officer);
  const { invitations = [] } = await openFor(admin, officer);
  expect(invitations).toHaveLength(2);
  // Which of the two is which only their secrets tell: cancel both but the newest, by trying.
  for (const { invitation } of invitations)
    expect(await cancel(admin, invitation)).toEqual({ ok: true });
  for (const secret of [lost.token, lost.code, kept.token])
    await expect(
      new TestDevice(under.send, () => under.clock.nowMs).redeem(secret, WORDS),
    ).rejects.toThrow('no-such-invitation');
  const again = await admin.invite(officer);
  const phone = new TestDevice(under.send, () => under.clock.nowMs);
  expect(await phone.redeem(again.code, WORDS)).toMatchObject({ officer });
  // Spent is spent: a device that is in is ended by its role, not by its invitation.
  expect((await cancel(admin, invitations[0]!.invitation)).error?.kind).toBe('no-such-invitation');
});

test('only who may make an invitation sees it or takes it back', async () => {
  const admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  const { officer } = await appoint(admin, local, 'treasurer');
  await admin.invite(officer);
  const { device: collector } = await officerWithDevice(under, admin, local, 'collector');
  expect((await openFor(collector, officer)).error?.kind).toBe('not-allowed');
  const { invitations = [] } = await openFor(admin, officer);
  // Nor does anybody learn from the answer that there is one.
  expect((await cancel(collector, invitations[0]!.invitation)).error?.kind).toBe(
    'no-such-invitation',
  );
  expect((await cancel(admin, 'set-up')).error?.kind).toBe('no-such-invitation');
  expect((await openFor(admin, officer)).invitations).toHaveLength(1);
});
