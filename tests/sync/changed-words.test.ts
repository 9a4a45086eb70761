// An officer changes the words of an open book, because somebody looked over the shoulder: old or new words open it, never neither.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rewrapWithWords } from '#app/recovery.ts';
import type { OpenVault } from '#replica/vault-port.ts';
import { recoveryBytes } from '#sync/signed-requests.ts';
import type { Phone } from './phone.ts';
import { must, startUnion, synced, type TestUnion } from './union.ts';
import { Killed, NEW, OLD, vaultPhone, type VaultPhone } from './vault-phone.ts';

const THIRD = 'mưa nguồn chớp bể cuối năm';
const bytes = (text: string) => new TextEncoder().encode(text);

let union: TestUnion;
let chair: Phone;
let collector: Phone;
let phone: VaultPhone;

beforeEach(async () => {
  union = await startUnion();
  chair = await union.officerPhone('chu.tich', ['chair']);
  collector = await union.officerPhone('to.truong', ['collector']);
  phone = await vaultPhone(union, collector);
  await synced(chair);
});
afterEach(async () => {
  await union.server.stop();
});

const withoutSignal = async <T>(act: () => Promise<T>): Promise<T> => {
  const { fetch } = union.server.line;
  union.server.line.fetch = () => Promise.reject(new Error('no signal'));
  const done = await act();
  union.server.line.fetch = fetch;
  return done;
};

/** A receipt that is not sent, an ordinary request and a confidential one, sealed as they lie on the disk. */
const write = async (open: OpenVault): Promise<void> => {
  const token = 'writer';
  await open.store.takeWriter(token);
  const { tier, casesTier, sealer } = open;
  if (tier === undefined || casesTier === undefined) throw new Error('a vault has both tiers');
  const sealed = [
    ['receipt', await sealer.seal(bytes('7 biên lai'), 'outbox|receipt')],
    ['request', await casesTier.sealing.seal(bytes('xin nghỉ phép'), 'outbox|request')],
    ['confidential', await tier.sealing.seal(bytes('bị ép nghỉ việc'), 'outbox|confidential')],
  ] as const;
  must(
    await open.store.commit(
      token,
      sealed.map(([key, value]) => ({ op: 'put', table: 'outbox', key, value })),
    ),
  );
};

/** All three, read with these words. */
const readAll = async (open: OpenVault, words: string): Promise<readonly string[]> => {
  const confidential = must(await open.tier!.unlock(words));
  const openings = {
    receipt: open.sealer,
    request: open.casesTier!.opening!,
    confidential,
  };
  const found: string[] = [];
  for (const [key, opening] of Object.entries(openings)) {
    const row = must(await open.store.get('outbox', key));
    if (!(row instanceof Uint8Array)) throw new Error(`${key} is gone`);
    found.push(new TextDecoder().decode(must(await opening.open(row, `outbox|${key}`))));
  }
  return found;
};
const ALL = ['7 biên lai', 'xin nghỉ phép', 'bị ép nghỉ việc'];

const opens = async (words: string, of = phone): Promise<boolean> => {
  const opened = await of.port.open(of.replica, words);
  if (opened.ok) await opened.value.store.close();
  return opened.ok;
};

/** By the share that the server lends once another officer has agreed. */
const forgotten = async (of: VaultPhone, words: string): Promise<OpenVault> => {
  const asked = must(await of.api.requestRecovery(of.device));
  must(await chair.api.approveRecovery(asked.request, asked.digits));
  const lent = must(await of.api.fetchShare(asked.request, asked.ticket));
  if (lent.state !== 'approved') throw new Error('not approved');
  const open = must(await of.port.openByShare(of.replica, lent.share));
  const services = {
    vault: of.port,
    recoveryBytes: async (...parts: Parameters<typeof recoveryBytes>) => recoveryBytes(...parts),
  };
  return must(await rewrapWithWords(services, asked, open, words)).vault;
};

