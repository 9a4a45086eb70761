/** What the operator may set, read from the environment. */
import * as z from 'zod';
import { resolve } from 'node:path';

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** As people type it; stands in links. */
  readonly origin: string;
  readonly dataDir: string;
  /** Behind a reverse proxy of one's own the caller's address is the last one it added. */
  readonly trustProxy: boolean;
}

export interface SettingDefaults {
  readonly port: number;
  readonly dataDir: string;
}

/** Throws with a sentence for the operator where a setting makes no sense. */
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
    })
    .safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`setting ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { PORT, HOST, ORIGIN, DATA_DIR, TRUST_PROXY } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    origin: (ORIGIN ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    dataDir: resolve(DATA_DIR),
    trustProxy: TRUST_PROXY === '1',
  };
};
