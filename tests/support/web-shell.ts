import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A process of the built web shell. */
export interface Lectern {
  /** The printed address, with the token. */
  readonly url: string;
  readonly origin: string;
  readonly token: string;
  readonly pid: number;
  readonly dataDir: string;
  /**
   * Sends the signal (SIGTERM unless named) and waits for the end. Gives how the process ended, also when it
   * has already.
   */
  stop(signal?: NodeJS.Signals): Promise<Ending>;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<Ending>;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  /** A new temporary folder unless given; the caller removes it. */
  readonly dataDir?: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** The path of another built web shell than this project's. */
  readonly program?: string;
}

export const webShell = resolve(import.meta.dirname, '../../out/main/web.js');

export const temporaryDataDir = (): string => mkdtempSync(join(tmpdir(), 'lectern-data-'));

const readyLine = /^Lectern is ready: ((http:\/\/127\.0\.0\.1:\d+)\/\?token=(\S+))\n/;

/**
 * Starts the built web shell on any free port, without a browser. Rejects with its standard error when it
 * ends first.
 */
export const startLectern = async (options: StartOptions = {}): Promise<Lectern> => {
  const dataDir = options.dataDir ?? temporaryDataDir();
  const args = ['--data-dir', dataDir, '--port', '0', '--no-open', ...(options.args ?? [])];
  const { env = process.env, program = webShell } = options;
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const ending = watchEnding(child);
  const [, url = '', origin = '', token = ''] = await new Promise<RegExpExecArray>((found, failed) => {
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const match = readyLine.exec((stdout += chunk.toString()));
      if (match) found(match);
    });
    void ending.then(({ code, stderr }) =>
      failed(new Error(`The web shell ended with ${code} before it was ready: ${stderr}`)),
    );
  });
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): Promise<Ending> => {
    child.kill(signal);
    return ending;
  };
  return { url, origin, token, pid: child.pid ?? 0, dataDir, stop, ended: ending };
};

/** Runs the built web shell until it ends by itself. */
export const runWebShell = (
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  stdout: 'pipe' | number = 'pipe',
): Promise<Ending> =>
  watchEnding(spawn(process.execPath, [webShell, ...args], { stdio: ['ignore', stdout, 'pipe'], env }));

const watchEnding = (child: ChildProcess): Promise<Ending> => {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((done) => child.on('close', (code, signal) => done({ code, signal, stdout, stderr })));
};
