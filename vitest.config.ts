// Everything that needs no browser: architecture, unit, law, contract, simulation and server tests.
import { configDefaults, defineConfig } from 'vitest/config';

/** Puts signatures and a database of its own under the whole process: whoever came after it there would be given these. */
const SIMULATION = 'tests/simulation/**/*.test.ts';
const others = [...configDefaults.exclude, 'tests/browser/**', 'tests/bench/**', SIMULATION];

export default defineConfig({
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: others,
        },
      },
      { extends: true, test: { name: 'simulation', include: [SIMULATION], isolate: true } },
    ],
    // Left to itself it would keep one core free, half of a machine of two.
    maxWorkers: '100%',
    // A process for each of a hundred files would be a third of all the work.
    isolate: false,
    // Argon2id and simulated fleets on a busy two-core machine; a hang still ends.
    // A busy machine draws late: what is waited for may come within this.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
