import type { LineCommand, LineCommandName } from '#backend/hosting/options'; // a relative path would lead to options.mjs
import { LineError, NotUnderstood } from './line-error';
import { reasonOf } from './output';

/** 0: done; 1: it could not be done; 2: it was not understood. */
export type ExitCode = 0 | 1 | 2;

/** What a shell gives a command: it has no window, no port and no lock. */
export interface CommandPorts {
  readonly version: string;
  /** The folder of the built main process, absolute. */
  readonly program: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Writes to standard output. Throws a LineError when it is not written whole. */
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

/** `print` and `tell` on this process's own streams. Nobody could be told that standard error is not written. */
export const ownStreams: Pick<CommandPorts, 'print' | 'tell'> = {
  print: (text) =>
    new Promise((written, failed) =>
      process.stdout.write(text, (error) => (error ? failed(notPrinted(error)) : written())),
    ),
  tell: (text) => new Promise((written) => process.stderr.write(text, () => written())),
};

const notPrinted = (error: Error): Error => {
  const reason = reasonOf(error);
  return reason === undefined ? error : new LineError(`Standard output is not whole: ${reason}.`);
};
