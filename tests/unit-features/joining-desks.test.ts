// Two phones and the real server between them: one asks to be let in, the other compares and approves. Nobody in between
// can put another key in the place of the one whose digits were read out.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createApprovalDesk } from '#app/approval-desk.ts';
import type { Invited } from '#app/invited.ts';
import { createJoiningDesk } from '#app/joining-desk.ts';
import { base64FromBytes } from '#base/bytes.ts';
import type { JoiningControl, JoiningState } from '#features/joining/joining-control.ts';
import type { ApprovalControl } from '#features/joining/approval-control.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { ed25519Signer, ed25519Verifier } from '#replica/ed25519-signer.ts';
import type { OpenVault } from '#replica/vault-port.ts';
import type { WaitingRow } from '#replica/waiting-device.ts';
import {
  approvalApi,
  joinApprovalBytes,
  joinCommitment,
  joiningApi,
  type ApprovalApi,
  type JoiningApi,
} from '#sync/http-joining.ts';
import { createServerApi } from '#sync/http-server-api.ts';
import { createHttpWire, type HttpWire } from '#sync/http-wire.ts';
import type { TestDevice } from '../server/test-device.ts';
import {
  appoint,
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  type Appointed,
  type TestServer,
} from '../server/test-server.ts';

let under: TestServer;
let chair: { readonly device: TestDevice } & Appointed;
let hoa: Appointed;
/** What lies on the waiting phone's disk. */
let disk: WaitingRow | undefined;
/** A network that is gone, or a Wi-Fi that answers with its own page. */
let network: 'there' | 'gone' | 'wifi';
let desk: ApprovalControl;
const invited: Invited[] = [];

const TYPED = { name: 'Lường Thị Hoa', union: 'CĐCS May Mẫu' };
const typed = () => ({ ...TYPED, to: `cb-${chair.officer.slice(0, 8).toLowerCase()}` });

const wire = (): HttpWire =>
  createHttpWire('http://localhost', async (url, init) => {
    if (network === 'gone') throw new TypeError('fetch failed');
    if (network === 'wifi')
      return new Response('<html>', { headers: { 'content-type': 'text/html' } });
    return under.send(new Request(url, init));
  });

const phone = (lying?: (api: JoiningApi) => JoiningApi): JoiningControl => {
  const api = joiningApi(wire());
  return createJoiningDesk(
    {
      api: lying === undefined ? api : lying(api),
      lookInvitation: createServerApi(wire(), async () => undefined, browserChance).lookInvitation,
      newDevice: async () => {
        const seed = browserChance.bytes(32);
        const id = () => base64FromBytes(browserChance.bytes(12));
        return {
          ...{ replica: id(), device: id(), life: id() },
          ...{ signer: await ed25519Signer(seed), seed },
        };
      },
      store: {
        read: async () => disk,
        write: async (row) => void (disk = row),
        remove: async () => void (disk = undefined),
      },
      verifier: ed25519Verifier,
      chance: browserChance,
      deviceLabel: 'Android · Chrome',
      rest: () => new Promise((resolve) => setTimeout(resolve, 1)),
    },
    (found) => void invited.push(found),
  );
};

beforeEach(async () => {
  under = await startTestServer();
  const admin = await foundUnion(under);
  const may = await foundUnit(admin, admin.session!.homeUnit);
  chair = await officerWithDevice(under, admin, may, 'chair');
  hoa = await appoint(admin, may, 'collector');
  disk = undefined;
  network = 'there';
  invited.length = 0;
  desk = approvalDesk();
});
afterEach(() => under.stop());

const approvalDesk = (lying?: (api: ApprovalApi) => ApprovalApi): ApprovalControl => {
  const signer = {
    publicKey: chair.device.publicKey,
    sign: async (message: Uint8Array) => chair.device.sign(message),
  };
  const { serverKey, session } = chair.device.session!;
  const api = approvalApi(wire(), async () => ({
    goesAlong: async () => ({
      headers: { authorization: `Bearer ${session}` },
      heard: () => undefined,
    }),
  }));
  return createApprovalDesk({
    api: lying === undefined ? api : lying(api),
    open: { signer, identity: { serverKey } } as unknown as OpenVault,
    chance: browserChance,
  });
};

const until = async <I extends JoiningState['is']>(
  on: JoiningControl,
  is: I,
  more: (state: Extract<JoiningState, { readonly is: I }>) => boolean = () => true,
): Promise<Extract<JoiningState, { readonly is: I }>> =>
  vi.waitFor(() => {
    const state = on.state();
    const isIt = (one: JoiningState): one is Extract<JoiningState, { readonly is: I }> =>
      one.is === is;
    if (!isIt(state) || !more(state)) throw new Error(JSON.stringify(state));
    return state;
  });
