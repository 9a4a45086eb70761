// Who may import whom, as design.md says; and the proof that the check itself can see.
import { describe, expect, test } from 'vitest';
import { importCycles } from './import-cycles.ts';
import { importViolations } from './import-violations.ts';
import { readSourceFiles } from './source-files.ts';

const files = readSourceFiles();
const planted = (path: string, text: string) => importViolations(new Map([[path, text]]));

describe('the house', () => {
  test('there are files to look at', () => {
    expect(files.size).toBeGreaterThan(0);
  });

  test('every import stands in the table of allowed imports', () => {
    expect(importViolations(files)).toEqual([]);
  });

  test('no file imports itself by way of others, types included', () => {
    expect(importCycles(files)).toEqual([]);
  });
});

describe('a planted import is caught', () => {
  test.each([
    [
      'the core reaching for the replica',
      'src/domain/p.ts',
      `import { a } from '#replica/vault.ts';`,
    ],
    ['by a relative path', 'src/base/p.ts', `import { a } from '../crdt/fold.ts';`],
    ['as a type only', 'src/crdt/p.ts', `import type { A } from '#domain/money.ts';`],
    ['as an inline type', 'src/crdt/p.ts', `type A = import('#domain/money.ts').Vnd;`],
    ['later, by import()', 'src/text/p.ts', `export const a = () => import('#ui/button.tsx');`],
    ['by a computed import()', 'src/text/p.ts', 'export const a = (b: string) => import(b);'],
    ['as a re-export', 'src/book/p.ts', `export { a } from '#domain/money.ts';`],
    ['as a worker', 'src/ui/p.ts', `new Worker(new URL('../replica/w.ts', import.meta.url));`],
    ['for its side effect', 'src/ui/p.tsx', `import '#features/dues/pay.tsx';`],
    ['a package of another folder', 'src/domain/p.ts', `import Dexie from 'dexie';`],
    ['a deep file of such a package', 'src/domain/p.ts', `import a from 'dexie/dist/a.js';`],
    ['a package that only begins alike', 'src/domain/p.ts', `import a from 'zod-more';`],
    ['Node in the app', 'src/platform/p.ts', `import fs from 'node:fs';`],
    ['Node without its prefix', 'sync-server/p.ts', `import fs from 'fs';`],
    ['one feature using another', 'src/features/dues/p.tsx', `import '#features/cases/case.tsx';`],
    ['a feature using the app', 'src/features/dues/p.tsx', `import '#app/routes.tsx';`],
    ['the server using the replica', 'sync-server/p.ts', `import '#replica/vault.ts';`],
    ['the app using the server', 'src/app/p.tsx', `import '#server/push.ts';`],
    ['a program using a test', 'src/app/p.tsx', `import '#tests/browser/chromium.ts';`],
    ['the root using the server', 'src/main.tsx', `import '#server/push.ts';`],
    ['an adapter in the session', 'src/sync/p.ts', `import '#replica/memory-journal-store.ts';`],
    ['a folder nobody planned', 'src/services/p.ts', `import '#base/result.ts';`],
  ])('%s', (_what, path, text) => {
    expect(planted(path, text)).toHaveLength(1);
  });

  test('a second file with React in the replica', () => {
    const two = new Map([
      ['src/replica/use-a.ts', `import { useState } from 'react';`],
      ['src/replica/use-b.ts', `import { useState } from 'react';`],
    ]);
    expect(importViolations(two)).toHaveLength(1);
  });

  test('an adapter without a telling name, by the package it imports', () => {
    const two = new Map([
      ['src/replica/journal.ts', `import Dexie from 'dexie';`],
      ['src/sync/session.ts', `import { journal } from '#replica/journal.ts';`],
    ]);
    expect(importViolations(two)).toHaveLength(1);
  });

  test('a circle of types', () => {
    const circle = new Map([
      ['src/base/a.ts', `import type { B } from './b.ts';`],
      ['src/base/b.ts', `import type { C } from '#base/c.ts';`],
      ['src/base/c.ts', `import type { A } from './a.ts';`],
      ['src/base/d.ts', `import type { A } from './a.ts';`],
    ]);
    expect(importCycles(circle)).toEqual([['src/base/a.ts', 'src/base/b.ts', 'src/base/c.ts']]);
  });
});

describe('what the table allows is let through', () => {
  test.each([
    ['src/domain/p.ts', `import { z } from 'zod'; import '#crdt/fold.ts';`],
    ['src/book/p.ts', `import { sha256 } from '@noble/hashes/sha2.js';`],
    [
      'src/features/dues/p.tsx',
      `import { Button } from '@mantine/core'; import './pay.module.css';`,
    ],
    ['src/platform/p.ts', `import { registerSW } from 'virtual:pwa-register';`],
    ['sync-server/p.ts', `import { DatabaseSync } from 'node:sqlite'; import '#text/vi.ts';`],
    ['src/main.tsx', `import '#replica/vault.ts'; import { createRoot } from 'react-dom/client';`],
    ['src/base/p.ts', `// import '#app/routes.tsx'\nexport const a = "import '#app/routes.tsx'";`],
  ])('%s: %s', (path, text) => {
    expect(planted(path, text)).toEqual([]);
  });
});
