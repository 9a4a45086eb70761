/** What the operator may set, read from the environment. */
import * as z from 'zod';
import { resolve } from 'node:path';
import { isDatabaseUrl } from './postgres-connection.ts';
import type { LogFormat } from './server-log.ts';

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** As people type it; stands in links. */
  readonly origin: string;
  readonly dataDir: string;
  /** Behind a reverse proxy of one's own the caller's address is the last one it added. */
  readonly trustProxy: boolean;
  /** Of a PostgreSQL database; the embedded one in `dataDir` where there is none. */
  readonly databaseUrl?: string | undefined;
  /** Sentences for a terminal, or an object a line. */
  readonly logFormat?: LogFormat;
  /** What whoever reads the figures has to bring; without it nobody does. */
  readonly metricsToken?: string | undefined;
  /** How long what is under way may take when the process is told to end. */
  readonly drainMs?: number;
}

export interface SettingDefaults {
  readonly port: number;
  readonly dataDir: string;
}

/** A setting makes no sense. The message is a sentence for the operator, without what was set: it may hold a password. */
export class SettingRefused extends Error {
  override readonly name = 'SettingRefused';
}

const schemaFrom = (defaults: SettingDefaults) =>
  z.object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(defaults.port),
    HOST: z.string().min(1).default('127.0.0.1'),
    ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
    DATA_DIR: z.string().min(1).default(defaults.dataDir),
    TRUST_PROXY: z.enum(['0', '1']).default('0'),
    DATABASE_URL: z
      .string()
      .refine(isDatabaseUrl, 'expected postgres://user:password@host:port/database')
      .optional(),
    LOG_FORMAT: z.enum(['text', 'json']).default('text'),
    METRICS_TOKEN: z.string().min(16).optional(),
    DRAIN_SECONDS: z.coerce.number().min(0).max(600).default(25),
  });

/** All there are, as they stand in the environment. */
export const SETTING_NAMES: readonly string[] = Object.keys(
  schemaFrom({ port: 0, dataDir: '.' }).shape,
);

/** Throws `SettingRefused`. */
export const readSettings = (
  env: Readonly<Record<string, string | undefined>>,
  defaults: SettingDefaults,
): Settings => {
  const parsed = schemaFrom(defaults).safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingRefused(`setting ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { PORT, HOST, ORIGIN, DATA_DIR, TRUST_PROXY, DATABASE_URL } = parsed.data;
  const { LOG_FORMAT, METRICS_TOKEN, DRAIN_SECONDS } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    origin: (ORIGIN ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    dataDir: resolve(DATA_DIR),
    trustProxy: TRUST_PROXY === '1',
    databaseUrl: DATABASE_URL,
    logFormat: LOG_FORMAT,
    metricsToken: METRICS_TOKEN,
    drainMs: DRAIN_SECONDS * 1000,
  };
};
