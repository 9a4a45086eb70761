// The shift of an open book as its screens are told of it: when a PIN is offered, declined for good, forbidden, or needs the words.
import { beforeEach, expect, test, vi } from 'vitest';
import { accept } from '#base/result.ts';
import { createShiftDesk, type ShiftDesk } from '#app/shift-desk.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import type { Shift } from '#replica/shift-row.ts';
import type { OpenVault } from '#replica/vault-port.ts';

const SHIFT: Shift = { endMs: Date.parse('2026-11-23T12:00:00Z'), triesLeft: 8 };

let onDisk: Shift | undefined;
let store = memoryJournalStore();
let isWriter: boolean;

beforeEach(() => {
  onDisk = undefined;
  store = memoryJournalStore();
  isWriter = true;
});

const desk = (given: { readonly isFirstDay?: boolean; readonly byPin?: boolean } = {}) =>
  createShiftDesk({
    vault: {
      shift: async () => onDisk,
      beginShift: async () => accept((onDisk = SHIFT)),
      endShift: async () => accept((onDisk = undefined)),
    },
    open: {
      store,
      identity: { replica: 'r' },
      mayBeginShift: given.byPin !== true,
    } as unknown as OpenVault,
    replica: { isWriter: () => isWriter },
    isFirstDay: given.isFirstDay === true,
  });

const said = async (of: ShiftDesk, is: object): Promise<void> => {
  await vi.waitFor(() => expect(of.state()).toEqual(is));
  of.stop();
};

test('after words it is offered once, and not again after a PIN was set', async () => {
  const one = desk();
  // Before the rules of the union are read nothing is offered.
  await said(one, { is: 'unknown' });
  one.allow(true);
  await said(one, { is: 'none', isOffered: true });
  expect(await one.begin('802574')).toEqual({ ok: true, value: SHIFT });
  await said(one, { is: 'set', endMs: SHIFT.endMs, mayChange: true });
  await one.end();
  await said(one, { is: 'none', isOffered: false });
  expect(one.wasSet()).toBe(true);
});

test('never means never: another opening does not ask; it can still be set', async () => {
  const one = desk();
  one.allow(true);
  await one.decline();
  await said(one, { is: 'none', isOffered: false });
  const next = desk();
  next.allow(true);
  await said(next, { is: 'none', isOffered: false });
  expect((await next.begin('802574')).ok).toBe(true);
  await said(next, { is: 'set', endMs: SHIFT.endMs, mayChange: true });
});

test('not offered on the first day, nor in a window that only reads', async () => {
  const first = desk({ isFirstDay: true });
  first.allow(true);
  await said(first, { is: 'none', isOffered: false });
  isWriter = false;
  const reading = desk();
  reading.allow(true);
  await said(reading, { is: 'none', isOffered: false });
  expect(await reading.begin('802574')).toEqual({ ok: false, error: { kind: 'read-only' } });
});

test('a union without PINs: what was set ends, and nothing is set', async () => {
  onDisk = SHIFT;
  const one = desk();
  one.allow(false);
  await said(one, { is: 'forbidden' });
  await vi.waitFor(() => expect(onDisk).toBeUndefined());
  expect(await one.begin('802574')).toEqual({ ok: false, error: { kind: 'not-allowed' } });
});

test('opened by the PIN it is not changed, and once it is gone the words are needed', async () => {
  onDisk = SHIFT;
  const one = desk({ byPin: true });
  one.allow(true);
  await said(one, { is: 'set', endMs: SHIFT.endMs, mayChange: false });
  // The day was closed meanwhile; whoever looks at the screen sees how it stands.
  onDisk = undefined;
  one.watch(() => undefined);
  await said(one, { is: 'needs-words' });
});