/** The officer opens the one request there is; the phone then shows its digits. */
const heardFrom = async (on: JoiningControl): Promise<{ request: string; digits: string }> => {
  const listed = await desk.list('press');
  const request = listed.ok ? (listed.value.requests[0]?.request ?? '') : '';
  await vi.waitFor(async () =>
    expect(await desk.open(request)).toEqual({ ok: true, value: { isReady: true } }),
  );
  const { digits } = await until(on, 'waiting', (state) => state.digits !== undefined);
  return { request, digits: digits ?? '' };
};
const waitingPhone = async (lying?: (api: JoiningApi) => JoiningApi): Promise<JoiningControl> => {
  const on = phone(lying);
  on.start();
  await until(on, 'form');
  on.ask(typed());
  await until(on, 'waiting');
  return on;
};

test('the digits appear when the officer opens the request; approved, the phone goes on with its own key', async () => {
  const on = await waitingPhone();
  expect(await until(on, 'waiting')).toMatchObject({ about: typed(), digits: undefined });
  const { request, digits } = await heardFrom(on);
  expect(digits).toMatch(/^\d{4}$/);
  expect(await desk.approve(request, hoa.officer, digits)).toEqual({
    ok: true,
    value: { ok: true },
  });
  await vi.waitFor(() => expect(invited).toHaveLength(1));
  expect(invited[0]).toMatchObject({
    ...{ invitation: { kind: 'device', roles: ['collector'] } },
    joined: { serverKey: chair.device.session!.serverKey },
  });
});

test('a closed tab changes nothing: the phone goes on waiting with the same key and digits', async () => {
  const first = phone();
  const stop = first.start();
  await until(first, 'form');
  first.ask(typed());
  await until(first, 'waiting');
  const before = await heardFrom(first);
  stop();
  // Nothing that was typed lies there in the open, and the key does not.
  const lying = JSON.stringify(disk);
  for (const word of [TYPED.name, TYPED.union, typed().to, before.digits])
    expect(lying).not.toContain(word);
  const again = phone();
  again.start();
  const state = await until(again, 'waiting', ({ digits }) => digits !== undefined);
  expect([state.about, state.digits]).toEqual([typed(), before.digits]);
  await desk.approve(before.request, hoa.officer, before.digits);
  await vi.waitFor(() => expect(invited).toHaveLength(1));
});

test('without a network, or behind the page of a Wi-Fi, the phone says so and goes on by itself', async () => {
  network = 'wifi';
  const on = phone();
  on.start();
  await until(on, 'form');
  on.ask(typed());
  await until(on, 'form', ({ problem }) => problem === 'not-our-server');
  network = 'there';
  on.ask(typed());
  await until(on, 'waiting');
  network = 'gone';
  await until(on, 'waiting', ({ problem }) => problem === 'no-connection');
  const reopened = phone();
  const stop = reopened.start();
  await until(reopened, 'reading', ({ problem }) => problem === 'no-connection');
  stop();
  expect(await desk.list('press')).toMatchObject({ ok: false, error: { kind: 'no-connection' } });
  network = 'there';
  await until(on, 'waiting', ({ problem }) => problem === undefined);
});

test('digits heard wrong three times end the request on the phone too; asking again begins anew', async () => {
  const on = await waitingPhone();
  const { request, digits } = await heardFrom(on);
  const wrong = digits === '0000' ? '0001' : '0000';
  for (const kind of ['wrong-digits', 'wrong-digits', 'no-tries-left'])
    expect(await desk.approve(request, hoa.officer, wrong)).toMatchObject({ error: { kind } });
  const { why, typed: before } = await until(on, 'over');
  expect([why, before, disk]).toEqual(['wrong-digits', typed(), undefined]);
  on.again(before);
  on.ask(typed());
  await until(on, 'waiting');
  const anew = await heardFrom(on);
  expect(anew.request).not.toBe(request);
});

test('after a day the request is over, whatever the clock of the phone says', async () => {
  const on = await waitingPhone();
  const reopened = phone();
  under.clock.nowMs += 24 * 60 * 60 * 1000;
  expect((await until(on, 'over')).why).toBe('gone');
  await waitingPhone().then((again) => again.giveUp());
  // What lies on the disk of a phone that was off for days opens nothing any more.
  const stop = (await waitingPhone()).start();
  const kept = disk;
  stop();
  under.clock.nowMs += 24 * 60 * 60 * 1000;
  disk = kept;
  reopened.start();
  expect((await until(reopened, 'over')).why).toBe('gone');
  expect(disk).toBeUndefined();
});

