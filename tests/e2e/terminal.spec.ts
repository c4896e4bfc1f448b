import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { filesHolding } from '../support/files-holding';
import { temporaryDataDir } from '../support/web-shell';
import { noteField } from './support/note-editor';
import { readerPage } from './support/reader-page';
import { cutOff, expect, test } from './support/lectern';

const hasTerminals = spawnSync('script', ['--version']).status === 0;

/** Runs a command line in a pseudo-terminal. */
const inTerminal = (command: string) => {
  const args = ['--quiet', '--flush', '--return', '--command', command, '/dev/null'];
  const child = spawn('script', args, { cwd: resolve(import.meta.dirname, '../..') });
  let shown = '';
  child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  return {
    type: (characters: string) => void child.stdin.write(characters),
    shown: () => shown,
    ended: new Promise<number | null>((done) => child.on('close', done)),
    kill: () => void child.kill('SIGKILL'),
  };
};

// The terminal sends the signal to npm and to the program, and npm passes it on once more.
test('what is typed in the last moment is kept when Ctrl+C ends npm start', async ({ page, problems }) => {
  test.skip(!hasTerminals, 'no program "script" (util-linux) makes a pseudo-terminal here');
  const dataDir = temporaryDataDir();
  const terminal = inTerminal(`npm start -- --shell web --data-dir '${dataDir}' --port 0 --no-open`);
  try {
    const address = /ready: (http:\S+)/;
    await expect.poll(terminal.shown, { timeout: 30_000 }).toMatch(address);
    const reader = readerPage(page);
    await reader.open(address.exec(terminal.shown())?.[1] ?? '');
    await reader.mark('agents of Kaledin', 'Add note');
    await noteField(page).fill('the last words');
    problems.tolerate(cutOff);
    terminal.type('\u0003');
    await terminal.ended;
    expect(filesHolding(dataDir, 'the last words')).not.toEqual([]);
  } finally {
    terminal.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
