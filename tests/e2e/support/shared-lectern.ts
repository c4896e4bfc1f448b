import { expect } from 'playwright/test';
import type { ResettableLectern } from './reset-lectern';
import { test as base } from './worker';

interface Fixtures {
  /** Whether the library has a second text; docs/testing.md says what it is. */
  readonly secondText: boolean;
  readonly lectern: Pick<ResettableLectern, 'url' | 'origin'>;
}

/**
 * Playwright's `test` with a web shell that the tests of a worker share; each finds it as if it had just been
 * installed. For tests that neither restart it nor look into its data folder.
 */
export const test = base.extend<Fixtures>({
  secondText: [false, { option: true }],
  lectern: async ({ secondText, sharedLectern, keptPage }, use) => {
    const lectern = await sharedLectern(secondText ? 'two texts' : 'bundled');
    await lectern.reset();
    await use(lectern);
    await keptPage.leave();
  },
});

export { expect };
