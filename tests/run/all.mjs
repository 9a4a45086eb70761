// `npm test`: every check of the project in one run, ending with one line of counts.
// Types, lint, format and build count as one test each; --long also runs what takes longer (TEST_LONG=1).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodePath, root, run, tool } from './step.mjs';

const env = process.argv.includes('--long') ? { TEST_LONG: '1' } : {};
const reports = mkdtempSync(join(tmpdir(), 'so-cong-doan-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };

const tell = (name, result, counts) => {
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped ?? 0;
  const failed = counts.failed > 0;
  if (failed) console.log(`\n${result.output.trimEnd()}\n`);
  const sum = `${counts.passed} passed, ${counts.failed} failed`;
  console.log(`${failed ? '✗' : '✓'} ${name}: ${sum} (${result.seconds.toFixed(1)} s)`);
};

const one = async (name, command) => {
  const result = await run(command, { env });
  tell(name, result, result.code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
};

const many = async (name, command) => {
  const report = join(reports, `${name}.json`);
  const result = await run(
    [...command, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { env },
  );
  tell(name, result, countsFromReport(report, result.code));
};

// A file that did not even load and an error outside of any test both count as a failure.
const countsFromReport = (path, code) => {
  let report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
};

// Two cores, two lanes of checks with one thread each; both test runs have the machine to themselves.
const lint = tool('eslint/bin/eslint.js', '--max-warnings', '0');
const waiting = [
  ['lint of src', [...lint, 'src']],
  ['lint of the rest', [...lint, '.', '--ignore-pattern', 'src/**']],
  ['types', [nodePath, join(root, 'tests/run/types.mjs'), '--one-by-one']],
  ['format', tool('prettier/bin/prettier.cjs', '--check', '.')],
  ['build', tool('vite/bin/vite.js', 'build')],
];
const lane = async () => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await one(...next);
};
await Promise.all([lane(), lane()]);
await many('vitest', tool('vitest/vitest.mjs', 'run'));
await many('browser', [nodePath, join(root, 'tests/run/browser.mjs')]);

rmSync(reports, { recursive: true, force: true });
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
