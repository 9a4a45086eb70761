/** Comes before every schema: zod's compiled parsers need eval, which the content security policy forbids and reports. */
import * as z from 'zod';

z.config({ jitless: true });
