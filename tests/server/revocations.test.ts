// Two officers end one right: which of the two counts is the same on the server and on every phone, whoever came first.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { grant, revocation } from '#domain/office/grant.ts';
import type { RecordOf } from '#domain/record-of.ts';
import { rightsEver } from '#domain/views/self-checked.ts';
import { OfficeState } from '#server/office-state.ts';

const BOOK = bookId('office', 'may-union');
const GRANT = {
  ...({ officer: 'officer-sen', role: 'treasurer', unit: 'may-union', reach: 'unit' } as const),
  ...{ from: '2026-01-01', until: null },
} satisfies RecordOf<typeof grant>['values'];
const DAY_MS = 86_400_000;

/** Some by one clock, in the order of their counters; no two in one place. */
const someEnds = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 })), {
    ...{ minLength: 1, maxLength: 6, selector: ([day, counter]) => `${day}.${counter}` },
  })
  .map((places) =>
    places.map(([day, counter], at) => ({
      id: `revoke-${at}`,
      order: {
        ...{ ms: 1_800_000_000_000 + day * DAY_MS, counter, device: `device-${at}` },
        ...{ life: 'life', seq: 1, hash: `hash-${at}` },
      },
    })),
  );

test('of several revocations of one grant the first in the order of the book counts, in whatever order they come', () => {
  fc.assert(
    fc.property(
      someEnds.chain((ends) =>
        fc.record({
          ends: fc.constant(ends),
          coming: fc.shuffledSubarray([...ends], { minLength: ends.length }),
          layers: fc.array(fc.boolean(), { minLength: ends.length, maxLength: ends.length }),
        }),
      ),
      ({ ends, coming, layers }) => {
        const first = [...ends].sort(
          (a, b) => a.order.ms - b.order.ms || a.order.counter - b.order.counter,
        )[0]!;
        let office = new OfficeState();
        office.add(BOOK, grant.type, 'grant-1', {
          ...{ index: 0, set: GRANT },
          order: { ...first.order, ms: 0, hash: 'hash-of-grant' },
        });
        for (const [at, { id, order }] of coming.entries()) {
          // In a transaction of its own, or in the one of before.
          if (layers[at] === true) office = new OfficeState(office);
          office.add(BOOK, revocation.type, id, {
            ...{ index: 0, order, set: { grant: 'grant-1', why: 'Hết nhiệm kỳ' } },
          });
        }
        expect(office.revocationOf(BOOK, 'grant-1')?.id).toBe(first.id);
        expect(office.grantsOf(GRANT.officer)).toEqual([]);
        const msOf = (id: string): number => ends.find((end) => end.id === id)?.order.ms ?? 0;
        const [onPhone] = rightsEver(
          [{ id: 'grant-1', values: GRANT }],
          coming.map(({ id }) => ({ id, values: { grant: 'grant-1', why: 'Hết nhiệm kỳ' } })),
          { givenMs: () => 0, endedMs: msOf },
        );
        expect(onPhone?.hours?.endedMs).toBe(msOf(first.id));
        expect(vietnamDate(onPhone?.hours?.endedMs ?? 0)).toBe(vietnamDate(first.order.ms));
      },
    ),
    { seed: 20_261_123, numRuns: 500 },
  );
});
