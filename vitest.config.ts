import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    // Tests start real processes and browsers on machines that may be small.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
