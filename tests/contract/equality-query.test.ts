// What stands in the place of RxDB's query language in the build answers the shelf's queries as that language does.
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { getQueryMatcher } from 'rxdb/plugins/core';
import { getMingoQuery } from '#replica/equality-query.ts';

const word = fc.constantFrom('', '000', '001', 'dues.a', 'roster.b', 'Ễ');
const row = fc.record({ _deleted: fc.boolean(), type: word, book: word, sortKey: word });
const selector = fc.record(
  { _deleted: fc.boolean(), type: word, book: word },
  { requiredKeys: ['_deleted', 'type'] },
);

test('every row is found or left out as by RxDB’s own language', () => {
  fc.assert(
    fc.property(selector, fc.array(row, { maxLength: 20 }), (asked, rows) => {
      const query = Object.fromEntries(
        Object.entries(asked).map(([field, value]) => [field, { $eq: value }]),
      );
      const theirs = getQueryMatcher({} as never, { selector: query, sort: [], skip: 0 });
      const ours = getMingoQuery(query);
      expect(rows.map((one) => ours.test(one))).toEqual(rows.map((one) => theirs(one as never)));
    }),
    { numRuns: 500 },
  );
});

test('what it does not know stops instead of answering wrongly', () => {
  expect(() => getMingoQuery({ type: { $gt: '000' } })).toThrow();
  expect(() => getMingoQuery({ type: { $eq: '000', $ne: '001' } })).toThrow();
});
