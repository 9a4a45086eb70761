// Everything that needs no browser: architecture, unit, law, contract, simulation and server tests.
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: [...configDefaults.exclude, 'tests/browser/**', 'tests/bench/**'],
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
