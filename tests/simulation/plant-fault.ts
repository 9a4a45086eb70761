// Loaded before the simulation: puts one fault into the source text as it is read. Nothing in `src` knows of it.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { FAULTS } from './faults.ts';

const named = process.env['SIMULATED_FAULT'];
const fault = FAULTS.find(({ name }) => name === named);
if (named !== undefined && fault === undefined) throw new Error(`no fault is called ${named}`);

if (fault !== undefined)
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (!url.endsWith(fault.file)) return loaded;
      const text = readFileSync(new URL(url), 'utf8');
      const parts = text.split(fault.find);
      if (parts.length !== 2)
        throw new Error(
          `${fault.name}: its text stands ${parts.length - 1} times in ${fault.file}`,
        );
      return { ...loaded, source: parts.join(fault.put) };
    },
  });
