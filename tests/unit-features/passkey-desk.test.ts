// The passkey of an open book as its screens are told of it: offered, declined for good, tried, kept or found impossible.
import { beforeEach, expect, test, vi } from 'vitest';
import { accept, refuse, type Result } from '#base/result.ts';
import { createPasskeyDesk } from '#app/passkey-desk.ts';
import type { PasskeyControl } from '#features/passkey/passkey-control.ts';
import type { PasskeyProblem, PasskeySecret } from '#platform/passkey.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { PASSKEY_GAVE_ROW, type PasskeyHere } from '#replica/passkey-row.ts';
import type { NewPasskey, OpenVault } from '#replica/vault-port.ts';

const WORDS = 'đò ngang chiều nắng ấm';

let store = memoryJournalStore();
let onDisk: PasskeyHere | undefined;
let isWriter: boolean;
let isThere: boolean;
/** What the device was asked to do, in this order. */
let asked: string[];
/** What it gives; taken away, it gives nothing. */
let gives: Result<PasskeySecret, PasskeyProblem>;

beforeEach(() => {
  store = memoryJournalStore();
  onDisk = undefined;
  isWriter = true;
  isThere = true;
  asked = [];
  gives = accept({ credential: 'cred-1', prf: new Uint8Array(32).fill(5) });
});

const desk = (): PasskeyControl =>
  createPasskeyDesk({
    vault: {
      passkey: async () => onDisk,
      keepPasskey: async (_, { credential, salt, prf, words }: NewPasskey) => {
        expect(prf.every((byte) => byte === 5)).toBe(true);
        if (words !== WORDS) return refuse({ kind: 'wrong-words' });
        onDisk = { credential, salt };
        return accept(undefined);
      },
      dropPasskey: async () => accept((onDisk = undefined)),
    },
    open: { store, identity: { replica: 'r' } } as unknown as OpenVault,
    replica: { isWriter: () => isWriter },
    device: {
      isThere: async () => isThere,
      make: async ({ userName }) => {
        asked.push(`make ${userName.slice(0, 13)}`);
        return accept('cred-1');
      },
      ask: async ([passkey]) => {
        asked.push(`ask ${passkey?.credential}`);
        return gives;
      },
      forget: async (credential) => void asked.push(`forget ${credential}`),
    },
    chance: browserChance,
  });

const said = async (of: PasskeyControl, is: object): Promise<void> => {
  const stop = of.watch(() => undefined);
  await vi.waitFor(() => expect(of.state()).toEqual(is));
  stop();
};

test('made once and asked once: wrong words, or a finger that slipped, do not make another', async () => {
  const one = desk();
  await said(one, { is: 'none', isOffered: true });
  const secret = gives;
  gives = refuse({ kind: 'cancelled' });
  expect(await one.keep(WORDS)).toEqual(refuse({ kind: 'cancelled' }));
  gives = secret;
  expect(await one.keep('gió mùa về trên đồi')).toEqual(refuse({ kind: 'wrong-words' }));
  expect(await one.keep(WORDS)).toEqual(accept(undefined));
  expect(asked).toEqual(['make Sổ Công đoàn ', 'ask cred-1', 'ask cred-1']);
  await said(one, { is: 'set' });
  one.leave();
  expect(asked).not.toContain('forget cred-1');
  await one.drop();
  await said(one, { is: 'none', isOffered: true });
  expect(asked).toContain('forget cred-1');
  // That the device has given a secret stays true, and is told in the list of devices.
  expect(await store.get('keys', PASSKEY_GAVE_ROW)).toEqual(accept('1'));
});

test('the screen is left before the words were right: nothing stays, and the phone is told', async () => {
  const one = desk();
  await one.keep('gió mùa về trên đồi');
  one.leave();
  expect(onDisk).toBe(undefined);
  expect(asked.at(-1)).toBe('forget cred-1');
  gives = accept({ credential: 'cred-1', prf: new Uint8Array(32).fill(5) });
  await one.keep(WORDS);
  expect(asked.filter((what) => what.startsWith('make')).length).toBe(2);
});

test('a device that gives no secret: nothing is kept, and it is not offered at another opening either', async () => {
  gives = refuse({ kind: 'no-prf' });
  const one = desk();
  expect(await one.keep(WORDS)).toEqual(refuse({ kind: 'no-prf' }));
  expect(onDisk).toBe(undefined);
  expect(asked.at(-1)).toBe('forget cred-1');
  await said(one, { is: 'no-prf' });
  expect(await store.get('keys', PASSKEY_GAVE_ROW)).toEqual(accept(undefined));
  await said(desk(), { is: 'no-prf' });
});

test('never means never: another opening does not ask; it can still be set', async () => {
  await desk().decline();
  const next = desk();
  await said(next, { is: 'none', isOffered: false });
  expect((await next.keep(WORDS)).ok).toBe(true);
  await said(next, { is: 'set' });
});

test('not offered without a lock of the device, nor in a window that only reads', async () => {
  isThere = false;
  await said(desk(), { is: 'not-here' });
  isThere = true;
  isWriter = false;
  const reading = desk();
  await said(reading, { is: 'none', isOffered: false });
  expect(await reading.keep(WORDS)).toEqual(refuse({ kind: 'read-only' }));
  expect(asked).toEqual([]);
});