describe('on one phone', () => {
  test('changed without signal: the new words open everything, and the next contact tells the server', async () => {
    const open = await phone.open(OLD);
    await write(open);
    const oldProof = open.proof;
    must(await withoutSignal(() => phone.change(open, OLD, NEW)));
    await open.store.close();
    expect(await opens(OLD)).toBe(false);
    const later = await phone.open(NEW);
    expect(await readAll(later, NEW)).toEqual(ALL);
    expect(later.proof).not.toBe(oldProof);
    expect((await phone.contact(later)).ok).toBe(true);
    await later.store.close();
    const told = await phone.open(NEW);
    expect(told.unfinished).toBeUndefined();
    expect((await phone.contact(told)).ok).toBe(true);
    expect(await phone.contact({ ...told, proof: oldProof })).toEqual({
      ok: false,
      error: { kind: 'sign-in-refused' },
    });
  });

  test.each([
    ['before-write', OLD, NEW],
    ['after-write', NEW, OLD],
  ] as const)(
    'killed %s: one of the two opens all of it, and goes on',
    async (moment, mine, other) => {
      const open = await phone.open(OLD);
      await write(open);
      phone.killAt(moment);
      await expect(phone.change(open, OLD, NEW)).rejects.toThrow(Killed);
      phone.killAt(undefined);
      expect(await opens(other)).toBe(false);
      const later = await phone.open(mine);
      expect(await readAll(later, mine)).toEqual(ALL);
      expect((await phone.contact(later)).ok).toBe(true);
    },
  );

  test('killed after the server said yes and before the phone noted it: told twice, taken once', async () => {
    const open = await phone.open(OLD);
    must(await phone.change(open, OLD, NEW));
    const later = await phone.open(NEW);
    expect((await phone.contact(later, false)).ok).toBe(true);
    await later.store.close();
    const again = await phone.open(NEW);
    expect(again.unfinished).toBeDefined();
    expect((await phone.contact(again)).ok).toBe(true);
    const lines = await union.server.opened.store.committed.auditAfter(0, 1_000);
    expect(lines.filter(({ what }) => what === 'words-changed')).toHaveLength(1);
  });

  test('a phone that lay in a drawer for a year still tells it', async () => {
    must(await withoutSignal(async () => phone.change(await phone.open(OLD), OLD, NEW)));
    union.server.clock.ms += 400 * 86_400_000;
    expect((await phone.contact(await phone.open(NEW))).ok).toBe(true);
  });

  test('wrong words of now, and the same words again, change nothing', async () => {
    const open = await phone.open(OLD);
    expect(await phone.change(open, 'đò ngang chiều nắng lạnh', NEW)).toEqual({
      ok: false,
      error: { kind: 'wrong-words' },
    });
    expect(await phone.change(open, OLD, OLD.toUpperCase())).toEqual({
      ok: false,
      error: { kind: 'same-words' },
    });
    expect([await opens(OLD), await opens(NEW)]).toEqual([true, false]);
    expect((await phone.contact(open)).ok).toBe(true);
  });

  test('a book that a PIN has opened: the words of now change them, and the PIN is over', async () => {
    const open = await phone.open(OLD);
    await write(open);
    must(await phone.port.beginShift(open, '951084'));
    await open.store.close();
    const byPin = must(await phone.port.openByPin(phone.replica, '951084'));
    must(await phone.change(byPin, OLD, NEW));
    await byPin.store.close();
    expect(await phone.port.openByPin(phone.replica, '951084')).toEqual({
      ok: false,
      error: { kind: 'pin-gone' },
    });
    expect(await readAll(await phone.open(NEW), NEW)).toEqual(ALL);
  });

  test('changed once more before the server has heard: it is told to wait, and the first change holds', async () => {
    must(await withoutSignal(async () => phone.change(await phone.open(OLD), OLD, NEW)));
    const open = await phone.open(NEW);
    expect(await withoutSignal(() => phone.change(open, NEW, THIRD))).toEqual({
      ok: false,
      error: { kind: 'words-untold' },
    });
    // With a signal the first one goes before the second.
    must(await phone.change(open, NEW, THIRD));
    expect([await opens(NEW), await opens(THIRD)]).toEqual([false, true]);
    expect((await phone.contact(await phone.open(THIRD))).ok).toBe(true);
  });

  test('the answer to an earlier change comes late: the message of the next one is not thrown away', async () => {
    must(await withoutSignal(async () => phone.change(await phone.open(OLD), OLD, NEW)));
    const first = await phone.open(NEW);
    must(await phone.change(first, NEW, THIRD));
    must(await phone.port.finished(first));
    expect((await phone.open(THIRD)).unfinished).toBeDefined();
    expect((await phone.contact(await phone.open(THIRD))).ok).toBe(true);
  });

  test.each([
    ['before the server has heard of them', false],
    ['after it has, and the phone was killed before it noted that', true],
  ])(
    'changed and then forgotten, %s: the share it lends opens all of it',
    async (_when, isHeard) => {
      const open = await phone.open(OLD);
      await write(open);
      must(await withoutSignal(() => phone.change(open, OLD, NEW)));
      await open.store.close();
      if (isHeard) expect((await phone.contact(await phone.open(NEW), false)).ok).toBe(true);
      const renewed = await forgotten(phone, THIRD);
      expect(await readAll(renewed, THIRD)).toEqual(ALL);
      await renewed.store.close();
      const later = await phone.open(THIRD);
      expect((await phone.contact(later)).ok).toBe(true);
      await later.store.close();
      // And once more, now that nothing is untold.
      expect(await readAll(await forgotten(phone, NEW), NEW)).toEqual(ALL);
    },
  );

  test('new words after forgetting, untold, are told before words are changed', async () => {
    const renewed = await forgotten(phone, NEW);
    await renewed.store.close();
    must(await phone.change(await phone.open(NEW), NEW, THIRD));
    expect((await phone.contact(await phone.open(THIRD))).ok).toBe(true);
  });
});

