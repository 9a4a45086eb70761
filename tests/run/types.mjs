// Type-checks the four TypeScript projects, two at a time or --one-by-one, and prints only what is wrong.
import { run, tool } from './step.mjs';

const projects = ['core', 'app', 'server', 'tests'];
const AT_ONCE = process.argv.includes('--one-by-one') ? 1 : 2;

const check = async (project) => {
  const result = await run(
    // The native compiler, ten times as fast; ESLint reads types by the other one, which has the interface it needs.
    tool('typescript-native/bin/tsc', '-p', `tsconfig.${project}.json`, '--pretty'),
  );
  console.log(
    `types ${project}: ${result.code === 0 ? 'ok' : 'failed'} (${result.seconds.toFixed(1)} s)`,
  );
  if (result.code !== 0) console.log(result.output);
  return result.code === 0;
};

const waiting = [...projects];
const verdicts = [];
const lane = async () => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    verdicts.push(await check(next));
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, lane));
process.exitCode = verdicts.every(Boolean) ? 0 : 1;
