/** Which version of the program this is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const about = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');

export const SERVER_VERSION = z.object({ version: z.string() }).parse(JSON.parse(about)).version;