describe('a vault of before there were shares for what requests lie under', () => {
  /** As it was: both pairs wrapped by the words alone. */
  const asBefore = async (): Promise<void> => {
    const open = await phone.open(OLD);
    await write(open);
    must(
      await open.store.commit('writer', [
        { op: 'delete', table: 'keys', key: 'tier-share' },
        { op: 'delete', table: 'keys', key: 'cases-share' },
      ]),
    );
    must(await phone.port.beginShift(open, '951084'));
    await open.store.close();
  };

  test('the words that open it make one, the next contact brings it, and forgotten words lose nothing', async () => {
    await asBefore();
    const open = await phone.open(OLD);
    expect(open.unfinished).toBeDefined();
    expect((await phone.contact(open)).ok).toBe(true);
    await open.store.close();
    const settled = await phone.open(OLD);
    expect(settled.unfinished).toBeUndefined();
    await settled.store.close();
    // Nobody has changed any words: the PIN goes on, and the log says nothing of the kind.
    await must(await phone.port.openByPin(phone.replica, '951084')).store.close();
    const lines = await union.server.opened.store.committed.auditAfter(0, 1_000);
    expect(lines.map(({ what }) => what)).not.toContain('words-changed');
    expect(await readAll(await forgotten(phone, NEW), NEW)).toEqual(ALL);
  });

  test('killed while it is made: the words open the book all the same', async () => {
    await asBefore();
    phone.killAt('after-write');
    await expect(phone.port.open(phone.replica, OLD)).rejects.toThrow(Killed);
    phone.killAt(undefined);
    const open = await phone.open(OLD);
    expect(await readAll(open, OLD)).toEqual(ALL);
    expect((await phone.contact(open)).ok).toBe(true);
    await open.store.close();
    expect(await readAll(await forgotten(phone, NEW), NEW)).toEqual(ALL);
  });
});

describe('on another phone of the same officer', () => {
  let second: VaultPhone;
  beforeEach(async () => {
    second = await vaultPhone(union, collector);
    must(await phone.change(await phone.open(OLD), OLD, NEW));
    expect((await phone.contact(await phone.open(NEW))).ok).toBe(true);
  });

  test('it opens by the words it knows, is refused, and follows with the new ones once', async () => {
    const open = await second.open(OLD);
    await write(open);
    expect(await second.contact(open)).toEqual({ ok: false, error: { kind: 'sign-in-refused' } });
    expect(await second.change(open, OLD, THIRD)).toEqual({
      ok: false,
      error: { kind: 'not-those-words' },
    });
    must(await second.change(open, OLD, NEW));
    await open.store.close();
    const later = await second.open(NEW);
    expect(await readAll(later, NEW)).toEqual(ALL);
    expect((await second.contact(later)).ok).toBe(true);
    expect((await phone.contact(await phone.open(NEW))).ok).toBe(true);
  });

  test('killed while it follows: one of the two opens it, and it can follow again', async () => {
    for (const moment of ['before-write', 'after-write'] as const) {
      const open = await second.open(OLD);
      second.killAt(moment);
      await expect(second.change(open, OLD, NEW)).rejects.toThrow(Killed);
      second.killAt(undefined);
    }
    expect([await opens(OLD, second), await opens(NEW, second)]).toEqual([false, true]);
    expect((await second.contact(await second.open(NEW))).ok).toBe(true);
  });

  test('changed on both without signal: whoever tells it first has changed them, the other follows', async () => {
    const open = await second.open(OLD);
    await write(open);
    must(await withoutSignal(() => second.change(open, OLD, THIRD)));
    await open.store.close();
    const refused = await second.open(THIRD);
    expect((await second.contact(refused)).ok).toBe(false);
    must(await second.change(refused, THIRD, NEW));
    await refused.store.close();
    const later = await second.open(NEW);
    expect(await readAll(later, NEW)).toEqual(ALL);
    expect((await second.contact(later)).ok).toBe(true);
    await later.store.close();
    // The share of that refused change never counted: the server's opens the book.
    expect(await readAll(await forgotten(second, OLD), OLD)).toEqual(ALL);
  });

  test('its session is over with the change, and what it writes waits until it follows', async () => {
    expect(await collector.sync.syncNow()).toEqual({ kind: 'sign-in-refused' });
    const renewed = await forgotten(phone, THIRD);
    await renewed.store.close();
    expect((await phone.contact(await phone.open(THIRD))).ok).toBe(true);
    expect(await collector.sync.syncNow()).toEqual({ kind: 'sign-in-refused' });
  });
});
