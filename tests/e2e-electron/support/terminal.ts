import { spawn, spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright/test';
import { expect, program } from './electron';

/** Whether a pseudo-terminal can be made here, by the program of util-linux. */
export const hasTerminals = (): boolean => spawnSync('script', ['--version']).status === 0;

export interface InTerminal {
  readonly browser: Browser;
  readonly ended: Promise<number | null>;
  /** Types into the terminal; \u0003 is Ctrl+C. */
  type(characters: string): void;
  kill(): void;
}

/**
 * Starts the desktop in a pseudo-terminal, where Playwright reaches its page over Chromium's port for debugging.
 * `starter`: by the script of `npm start`, else directly, so that Electron's processes are in the terminal's group.
 */
export const startInTerminal = async (dataDir: string, starter: boolean): Promise<InTerminal> => {
  const port = await freePort();
  const args = ['--data-dir', dataDir, `--remote-debugging-port=${port}`];
  const module = `import('./scripts/run-desktop.mjs').then((m) => m.runDesktop(${JSON.stringify(program.binary)}, ${JSON.stringify(args)}))`;
  const command = starter
    ? [process.execPath, '--input-type=module', '-e', module]
    : [program.binary, program.root, ...args];
  const quoted = command.map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['--quiet', '--return', '--command', `exec ${quoted}`, '/dev/null'], {
    cwd: program.root,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  let browser: Browser | null = null;
  await expect.poll(async () => (browser ??= await connect(port)) !== null, { timeout: 30_000 }).toBe(true);
  if (browser === null) throw new Error('Electron opened no port.');
  return {
    browser,
    ended,
    type: (characters) => void child.stdin.write(characters),
    kill: () => void child.kill('SIGKILL'),
  };
};

const connect = (port: number): Promise<Browser | null> =>
  chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null); // not yet open

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo; // an IP socket's
      server.close(() => found(port));
    });
  });
