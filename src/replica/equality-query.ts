/** What the shelf asks of RxDB's query language, each field equal to a value: in the build it stands in that language's place. */
import { assert } from '#base/assert.ts';

/** A document with plain values, as RxDB's memory storage keeps it. */
type Plain = Readonly<Record<string, unknown>>;

/**
 * Under the name RxDB asks for (rx-query-mingo.js).
 * @param selector by field, `{ $eq: value }`; anything else stops, for it would be answered wrongly
 */
export const getMingoQuery = (
  selector: Readonly<Record<string, Plain>>,
): { readonly test: (document: Plain) => boolean } => {
  const wanted = Object.entries(selector).map(([field, asked]) => {
    assert('$eq' in asked && Object.keys(asked).length === 1, 'the shelf asks for equality only');
    return [field, asked['$eq']] as const;
  });
  return { test: (document) => wanted.every(([field, value]) => document[field] === value) };
};
