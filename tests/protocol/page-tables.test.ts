// What docs/protocol.md says in tables and lists of names, held to the code: a limit that moves fails here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { STATUS_BY_KIND } from '#server/refusal.ts';
import { throttles, type Throttle } from '#server/throttle.ts';
import { startTestServer } from '../server/test-server.ts';
import { LIMITS } from './limits.ts';
import { messagesFile, recordsFile } from './message-schemas.ts';
import { docs, tableRows } from './protocol-page.ts';

const root = join(docs, '..');
const source = (path: string): string => readFileSync(join(root, path), 'utf8');

test('the limits are those of the code', () => {
  const told = Object.fromEntries(
    tableRows('limits').map(([name = '', value]) => [name, Number(value)]),
  );
  expect(told).toEqual(LIMITS);
});

/** Found by using it up: the first wait is the time for one more. */
const bucketOf = (throttle: Throttle): readonly [number, number] => {
  let burst = 0;
  for (;;) {
    const waitMs = throttle.take('somebody', 0);
    if (waitMs > 0) return [burst, waitMs];
    burst += 1;
  }
};

test('attempts are counted as the page says', () => {
  const told = Object.fromEntries(
    tableRows('attempts').map(([name = '', burst, refill]) => [
      name,
      [Number(burst), Number(refill)],
    ]),
  );
  const counted = Object.entries(throttles()).map(([name, one]: [string, Throttle]) => [
    name,
    bucketOf(one),
  ]);
  expect(told).toEqual(Object.fromEntries(counted));
});

test('every refusal is told, with its status', () => {
  const told = tableRows('refusals').map(([kind = '', status]) => [kind, Number(status)]);
  expect(Object.fromEntries(told)).toEqual(STATUS_BY_KIND);
});

/** Where entries are judged: each kind of problem named there is a reason in a verdict. */
const JUDGES: readonly (readonly [path: string, pattern: RegExp])[] = [
  ['sync-server/judge.ts', /(?:quarantined|held|refuse)\((?:\{ kind: )?'([a-z-]+)'/g],
  ['sync-server/run-admission.ts', /(?:quarantined\(|reason: )'([a-z-]+)'/g],
  ['src/book/entry.ts', /readonly kind: '([a-z-]+)'/g],
  ['src/book/book-id.ts', /refuse\(\{ kind: '([a-z-]+)'/g],
  ['src/crdt/record-type.ts', /readonly kind: '([a-z-]+)'/g],
  ['src/domain/act-fit.ts', /readonly kind: '([a-z-]+)'/g],
  ['src/domain/access.ts', /readonly kind: '([a-z-]+)'/g],
];

test('every reason of a verdict is told', () => {
  const found = JUDGES.flatMap(([path, pattern]) => {
    const kinds = [...source(path).matchAll(pattern)].map(([, kind = '']) => kind);
    expect(kinds, path).not.toEqual([]);
    return kinds;
  });
  const told = tableRows('reasons').map(([reason]) => reason);
  expect([...told].sort()).toEqual([...new Set(found)].sort());
});

const ASKS: Readonly<Record<string, readonly string[]>> = {
  signedInTwice: ['twice'],
  signedIn: ['session'],
  askedBy: ['session'],
  withBody: ['none', 'device'],
};

/** How each route is built, read off the source: `[METHOD path, which guard comes first]`. */
const guards = (): ReadonlyMap<string, string | undefined> =>
  new Map(
    ['app', 'second-factor-routes', 'joining-routes', 'restore-routes']
      .flatMap((file) => source(`sync-server/${file}.ts`).split(/\n {2}(?=app\.)/))
      .flatMap((text) => {
        const [, method, path] = /^app\.(post|get)\('(\/api\/[^']+)'/.exec(text) ?? [];
        const guard = /\b(signedInTwice|signedIn|withBody|askedBy)\(/.exec(text)?.[1];
        return method === undefined ? [] : [[`${method.toUpperCase()} ${path}`, guard] as const];
      }),
  );

test('every endpoint is told, and what it asks for', async () => {
  const under = await startTestServer();
  try {
    const routes = under.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path}`);
    const rows = tableRows('endpoints');
    expect(rows.map(([endpoint]) => endpoint).sort()).toEqual([...new Set(routes)].sort());
    const guardOf = guards();
    for (const [endpoint = '', asks = ''] of rows) {
      // An offer proves itself; a session only says whose device has come.
      if (endpoint === 'POST /api/restore/offer') continue;
      const guard = guardOf.get(endpoint);
      expect(guard === undefined ? ['none'] : ASKS[guard], endpoint).toContain(asks);
    }
  } finally {
    await under.stop();
  }
});

test('every message that is named has its schema in messages.json', () => {
  const known = new Set(Object.keys(messagesFile()));
  const named = tableRows('endpoints').flatMap(([, , request = '', answer = '']) =>
    [request, answer].filter((cell) => !cell.startsWith('{')).flatMap((cell) => cell.split(', ')),
  );
  expect(named.filter((name) => name !== '' && !known.has(name))).toEqual([]);
});

test.each([
  ['messages.json', messagesFile],
  ['records.json', recordsFile],
])('%s is what the code says; else: node tests/protocol/write-schema-files.ts', (file, made) => {
  const told: unknown = JSON.parse(readFileSync(join(docs, 'protocol', file), 'utf8'));
  expect(told).toEqual(JSON.parse(JSON.stringify(made())));
});
