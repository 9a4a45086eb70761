/** Any sequence of cases begun, noted in, opened to others, and of rights given and ended: the server does what a page of rules says. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { caseNote } from '#domain/cases/case-file.ts';
import { caseReader } from '#domain/cases/case-reader.ts';
import { write } from '#domain/draft.ts';
import { grant, revocation } from '#domain/office/grant.ts';
import { foundUnion, foundUnit, officerWithDevice, startTestServer } from './test-server.ts';
import { randomId, type TestDevice } from './test-device.ts';

const SEED = 20261122;
const PEOPLE = [0, 1, 2, 3] as const;
const BOOKS = [0, 1] as const;

const who = fc.constantFrom(...PEOPLE);
const where = fc.constantFrom(...BOOKS);
const step = fc.oneof(
  { arbitrary: fc.record({ it: fc.constant('note' as const), who, where }), weight: 3 },
  {
    arbitrary: fc.record({
      ...{ it: fc.constant('name' as const), who, where },
      named: fc.uniqueArray(who, { minLength: 1, maxLength: 2 }),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ it: fc.constant('end' as const), who }), weight: 1 },
  { arbitrary: fc.record({ it: fc.constant('give' as const), who }), weight: 1 },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Officer {
  readonly device: TestDevice;
  readonly officer: string;
}
interface Person extends Officer {
  /** The grant in force; undefined while the right has ended. */
  grant: string | undefined;
}

test('who reads and writes is who is named and has the right, after any history', async () => {
  const under = await startTestServer();
  const admin = await foundUnion(under);
  const home = await foundUnit(admin, admin.session!.homeUnit);
  const officers: Officer[] = [];
  for (const [at] of PEOPLE.entries())
    officers.push(await officerWithDevice(under, admin, home, at === 0 ? 'chair' : 'case-officer'));
  const give = async (officer: string, unit: string): Promise<string> => {
    const id = randomId();
    const given = { officer, unit, reach: 'unit', from: '2026-01-01', until: null } as const;
    await admin.write(`office.${unit}`, [write(grant, id, { ...given, role: 'case-officer' })]);
    return id;
  };
  const seen = new Set<string>();

  const run = async (steps: readonly Step[]): Promise<void> => {
    // A union of its own for each history, so that none hangs on the one before.
    const local = await foundUnit(admin, admin.session!.homeUnit);
    const people: Person[] = [];
    for (const one of officers) people.push({ ...one, grant: await give(one.officer, local) });
    const books = BOOKS.map(() => confidentialBook(local, randomId()));
    const readers = books.map(() => new Set<Person>());
    for (const one of steps) {
      const person = people[one.who]!;
      if (one.it === 'end') {
        if (person.grant !== undefined)
          await admin.write(`office.${local}`, [
            write(revocation, randomId(), { grant: person.grant, why: 'thôi việc' }),
          ]);
        person.grant = undefined;
        continue;
      }
      if (one.it === 'give') {
        person.grant ??= await give(person.officer, local);
        continue;
      }
      const book = books[one.where]!;
      const named = one.it === 'name' ? one.named.map((at) => people[at]!) : [];
      const changes =
        one.it === 'note'
          ? [write(caseNote, randomId(), { caseFile: 'case-1', text: 'Đã gặp.' })]
          : named.map(({ officer }) => write(caseReader, randomId(), { officer }));
      const known = readers[one.where]!;
      const isNamed = (known.size > 0 ? [...known] : named).includes(person);
      const expected = !isNamed
        ? 'not-allowed'
        : person.grant === undefined
          ? 'right-ended'
          : 'accepted';
      seen.add(expected);
      if (expected === 'accepted') for (const reader of named) known.add(reader);
      const [verdict] = (await person.device.write(book, changes)).verdicts;
      expect(verdict?.reason ?? verdict?.ruling).toBe(expected);
    }
    for (const person of people) {
      const { lines, entries } = await person.device.pull([], { only: books });
      const listed = lines.flatMap((line) =>
        line.line === 'hello' ? line.books.map(({ book }) => book) : [],
      );
      const theirs = books.filter((_, at) => person.grant && readers[at]!.has(person));
      expect(listed.filter((book) => books.includes(book)).sort()).toEqual([...theirs].sort());
      const got = new Set(entries.map(({ book }) => book).filter((book) => books.includes(book)));
      expect([...got].sort()).toEqual([...theirs].sort());
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), run), {
    seed: SEED,
    numRuns: 8,
    endOnFailure: true,
  });
  expect([...seen].sort()).toEqual(['accepted', 'not-allowed', 'right-ended']);
  await under.stop();
});
