/** What the operator may set, read from the environment. */
import * as z from 'zod';
import { resolve } from 'node:path';
import { isDatabaseUrl } from './postgres-connection.ts';

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
}

export interface SettingDefaults {
  readonly port: number;
  readonly dataDir: string;
}

/** A setting makes no sense. The message is a sentence for the operator, without what was set: it may hold a password. */
export class SettingRefused extends Error {
  override readonly name = 'SettingRefused';
}

/** Throws `SettingRefused`. */
export const readSettings = (
  env: Readonly<Record<string, string | undefined>>,
  defaults: SettingDefaults,
): Settings => {
  const parsed = z
    .object({
      PORT: z.coerce.number().int().min(0).max(65_535).default(defaults.port),
      HOST: z.string().min(1).default('127.0.0.1'),
      ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
      DATA_DIR: z.string().min(1).default(defaults.dataDir),
      TRUST_PROXY: z.enum(['0', '1']).default('0'),
      DATABASE_URL: z
        .string()
        .refine(isDatabaseUrl, 'expected postgres://user:password@host:port/database')
        .optional(),
    })
    .safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingRefused(`setting ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { PORT, HOST, ORIGIN, DATA_DIR, TRUST_PROXY, DATABASE_URL } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    origin: (ORIGIN ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    dataDir: resolve(DATA_DIR),
    trustProxy: TRUST_PROXY === '1',
    databaseUrl: DATABASE_URL,
  };
};
