// The table of design.md, section 3: what each folder may import besides itself. An allow-list, data only.

export type Room = {
  /** Folders of src it may import. */
  readonly folders: readonly string[];
  /** npm packages, `name` or `@scope/*`; a package stands for all of its files. */
  readonly packages: readonly string[];
  /** May it import `node:…`? */
  readonly node?: true;
  /** Packages that one single file of the folder may import (the hook file). */
  readonly packagesOfOneFile?: readonly string[];
  /** Folders of which only the ports are open: files that import no package and name no technology. */
  readonly portsOnly?: readonly string[];
};

const spine = ['base', 'crdt', 'book', 'domain'];
const uiKit = ['@mantine/*', 'virtua'];
const react = ['react', 'react-dom'];

const screens: Room = {
  folders: ['base', 'domain', 'text', 'replica', 'sync', 'platform', 'ui'],
  packages: [...react, 'react-router', ...uiKit],
};

/** By folder of `src`; a folder that is missing here may not exist. */
export const rooms: Readonly<Record<string, Room>> = {
  base: { folders: [], packages: [] },
  crdt: { folders: ['base'], packages: ['zod'] },
  book: { folders: ['base', 'crdt'], packages: ['zod', '@noble/hashes'] },
  domain: { folders: ['base', 'crdt', 'book'], packages: ['zod'] },
  protocol: { folders: spine, packages: ['zod'] },
  text: { folders: ['base', 'domain'], packages: [] },
  // protocol and zod: docs/decisions/0005-replica-reads-the-protocol.md
  replica: {
    folders: [...spine, 'protocol'],
    packages: ['dexie', 'rxdb', 'rxjs', 'hash-wasm', '@noble/*', 'zod'],
    packagesOfOneFile: ['react'],
  },
  sync: {
    folders: [...spine, 'protocol', 'replica'],
    packages: ['zod'],
    packagesOfOneFile: ['react'],
    portsOnly: ['replica'],
  },
  platform: {
    folders: ['base', 'domain'],
    packages: [
      ...react,
      'workbox-window',
      'virtual:pwa-register',
      'uqr',
      'zxing-wasm',
      '@e965/xlsx',
      '@simplewebauthn/browser',
    ],
  },
  ui: { folders: ['base', 'text'], packages: [...react, ...uiKit] },
  features: screens,
  app: { ...screens, folders: [...screens.folders, 'features'] },
  'sync-server': {
    folders: [...spine, 'protocol', 'text'],
    packages: [
      ...['hono', '@hono/node-server', 'zod', '@noble/*', 'hash-wasm', 'uqr', 'pg'],
      ...['@simplewebauthn/server', 'age-encryption'],
    ],
    node: true,
  },
};

/** Files that may import anything in `src`, and any package. */
export const compositionRoots: readonly string[] = ['src/main.tsx'];

/** An adapter is named technology first (`dexie-journal-store.ts`); no port begins like this. */
export const technologies: readonly string[] = [
  'dexie',
  'rxdb',
  'webcrypto',
  'web-crypto',
  'memory',
  'noble',
  'hash-wasm',
  'indexeddb',
];
