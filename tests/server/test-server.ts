/** The real app over a directory of its own, with a clock the test moves, and a small union to work in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { write } from '#domain/draft.ts';
import { grant } from '#domain/office/grant.ts';
import type { Role } from '#domain/office/grant.ts';
import { officer } from '#domain/office/officer.ts';
import { unit, type UnitKind } from '#domain/office/unit.ts';
import { createApp } from '#server/app.ts';
import { openServer, type OpenServer, type OpenServerOptions } from '#server/open-server.ts';
import { knowledgeOf, type Knowledge } from '#server/knowledge.ts';
import { closeNow } from '#server/restoring.ts';
import { makeSetUpInvitation } from '#server/set-up.ts';
import { staticFiles } from '#server/static-files.ts';
import { randomId, TEST_ACT, TestDevice, type Send } from './test-device.ts';

export interface TestServer {
  readonly server: OpenServer;
  readonly send: Send;
  /** For what the listening process hands over beside a request. */
  readonly app: ReturnType<typeof createApp>;
  readonly clock: { nowMs: number };
  readonly dataDir: string;
  readonly log: string[];
  stop(): Promise<void>;
}

/** A server that takes what tests write by their own pen, whatever its shape; every other act by the table. */
export const withTestAct = (knowledge: Knowledge = knowledgeOf()): Knowledge => ({
  ...knowledge,
  checkAct: (named) =>
    named.act === TEST_ACT ? { ok: true, value: undefined } : knowledge.checkAct(named),
});

/** 22 November 2026, 08:00 in Việt Nam. */
export const START_MS = Date.UTC(2026, 10, 22, 1);

export const startTestServer = async (
  options: Partial<OpenServerOptions> & {
    readonly dist?: string;
    readonly clock?: { nowMs: number };
    /** Only declared acts, as in the field. */
    readonly strict?: boolean;
  } = {},
): Promise<TestServer> => {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'so-cong-doan-server-'));
  const clock = options.clock ?? { nowMs: START_MS };
  const server = await openServer({
    origin: 'http://localhost',
    nowMs: () => clock.nowMs,
    ...options,
    knowledge: options.strict === true ? knowledgeOf() : withTestAct(options.knowledge),
    dataDir,
  });
  const log: string[] = [];
  const app = createApp(
    server.context,
    staticFiles(options.dist ?? join(dataDir, 'dist')),
    (line) => log.push(line),
  );
  return {
    server,
    clock,
    dataDir,
    log,
    app,
    send: async (request) => app.fetch(request),
    stop: async () => {
      server.context.live.close();
      await server.store.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** Ends the time after a restore, as the administrator does. */
export const closedNow = async ({ server }: TestServer): Promise<void> => {
  const nobody = { officer: null, device: null };
  const isClosed = await server.store.write((tx) => closeNow(server.context, tx, nobody));
  if (!isClosed) throw new Error('there was no restore');
};

export const WORDS = 'mưa rơi trên mái tôn';

/** The set-up link used: a root union and its administrator on one device. */
export const foundUnion = async (
  test: TestServer,
  unitKind: UnitKind = 'province',
): Promise<TestDevice> => {
  const invitation = await makeSetUpInvitation(test.server.context);
  if (invitation === undefined) throw new Error('an administrator exists already');
  const device = new TestDevice(test.send, () => test.clock.nowMs);
  await device.redeem(invitation.token, WORDS, {
    unitName: 'Liên đoàn Lao động tỉnh',
    unitKind,
    displayName: 'Trần Thị Quản Trị',
    signInName: 'quantri',
  });
  return device;
};

/** A unit below another one, written by a device that may. */
export const foundUnit = async (
  by: TestDevice,
  parent: string,
  { kind = 'grassroots', ownBooks = true }: { kind?: UnitKind; ownBooks?: boolean } = {},
): Promise<string> => {
  const id = randomId();
  await by.write(`office.${id}`, [
    write(unit, id, {
      name: `Công đoàn ${id}`,
      kind,
      code: null,
      parent,
      closedOn: null,
      ownBooks,
    }),
  ]);
  return id;
};

export interface Appointed {
  readonly officer: string;
  readonly grant: string;
}

export const appoint = async (
  by: TestDevice,
  at: string,
  role: Role,
  {
    reach = 'unit',
    from = '2026-01-01',
    until = null,
  }: { reach?: 'unit' | 'below'; from?: string; until?: string | null } = {},
): Promise<Appointed> => {
  const id = randomId();
  const grantId = randomId();
  const book = `office.${at}`;
  await by.push([
    by.entry(book, [
      write(officer, id, {
        signInName: `cb-${id.slice(0, 8).toLowerCase()}`,
        displayName: `Cán bộ ${role}`,
        phone: '+84912345678',
        homeUnit: at,
      }),
    ]),
    by.entry(book, [write(grant, grantId, { officer: id, role, unit: at, reach, from, until })]),
  ]);
  return { officer: id, grant: grantId };
};

/** An officer with that role and a device that is signed in. */
export const officerWithDevice = async (
  test: TestServer,
  by: TestDevice,
  at: string,
  role: Role,
  options?: Parameters<typeof appoint>[3],
): Promise<{ device: TestDevice } & Appointed> => {
  const appointed = await appoint(by, at, role, options);
  const { token } = await by.invite(appointed.officer);
  const device = new TestDevice(test.send, () => test.clock.nowMs);
  await device.redeem(token, WORDS);
  return { device, ...appointed };
};
