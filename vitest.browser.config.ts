// The tests in a real Chromium: two files at a time, for an officer's phone mostly waits.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest files, so that no core waits for one of them in the end; the size of a file does not tell. */
const FIRST = ['scan', 'bad-input', 'looks', 'offline-ready', 'import-list'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = FIRST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at === -1 ? FIRST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/browser/**/*.test.ts'],
    // With a disk that is really full Chromium does not always come back to a page at all (docs/soak.md).
    exclude: process.env['TEST_LONG'] === '1' ? [] : ['tests/browser/small-disk.test.ts'],
    maxWorkers: 2,
    // What a file needs for itself is a browser and a server; Playwright is read once.
    isolate: false,
    // Half of a server's start is to compile the same sources again, forty times in a run.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'scd-compiled') },
    sequence: { sequencer: LongestFirst },
    // A busy machine draws late: what is waited for may come within this.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
