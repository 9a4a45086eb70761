// `npm test`: every check of the project in one run, ending with one line of counts.
// Types, lint, format and build count as one test each; --long also runs what takes longer (TEST_LONG=1).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { nodePath, root, run, tool } from './step.mjs';

const env = process.argv.includes('--long') ? { TEST_LONG: '1' } : {};
const reports = mkdtempSync(join(tmpdir(), 'so-cong-doan-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
/** Tests that failed among the others and passed alone. */
const onlyAgain = [];

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

const MOST_AGAIN = 3;

// What failed is run once more, alone: a fault of the product fails again, a test that hung on its neighbours does not,
// and is named at the end for as long as it does so (decision 0037).
const many = async (name, command) => {
  const first = await report(name, command, []);
  const again = first.failedFiles;
  if (again.length === 0 || again.length > MOST_AGAIN || first.elsewhere > 0)
    return tell(name, first.result, first);
  console.log(
    `\n${first.result.output.trimEnd()}\n\n${name}: ${again.length} failed, once more alone`,
  );
  const second = await report(`${name}-again`, command, [...again, '--maxWorkers=1']);
  const mended = first.failedTests.filter((test) => !second.failedTests.includes(test));
  if (second.failed === 0) onlyAgain.push(...mended);
  const { result } = second;
  const counts = {
    passed: first.passed - first.passedIn(again) + second.passed,
    failed: second.failed,
    skipped: first.skipped,
  };
  tell(name, { ...result, seconds: first.result.seconds + result.seconds }, counts);
};

const report = async (name, command, more) => {
  const path = join(reports, `${name}.json`);
  const result = await run(
    [...command, ...more, '--reporter=default', '--reporter=json', `--outputFile.json=${path}`],
    { env },
  );
  return { result, ...countsFromReport(path, result.code) };
};

// A file that did not even load and an error outside of any test both count as a failure.
const countsFromReport = (path, code) => {
  let read;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failedFiles: [], failedTests: [], elsewhere: 1 };
  }
  const files = read.testResults;
  const ofStatus = (file, status) => file.assertionResults.filter((test) => test.status === status);
  const failedFiles = files.filter(({ status }) => status === 'failed');
  const unloaded = failedFiles.filter((file) => ofStatus(file, 'failed').length === 0).length;
  const failed = read.numFailedTests + unloaded;
  const elsewhere = failed === 0 && code !== 0 ? 1 : 0;
  return {
    passed: read.numPassedTests,
    failed: failed + elsewhere,
    skipped: read.numPendingTests + read.numTodoTests,
    failedFiles: failedFiles.map((file) => relative(root, file.name)),
    failedTests: failedFiles.flatMap((file) =>
      ofStatus(file, 'failed').map((test) => `${relative(root, file.name)} > ${test.fullName}`),
    ),
    elsewhere,
    passedIn: (names) =>
      files
        .filter((file) => names.includes(relative(root, file.name)))
        .reduce((sum, file) => sum + ofStatus(file, 'passed').length, 0),
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
for (const test of onlyAgain) console.log(`passed only when run again alone: ${test}`);
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
