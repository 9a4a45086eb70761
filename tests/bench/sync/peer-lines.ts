/** The peers, in the same run: the same records, their own replication over HTTP, each side in a process of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { receipt } from '#domain/dues/receipt.ts';
import { member } from '#domain/roster/member.ts';
import { madeUpBooks } from '../page/made-up-books.ts';
import { startCountingLine } from './counting-line.ts';
import { startWorker, type Worker } from './worker.ts';

export const PEERS = ['rxdb', 'pouchdb'] as const;
export type Peer = (typeof PEERS)[number];

export interface PeerFigures {
  /** Of each time but the first, which warms the processes. */
  readonly seconds: readonly number[];
  readonly kilobytesUp: number;
  readonly kilobytesDown: number;
}

const FOLDER = resolve(import.meta.dirname, '../peers');

/** Once, and again where the lock file has changed since. */
export const installPeers = (): void => {
  const mark = join(FOLDER, 'node_modules/.package-lock.json');
  const lock = join(FOLDER, 'package-lock.json');
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('installing the peers in tests/bench/peers, once…');
  // Their native parts come built; nothing of theirs is run to install them.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const done = spawnSync('npm', args, { cwd: FOLDER, stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.status !== 0) throw new Error('the peers could not be installed');
};

const peerSaid = z.object({ seconds: z.number(), docs: z.number().optional() });
const listening = z.object({ port: z.number() });

interface PeerRun {
  readonly client: Worker;
  readonly docsFile: (docs: readonly object[]) => string;
  /** Straight to the server, or through the line that counts. */
  readonly port: (isCounted: boolean) => number;
  readonly taken: () => { readonly up: number; readonly down: number };
}

const withPeer = async <T>(peer: Peer, work: (run: PeerRun) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'scd-bench-peer-'));
  const place = peer === 'rxdb' ? join(folder, 'docs.db') : `${folder}/`;
  const server = startWorker(join(FOLDER, `${peer}-server.mjs`), [], [place]);
  const client = startWorker(join(FOLDER, `${peer}-client.mjs`));
  try {
    const { port } = listening.parse(await server.hear());
    const line = await startCountingLine(() => port);
    let files = 0;
    const done = await work({
      client,
      docsFile: (docs) => {
        const file = join(folder, `docs-${(files += 1)}.json`);
        writeFileSync(file, JSON.stringify(docs));
        return file;
      },
      port: (isCounted) => (isCounted ? line.port : port),
      taken: line.take,
    });
    await line.close();
    return done;
  } finally {
    await client.end();
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  }
};

const ask = async (client: Worker, asked: object): Promise<z.infer<typeof peerSaid>> =>
  peerSaid.parse(await client.ask(asked));

/**
 * Members and receipts as plain documents, ids as ours (CouchDB wants a letter first); steps, consents and lists, which ours has besides, are left out.
 */
const docsOf = (size: {
  readonly members: number;
  readonly receiptsEach: number;
}): readonly { readonly id: string }[] => {
  const wanted: ReadonlySet<string> = new Set([member.type, receipt.type]);
  const made = madeUpBooks({ ...size, whole: false });
  return [...made.roster, ...made.dues]
    .flatMap(({ changes }) => changes)
    .filter(({ type }) => wanted.has(type))
    .map(({ type, id, set }, at) => ({
      id: `d${id}`,
      type,
      updatedAt: 1_767_571_200_000 + at,
      ...set,
    }));
};

/** Everything there is, fetched into an empty database. */
export const peerFirst = (
  peer: Peer,
  size: { readonly members: number; readonly receiptsEach: number },
  repeats: number,
): Promise<PeerFigures> =>
  withPeer(peer, async ({ client, docsFile, port, taken }) => {
    const docs = docsOf(size);
    await ask(client, { do: 'new', port: port(false) });
    await ask(client, { do: 'write', file: docsFile(docs) });
    await ask(client, { do: 'sync', direction: 'push' });
    const seconds: number[] = [];
    for (let at = 0; at <= repeats + 1; at += 1) {
      taken();
      await ask(client, { do: 'new', port: port(at > repeats) });
      const said = await ask(client, { do: 'sync', direction: 'pull' });
      if (said.docs !== docs.length) throw new Error(`${peer}: ${said.docs} of ${docs.length}`);
      if (at > 0 && at <= repeats) seconds.push(said.seconds);
    }
    const { up, down } = taken();
    return { seconds, kilobytesUp: up / 1000, kilobytesDown: down / 1000 };
  });

/** What was written without a line is sent. */
export const peerPush = (
  peer: Peer,
  size: { readonly members: number; readonly receipts: number },
  repeats: number,
): Promise<PeerFigures> =>
  withPeer(peer, async ({ client, docsFile, port, taken }) => {
    const each = Math.ceil(size.receipts / size.members);
    const all = docsOf({ members: size.members, receiptsEach: each });
    const docs = all.slice(0, size.members + size.receipts);
    const seconds: number[] = [];
    for (let at = 0; at <= repeats + 1; at += 1) {
      taken();
      const mine = docs.map((doc) => ({ ...doc, id: `${doc.id}${at}` }));
      await ask(client, { do: 'new', port: port(at > repeats), name: `docs${at}` });
      await ask(client, { do: 'write', file: docsFile(mine) });
      const said = await ask(client, { do: 'sync', direction: 'push' });
      if (at > 0 && at <= repeats) seconds.push(said.seconds);
    }
    const { up, down } = taken();
    return { seconds, kilobytesUp: up / 1000, kilobytesDown: down / 1000 };
  });
