import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    maxWorkers: availableParallelism(), // Vitest itself would leave one core idle
    // Tests start real processes and browsers on machines that may be small.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
