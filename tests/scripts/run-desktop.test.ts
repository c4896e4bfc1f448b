import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeUpProject, type MadeUpProject } from '../support/made-up-project';

let project: MadeUpProject;
beforeEach(() => {
  project = makeUpProject();
});
afterEach(() => project.dispose());

/** Puts this script of Node in the place of Electron's program. */
const replaceProgram = (code: string): void => {
  project.write('electron-program.cjs', `#!/usr/bin/env node\n${code}\n`);
  chmodSync(join(project.folder, 'electron-program.cjs'), 0o755);
};

const expression = `(await import('./scripts/run-desktop.mjs')).runDesktop('./electron-program.cjs', ['--read-only'])`;

/** Runs the script in Electron's place; gives why it cannot run, or null. */
const runs = (code: string, env?: NodeJS.ProcessEnv): Promise<unknown> => {
  replaceProgram(code);
  return project.evaluate(expression, env);
};

const started = "process.send({ lectern: 'started' });";

describe.runIf(process.platform !== 'win32')('the start of Electron’s program', () => {
  it('is given the project and the arguments, and no variable that makes it a plain Node', async () => {
    const code = `require('fs').writeFileSync('seen', [process.argv[3], process.env.ELECTRON_RUN_AS_NODE].join())`;
    expect(await runs(code, { ELECTRON_RUN_AS_NODE: '1' })).toBeNull();
    expect(readFileSync(join(project.folder, 'seen'), 'utf8')).toBe('--read-only,');
  });

  it('says that it cannot run when it ends before it has started', async () => {
    expect(await runs("process.kill(process.pid, 'SIGTRAP'); setInterval(() => 0, 1000)")).toMatch(
      /^it ended before its window was shown, with SIGTRAP/,
    );
    expect(await runs('process.exit(127)')).toMatch(/with 127; a library of the system is missing/);
  });

  it('names the display where that may be gone', async () => {
    expect(await runs('process.exit(1)', { DISPLAY: ':77' })).toMatch(/with 1; the display :77 may be gone/);
  });

  it('takes over the code of one that has started, or has ended with words of its own', async () => {
    expect(await runs(`${started} process.exitCode = 3; process.disconnect()`)).toBeNull();
    expect(await runs('process.exit(0)')).toBeNull();
  });

  it('passes a signal on, and waits for the end', async () => {
    replaceProgram(`${started}
      process.on('SIGINT', () => setTimeout(() => { require('fs').writeFileSync('flushed', ''); process.exit(0) }, 100));
      setInterval(() => 0, 1000);
      require('fs').writeFileSync('ready', '')`);
    const starter = project.launch(`console.log(JSON.stringify(await ${expression}))`);
    await expect.poll(() => existsSync(join(project.folder, 'ready')), { timeout: 20_000 }).toBe(true);
    rmSync(join(project.folder, 'ready'));
    process.kill(starter.pid ?? 0, 'SIGINT');
    expect(await starter.ended).toMatchObject({ code: 0, stdout: 'null\n' });
    expect(existsSync(join(project.folder, 'flushed'))).toBe(true);
  });

  it('runs in a group of processes of its own, which a terminal does not reach by Ctrl+C', async () => {
    const code = `const group = (id) => require('child_process').execFileSync('ps', ['-o', 'pgid=', '-p', String(id)]).toString().trim();
      require('fs').writeFileSync('groups', JSON.stringify([group(process.pid), group(process.ppid)]))`;
    expect(await runs(code)).toBeNull();
    const [own, parent] = JSON.parse(readFileSync(join(project.folder, 'groups'), 'utf8')) as string[];
    expect(own).not.toBe(parent);
  });
});
