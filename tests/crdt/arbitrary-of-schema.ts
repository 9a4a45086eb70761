/** From the rule of a field to values that obey it: law tests need no list of the fields there are. */
import * as fc from 'fast-check';
import * as z from 'zod';

/** Names of changes that the histories of the law tests are made of. */
export const HASHES = ['hashA', 'hashB', 'hashC', 'hashD', 'hashE', 'hashF'] as const;
export const changeName: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...HASHES), fc.nat({ max: 1 }))
  .map(([hash, index]) => `${hash}.${index}`);

const two = (value: number): string => String(value).padStart(2, '0');
const date = fc
  .tuple(
    fc.integer({ min: 1940, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => `${year}-${two(month)}-${two(day)}`);
const id = fc.stringMatching(/^[a-z0-9]{4,8}$/);

/** What strings of ours look like; those a schema never takes are left out for it. */
const CANDIDATES: readonly fc.Arbitrary<string>[] = [
  changeName,
  date,
  date.map((text) => text.slice(0, 7)),
  date.map((text) => text.slice(0, 4)),
  id,
  fc.tuple(id, id).map(([a, b]) => `${a}~${b}`),
  fc.stringMatching(/^\d{9}$/),
  fc.stringMatching(/^\d{12}$/),
  fc.stringMatching(/^\+84\d{9}$/),
  fc.constantFrom('Nông Thị Mơ', 'Bàn Văn Chòi', 'Hoàng Thị Ánh', 'x'),
  fc.string({ minLength: 1, maxLength: 20 }),
];

const stringOf = (schema: z.ZodType): fc.Arbitrary<string> => {
  const isValid = (text: string): boolean => schema.safeParse(text).success;
  const fitting = CANDIDATES.filter((candidate) =>
    fc.sample(candidate, { numRuns: 10, seed: 1 }).some(isValid),
  );
  if (fitting.length === 0) throw new Error('no string of ours fits this schema: add a candidate');
  return fc.oneof(...fitting).filter(isValid);
};

const numberOf = (schema: z.ZodNumber): fc.Arbitrary<number> => {
  const min = schema.minValue ?? -1000;
  const max = Math.min(schema.maxValue ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const low = Math.max(min, Number.MIN_SAFE_INTEGER);
  return fc
    .oneof(fc.integer({ min: low, max: Math.min(low + 5, max) }), fc.integer({ min: low, max }))
    .filter((value) => schema.safeParse(value).success);
};

/** Values the schema accepts; throws on a kind of schema that no field has had so far. */
export const arbitraryOf = (schema: unknown): fc.Arbitrary<unknown> => {
  if (schema instanceof z.ZodString) return stringOf(schema);
  if (schema instanceof z.ZodNumber) return numberOf(schema);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNull) return fc.constant(null);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodNullable)
    return fc.oneof(
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 4, arbitrary: arbitraryOf(schema.unwrap()) },
    );
  if (schema instanceof z.ZodOptional) return arbitraryOf(schema.unwrap());
  // A discriminated union is a union, too.
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(arbitraryOf));
  if (schema instanceof z.ZodArray)
    return fc
      .array(arbitraryOf(schema.element), { maxLength: 4 })
      .filter((list) => schema.safeParse(list).success);
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries(schema.shape);
    return fc.record(Object.fromEntries(entries.map(([key, inner]) => [key, arbitraryOf(inner)])), {
      requiredKeys: entries
        .filter(([, inner]) => !(inner instanceof z.ZodOptional))
        .map(([key]) => key),
    });
  }
  throw new Error('a kind of schema the law tests do not know: teach it to arbitraryOf');
};
