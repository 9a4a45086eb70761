// For tests: servers put back from a copy of their books, as many of them as a test wants.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createApp } from '#server/app.ts';
import { openServer, type OpenServer } from '#server/open-server.ts';
import { closeNow } from '#server/restoring.ts';
import { staticFiles } from '#server/static-files.ts';
import { ORIGIN, type Phone } from './phone.ts';
import type { TestUnion } from './union.ts';

export interface PutBackKit {
  /** A copy of the books as they are now. */
  readonly copied: (from?: OpenServer) => Promise<string>;
  /** From now on the phones reach a server that begins on that copy. */
  readonly putBack: (copy: string, startMs?: number) => Promise<OpenServer>;
  /** From now on the phones reach a server over those books, as the command of the operator put them there. */
  readonly serveFrom: (dataDir: string, databaseUrl?: string) => Promise<OpenServer>;
  readonly stop: () => Promise<void>;
}

export const putBackKit = (union: TestUnion): PutBackKit => {
  const opened: OpenServer[] = [];
  const folders: string[] = [];
  const folderOf = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'scd-put-back-'));
    folders.push(folder);
    return folder;
  };
  const serveFrom = async (dataDir: string, databaseUrl?: string): Promise<OpenServer> => {
    const { clock, line } = union.server;
    const nowMs = () => (clock.ms += 1);
    const server = await openServer({ dataDir, origin: ORIGIN, nowMs, databaseUrl });
    opened.push(server);
    const app = createApp(server.context, staticFiles(join(dataDir, 'none')), (text) => {
      throw new Error(text);
    });
    line.fetch = async (input, init) =>
      app.fetch(new Request(input, init), {
        incoming: { socket: { remoteAddress: '127.0.0.1' } },
      });
    return server;
  };
  return {
    copied: async (from = union.server.opened) => {
      const folder = folderOf();
      await from.store.write((tx) => tx.putNote('mark', 'this-is-a-backup', 'true', null));
      await from.copyTo(join(folder, 'books.db'));
      await from.store.write((tx) => tx.dropNote('mark', 'this-is-a-backup'));
      copyFileSync(join(from.dataDir, 'server-key'), join(folder, 'server-key'));
      return folder;
    },
    putBack: async (copy, startMs) => {
      const dataDir = folderOf();
      for (const name of ['books.db', 'server-key'])
        copyFileSync(join(copy, name), join(dataDir, name));
      if (startMs !== undefined) union.server.clock.ms = startMs;
      return serveFrom(dataDir);
    },
    serveFrom,
    stop: async () => {
      for (const server of opened.splice(0)) await server.store.close();
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const closed = async ({ store, context }: OpenServer): Promise<void> => {
  const nobody = { officer: null, device: null };
  expect(await store.write((tx) => closeNow(context, tx, nobody))).toBe(true);
};

export const bringsBack = async (phone: Phone): Promise<void> =>
  expect(await phone.sync.syncNow()).toEqual({ kind: 'server-restoring' });

/** All that stands in a book, in its order. */
export const entriesOf = ({ store }: OpenServer, book: string) =>
  store.committed.entriesAfter(book, 0, { entriesMax: 1_000, bytesMax: 1e8 });
