import { fork, type ChildProcess } from 'node:child_process';
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
  readonly process: ChildProcess;
  readonly calls: MainCalls;
  readonly ended: Promise<Ending>;
}

/** Starts the program's main process over the bundled stand-in in `standIn`. */
export const startMain = (
  standIn: string,
  configuration: Configuration,
  own: DriverCalls,
  env: NodeJS.ProcessEnv = process.env,
): StartedMain => {
  const child = fork(join(standIn, 'run.js'), {
    execArgv: ['--import', join(standIn, 'register.js')],
    serialization: 'advanced', // structured clone, as Electron's own IPC
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
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

const ending = (child: ChildProcess): Promise<Ending> => {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((done) => child.on('close', (code, signal) => done({ code, signal, stdout, stderr })));
};
