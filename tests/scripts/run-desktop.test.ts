import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeUpProject, type MadeUpProject } from '../support/made-up-project';

let project: MadeUpProject;
beforeEach(() => {
  project = makeUpProject();
});
afterEach(() => project.dispose());

/** Runs these lines of shell script in Electron's place; gives why it cannot run, or null. */
const runs = (lines: string, env?: NodeJS.ProcessEnv): Promise<unknown> => {
  project.write('electron-program', `#!/bin/sh\n${lines}\n`);
  chmodSync(join(project.folder, 'electron-program'), 0o755);
  return project.evaluate(
    `(await import('./scripts/run-desktop.mjs')).runDesktop('./electron-program', ['--read-only'])`,
    env,
  );
};

describe.runIf(process.platform !== 'win32')('the start of Electron’s program', () => {
  it('is given the project and the arguments, and no variable that makes it a plain Node', async () => {
    const lines = 'echo "$2 ${ELECTRON_RUN_AS_NODE-unset}" > seen';
    expect(await runs(lines, { ELECTRON_RUN_AS_NODE: '1' })).toBeNull();
    expect(readFileSync(join(project.folder, 'seen'), 'utf8')).toBe('--read-only unset\n');
  });

  it('says that it cannot run when a signal or a missing library ends it at once', async () => {
    expect(await runs('kill -TRAP $$')).toMatch(/^it ended at once with SIGTRAP/);
    expect(await runs('exit 127')).toBe('it ended at once with 127');
    expect(await runs('exit 3')).toBeNull();
  });
});
