import { fork, spawn, type ChildProcess, type ForkOptions } from 'node:child_process';
import { join } from 'node:path';
import { configurationVariable, type Configuration, type DriverCalls, type MainCalls } from '../calls';
import { link } from '../link';

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartedMain {
  /** With `pty`, the program `script`, which passes on what it is given as if typed. */
  readonly process: ChildProcess;
  readonly calls: MainCalls;
  readonly ended: Promise<Ending>;
}

export interface MainOptions {
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Whether it runs in a pseudo-terminal. */
  readonly pty?: boolean;
}

/** Starts the program's main process over the bundled stand-in in `standIn`. */
export const startMain = (
  standIn: string,
  configuration: Configuration,
  own: DriverCalls,
  { env = process.env, pty = false }: MainOptions = {},
): StartedMain => {
  const child = startNode(['--import', join(standIn, 'register.js')], join(standIn, 'run.js'), pty, {
    serialization: 'advanced', // structured clone, as Electron's own IPC
    env: { ...env, [configurationVariable]: JSON.stringify(configuration) },
  });
  const calls = link<DriverCalls, MainCalls>(
    {
      // Always an object (link.ts). A message that cannot be delivered is answered when the channel ends.
      send: (message) => void (child.connected && child.send(message as object, () => undefined)),
      listen: (listener) => void child.on('message', listener),
      onEnd: (listener) => void child.on('disconnect', listener),
    },
    own,
  );
  return { process: child, calls, ended: ending(child) };
};

const startNode = (
  execArgv: readonly string[],
  module: string,
  pty: boolean,
  options: ForkOptions,
): ChildProcess => {
  if (!pty)
    return fork(module, { ...options, execArgv: [...execArgv], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  // The channel is inherited by the program in the terminal.
  const command = [process.execPath, ...execArgv, module].map((word) => `'${word}'`).join(' ');
  const args = ['--quiet', '--flush', '--return', '--command', `exec ${command}`, '/dev/null'];
  return spawn('script', args, { ...options, stdio: ['pipe', 'pipe', 'pipe', 'ipc'] });
};

const ending = (child: ChildProcess): Promise<Ending> => {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((done) => child.on('close', (code, signal) => done({ code, signal, stdout, stderr })));
};
