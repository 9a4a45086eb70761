// The offline lease: what one look at the clock counts, whatever the clock says, and what never stops.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, vietnamDate } from '#domain/day-number.ts';
import {
  isStopped,
  leaseFromContact,
  leaseState,
  LEASE_DAYS_MAX,
  LEASE_STOPS,
  observed,
  USUAL_LEASE,
  type LeaseCount,
} from '#domain/lease.ts';

const HOUR_MS = 3_600_000;
/** A morning in Vietnam. */
const CONTACT_MS = Date.UTC(2026, 10, 22, 1);
const afterDays = (days: number, from = leaseFromContact(CONTACT_MS)): LeaseCount =>
  Array.from({ length: days }).reduce<LeaseCount>(
    (count, _, day) => observed(count, CONTACT_MS + (day + 1) * DAY_MS),
    from,
  );
const looks = (moments: readonly number[]): LeaseCount =>
  moments.reduce(observed, leaseFromContact(CONTACT_MS));

describe('counting days', () => {
  test('the day of the contact counts nothing, however often the app is opened', () => {
    expect(looks([1, 2, 3, 9].map((hour) => CONTACT_MS + hour * HOUR_MS)).counted).toBe(0);
  });

  test('a day counts once, however often the app is opened on it', () => {
    const next = CONTACT_MS + DAY_MS;
    expect(looks([next, next + HOUR_MS, next + 2 * HOUR_MS, next + 9 * HOUR_MS]).counted).toBe(1);
  });

  test('a phone that lay switched off for forty days has lost one of them', () => {
    expect(looks([CONTACT_MS + 40 * DAY_MS]).counted).toBe(1);
  });

  test('a clock that jumps by a year and back costs two days and no books', () => {
    const year = CONTACT_MS + 365 * DAY_MS;
    const count = looks([year, year + HOUR_MS, CONTACT_MS + HOUR_MS, CONTACT_MS + 5 * HOUR_MS]);
    expect(count.counted).toBe(2);
    expect(leaseState(count, USUAL_LEASE).cases.is).toBe('running');
  });

  test('putting the clock back each morning to the same day gains nothing', () => {
    let count = leaseFromContact(CONTACT_MS);
    for (let morning = 0; morning < 14; morning++) {
      count = observed(count, CONTACT_MS + 8 * HOUR_MS);
      count = observed(count, CONTACT_MS);
    }
    expect(leaseState(count, USUAL_LEASE).cases.is).toBe('over');
  });

  test('a network that sets the clock right by some minutes counts nothing', () => {
    const next = CONTACT_MS + DAY_MS;
    expect(looks([next + 30 * 60_000, next, next + HOUR_MS]).counted).toBe(1);
  });

  const wild = fc.array(fc.integer({ min: -400 * 24, max: 400 * 24 }), { maxLength: 200 });

  test('whatever the clock does, a look counts at most one day and never gives one back', () => {
    fc.assert(
      fc.property(wild, (hours) => {
        let count = leaseFromContact(CONTACT_MS);
        for (const hour of hours) {
          const next = observed(count, CONTACT_MS + hour * HOUR_MS);
          expect([0, 1]).toContain(next.counted - count.counted);
          count = next;
        }
        expect(count.counted).toBeLessThanOrEqual(LEASE_DAYS_MAX);
        expect(count.seenDays.length).toBeLessThanOrEqual(LEASE_DAYS_MAX + 1);
      }),
      { seed: 20_261_122, numRuns: 300 },
    );
  });

  test('a clock that only goes on counts exactly the days it has shown', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 80 }), (steps) => {
        let ms = CONTACT_MS;
        const moments = steps.map((hours) => (ms += hours * HOUR_MS));
        const days = new Set([CONTACT_MS, ...moments].map(vietnamDate));
        expect(looks(moments).counted).toBe(Math.min(days.size - 1, LEASE_DAYS_MAX));
      }),
      { seed: 20_261_123, numRuns: 300 },
    );
  });

  test('each day of a clock that goes back and forth counts once more only where it was put back', () => {
    fc.assert(
      fc.property(wild, (hours) => {
        const moments = hours.map((hour) => CONTACT_MS + hour * HOUR_MS);
        const days = new Set([CONTACT_MS, ...moments].map(vietnamDate)).size - 1;
        const back = moments.filter(
          (ms, at) => ms < (at === 0 ? CONTACT_MS : (moments[at - 1] ?? 0)),
        ).length;
        expect(looks(moments).counted).toBeLessThanOrEqual(days + back);
        expect(looks(moments).counted).toBeGreaterThanOrEqual(Math.min(days, LEASE_DAYS_MAX));
      }),
      { seed: 20_261_124, numRuns: 300 },
    );
  });
});

describe('running out', () => {
  test('requests close after 14 days and the roll after 30, each told a week before', () => {
    expect(leaseState(afterDays(6), USUAL_LEASE).cases).toEqual({ is: 'running', daysLeft: 8 });
    expect(leaseState(afterDays(7), USUAL_LEASE).cases).toEqual({ is: 'told', daysLeft: 7 });
    expect(leaseState(afterDays(13), USUAL_LEASE).cases).toEqual({ is: 'told', daysLeft: 1 });
    expect(leaseState(afterDays(14), USUAL_LEASE).cases).toEqual({ is: 'over', daysLeft: 0 });
    expect(leaseState(afterDays(22), USUAL_LEASE).roll).toEqual({ is: 'running', daysLeft: 8 });
    expect(leaseState(afterDays(23), USUAL_LEASE).roll).toEqual({ is: 'told', daysLeft: 7 });
    expect(leaseState(afterDays(30), USUAL_LEASE).roll).toEqual({ is: 'over', daysLeft: 0 });
  });

  test('requests never stay open longer than the roll', () => {
    expect(leaseState(afterDays(7), { days: 7, caseDays: 60 }).cases.is).toBe('over');
  });

  test('collecting, own receipts, the close, the backup and taking in a request never stop', () => {
    for (const act of [
      'collect',
      'own-receipts',
      'void-receipt',
      'close-day',
      'send-off',
      'backup-file',
      'take-in-request',
    ] as const)
      for (const days of [0, 14, 30, 90, 400])
        for (const term of [USUAL_LEASE, { days: 7, caseDays: 1 }])
          expect(isStopped(act, leaseState(afterDays(days), term))).toBe(false);
    expect(Object.values(LEASE_STOPS).filter((stop) => stop !== 'never')).toHaveLength(3);
  });

  test('a contact opens all', () => {
    const over = leaseState(afterDays(90), USUAL_LEASE);
    expect([over.roll.is, over.cases.is]).toEqual(['over', 'over']);
    const anew = leaseState(leaseFromContact(CONTACT_MS + 400 * DAY_MS), USUAL_LEASE);
    expect([anew.roll.is, anew.cases.is]).toEqual(['running', 'running']);
  });
});
