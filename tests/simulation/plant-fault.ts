// Loaded before the simulation: puts one fault into the source text as it is read. Nothing in `src` knows of it.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { FAULTS } from './faults.ts';

const named = process.env['SIMULATED_FAULT'];
const fault = FAULTS.find(({ name }) => name === named);
if (named !== undefined && fault === undefined) throw new Error(`no fault is called ${named}`);

const changes = fault === undefined ? [] : [fault, ...(fault.and ?? [])];

if (fault !== undefined)
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      const here = changes.filter(({ file }) => url.endsWith(file));
      if (here.length === 0) return loaded;
      let source = readFileSync(new URL(url), 'utf8');
      for (const { file, find, put } of here) {
        const parts = source.split(find);
        if (parts.length !== 2)
          throw new Error(`${fault.name}: its text stands ${parts.length - 1} times in ${file}`);
        source = parts.join(put);
      }
      return { ...loaded, source };
    },
  });
