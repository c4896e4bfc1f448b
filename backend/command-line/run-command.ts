import type { LineCommand, LineCommandName } from '#backend/hosting/options'; // a relative path would lead to options.mjs

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
  print(text: string): Promise<void>;
}

type Run = (ports: CommandPorts, command: LineCommand) => Promise<ExitCode>;

/** What each command does (backend/hosting/commands.mjs). The modules are loaded when they are needed. */
const runs: Readonly<Record<LineCommandName, () => Promise<{ run: Run }>>> = {
  diagnose: () => import('./diagnose'),
};

export const runCommand = async (ports: CommandPorts, command: LineCommand): Promise<ExitCode> => {
  const { run } = await runs[command.name]();
  return run(ports, command);
};

/** `print` on this process's standard output. */
export const printToOutput = (text: string): Promise<void> =>
  new Promise((written) => process.stdout.write(text, () => written()));
