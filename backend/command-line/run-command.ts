import type { LineCommand, LineCommandName } from '#backend/hosting/options'; // a relative path would lead to options.mjs
import { LineError, NotUnderstood } from './line-error';

/** 0: done; 1: it could not be done; 2: it was not understood. */
export type ExitCode = 0 | 1 | 2;

/** What a shell gives a command: it has no window, no port and no lock. */
export interface CommandPorts {
  readonly version: string;
  /** The folder of the built main process, absolute. */
  readonly program: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Writes to standard output; resolves when it is written, or nobody reads it any more. */
  print(text: string | Uint8Array): Promise<void>;
  /** Writes to standard error, what a person reads and a pipe does not take. */
  tell(text: string): Promise<void>;
}

export type Run = (ports: CommandPorts, command: LineCommand) => Promise<ExitCode>;

/** What each command does (backend/hosting/commands.mjs). The modules are loaded when they are needed. */
const runs: Readonly<Record<LineCommandName, () => Promise<{ run: Run }>>> = {
  backup: () => import('./backup'),
  check: () => import('./check'),
  diagnose: () => import('./diagnose'),
  export: () => import('./export'),
  restore: () => import('./restore'),
};

/** Runs a command. What it cannot do is a sentence on standard error; a defect is thrown. */
export const runCommand = async (ports: CommandPorts, command: LineCommand): Promise<ExitCode> => {
  try {
    const { run } = await runs[command.name]();
    return await run(ports, command);
  } catch (error) {
    if (error instanceof NotUnderstood) {
      await ports.tell(`${error.message}. "${command.name} --help" says more.\n`);
      return 2;
    }
    if (!(error instanceof LineError)) throw error;
    await ports.tell(`${error.message}\n`);
    return 1;
  }
};

const write =
  (stream: NodeJS.WriteStream) =>
  (text: string | Uint8Array): Promise<void> =>
    new Promise((written) => stream.write(text, () => written()));

/** `print` and `tell` on this process's own streams. */
export const ownStreams = { print: write(process.stdout), tell: write(process.stderr) };
