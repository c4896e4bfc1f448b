import { availableParallelism } from 'node:os';
import { defineConfig } from 'playwright/test';
import { chromiumArguments, findChromium } from './scripts/chromium.mjs';

const executablePath = await findChromium();

export default defineConfig({
  outputDir: 'test-results/e2e',
  workers: Math.max(2, availableParallelism()),
  fullyParallel: true,
  // A test that fails is run once more for its trace. Of one that passes then, `scripts/test.mjs` takes a
  // closer look (decision 144).
  retries: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { args: [...chromiumArguments], ...(executablePath ? { executablePath } : {}) },
    trace: 'on-first-retry',
    viewport: { width: 1280, height: 800 },
  },
  projects: [
    { name: 'web', testDir: 'tests/e2e' },
    { name: 'standin', testDir: 'tests/e2e-standin' },
    { name: 'electron', testDir: 'tests/e2e-electron' },
  ],
});