test('given up, nothing is left on the phone nor at the server', async () => {
  const on = await waitingPhone();
  await on.giveUp();
  expect(disk).toBeUndefined();
  await vi.waitFor(async () =>
    expect(await desk.list('press')).toEqual({ ok: true, value: { requests: [] } }),
  );
});

test('an approval of another key is refused by the phone, which does not come in', async () => {
  const thief = await ed25519Signer(browserChance.bytes(32));
  // A server that has the officer sign for the thief's key, and hands that over as the approval.
  const on = await waitingPhone((api) => ({
    ...api,
    look: async (own, reveal) => {
      const looked = await api.look(own, reveal);
      if (!looked.ok || looked.value.state !== 'opened' || reveal === undefined) return looked;
      const { approverKey } = looked.value;
      const named = { request: own.request, officer: hoa.officer, device: 'thief-device' };
      const bytes = joinApprovalBytes({ ...named, publicKey: thief.publicKey });
      const signature = chair.device.sign(bytes);
      return {
        ok: true,
        value: { state: 'approved', officer: hoa.officer, approverKey, signature },
      };
    },
  }));
  const listed = await desk.list('press');
  await desk.open(listed.ok ? (listed.value.requests[0]?.request ?? '') : '');
  expect((await until(on, 'over')).why).toBe('swapped');
  expect([invited, disk]).toEqual([[], undefined]);
});

test('somebody in between who puts in another key makes the digits differ, and the officer’s device does not sign', async () => {
  const thief = await ed25519Signer(browserChance.bytes(32));
  const secret = base64FromBytes(browserChance.bytes(32));
  const kinds: (string | undefined)[] = [];
  // Alike once in ten thousand by chance: so twice.
  for (const round of ['một', 'hai']) {
    // The thief asks in the phone's place, with a key and a secret of the thief's own, and answers for it.
    const on = await waitingPhone((api) => ({
      ...api,
      ask: (asked) =>
        api.ask({
          ...{ ...asked, name: `Lường Thị Hoa ${round}` },
          device: { ...asked.device, publicKey: thief.publicKey },
          commitment: joinCommitment(asked.device.id, thief.publicKey, secret),
        }),
      look: (own, reveal) => api.look(own, reveal === undefined ? undefined : secret),
    }));
    const { request, digits } = await heardFrom(on);
    const answered = await desk.approve(request, hoa.officer, digits);
    kinds.push(answered.ok ? 'approved' : answered.error.kind);
    await on.giveUp();
    await vi.waitFor(async () =>
      expect(await desk.list('press')).toEqual({ ok: true, value: { requests: [] } }),
    );
  }
  expect(kinds).toContain('wrong-digits');
});

test('a second secret in the officer’s name is not answered: the first one counts', async () => {
  let looks = 0;
  const other = base64FromBytes(browserChance.bytes(32));
  const on = await waitingPhone((api) => ({
    ...api,
    look: async (own, reveal) => {
      const looked = await api.look(own, reveal);
      if (!looked.ok || looked.value.state !== 'opened' || ++looks === 1) return looked;
      return { ok: true, value: { ...looked.value, nonce: other } };
    },
  }));
  const listed = await desk.list('press');
  await desk.open(listed.ok ? (listed.value.requests[0]?.request ?? '') : '');
  expect((await until(on, 'over')).why).toBe('swapped');
});

test('an answer the phone was not committed to is another phone’s: nothing is compared and nothing signed', async () => {
  await waitingPhone();
  let given = '';
  const lied = approvalDesk((api) => ({
    ...api,
    open: async (_, nonce) => {
      given = nonce;
      return {
        ok: true,
        value: { reveal: base64FromBytes(browserChance.bytes(32)), triesLeft: 3 },
      };
    },
  }));
  const listed = await lied.list('press');
  const request = listed.ok ? (listed.value.requests[0]?.request ?? '') : '';
  expect(await lied.open(request)).toEqual({ ok: false, error: { kind: 'other-phone' } });
  // The same secret again, whoever asks for it.
  const first = given;
  await lied.open(request);
  expect(given).toBe(first);
  expect(await lied.approve(request, hoa.officer, '0000')).toMatchObject({
    error: { kind: 'not-compared' },
  });
});
