import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The command line of both shells, as docs in `usage` say. */
export interface Options {
  /** Absolute; null: `defaultDataDir`. */
  readonly dataDir: string | null;
  /** 0: any free port. */
  readonly port: number;
  readonly open: boolean;
  readonly readOnly: boolean;
  /** Null: desktop where it can run, else web. */
  readonly shell: 'desktop' | 'web' | null;
  readonly help: boolean;
  readonly version: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

export const usage = `Usage: npm start -- [options]

  --shell desktop|web   which shell to start (default: desktop where it can run, else web)
  --data-dir DIR        where your notes are kept (or LECTERN_DATA_DIR)
  --port N              web shell: the port to listen on (default: any free one)
  --no-open             web shell: do not open a browser
  --read-only           open a data folder that another program holds, without writing
  --help                show this and exit
  --version             show the version and exit
`;

const known = {
  'data-dir': { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  'read-only': { type: 'boolean' },
  shell: { type: 'string' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

/** Parses the arguments after the program's name. `error` is one sentence that names what is wrong. */
export const parseOptions = (argv: readonly string[], env: Environment): Options | { error: string } => {
  let values;
  try {
    ({ values } = parseArgs({ args: [...argv], options: known, strict: true, allowPositionals: false }));
  } catch (error) {
    return { error: firstSentence(error) };
  }
  const port = values.port === undefined ? 0 : parsePort(values.port);
  if (port === null)
    return { error: `The option --port takes a number from 0 to 65535, not "${values.port}".` };
  const shell = values.shell ?? null;
  if (shell !== null && shell !== 'desktop' && shell !== 'web') {
    return { error: `The option --shell takes "desktop" or "web", not "${shell}".` };
  }
  if (values['data-dir'] === '') return { error: 'The option --data-dir takes the path of a folder.' };
  const dataDir = values['data-dir'] ?? (env['LECTERN_DATA_DIR'] || null);
  return {
    dataDir: dataDir === null ? null : resolve(dataDir),
    port,
    open: !values['no-open'],
    readOnly: values['read-only'] ?? false,
    shell,
    help: values.help ?? false,
    version: values.version ?? false,
  };
};

/** The folder that Electron's `app.getPath('userData')` would name for a program called Lectern. */
export const defaultDataDir = (
  env: Environment = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string => {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Lectern');
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Lectern');
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'Lectern');
};

const parsePort = (value: string): number | null => {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  return port <= 65535 ? port : null;
};

/** Node's messages name the option first and then give advice that does not fit here. */
const firstSentence = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return `${message.split(/\.\s|\n/)[0]?.replace(/\.$/, '') ?? message}.`;
};
