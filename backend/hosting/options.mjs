import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { commandForms, isLineCommand } from './commands.mjs';

// Plain JavaScript, because `npm start` reads the command line before anything is installed or built.

/**
 * The command line of both shells, as `usageOf` says.
 *
 * @typedef {object} Options
 * @property {string | null} dataDir absolute; null: `defaultDataDir`
 * @property {number} port 0: any free port
 * @property {boolean} open
 * @property {boolean} readOnly
 * @property {boolean} takeOver
 * @property {'desktop' | 'web' | null} shell null: desktop where it can run, else web
 * @property {boolean} help
 * @property {boolean} version
 * @property {import('./commands.mjs').LineCommand | null} command null: the program opens its window
 */

const usage = `Usage: npm start -- [options]
       npm start -- COMMAND [options]

  --shell desktop|web   which shell to start (default: desktop where it can run, else web)
  --data-dir DIR        where your notes are kept (or LECTERN_DATA_DIR)
  --port N              web shell: the port to listen on (default: any free one)
  --no-open             web shell: do not open a browser
  --read-only           open a data folder that another program holds, without writing
  --take-over           open a data folder that is locked by a program that is gone for good
  -h, --help            show this and exit; after a command, what that one does
  --version             show the version and exit

Commands without a window:

${Object.entries(commandForms)
  .map(([name, { summary }]) => `  ${name.padEnd(21)} ${summary}`)
  .join('\n')}
`;

const dataDirUsage = `
  --data-dir DIR        where your notes are kept (or LECTERN_DATA_DIR)
`;

/**
 * What `--help` prints.
 *
 * @param {Pick<Options, 'command'>} options
 */
export const usageOf = ({ command }) =>
  command === null ? usage : commandForms[command.name].usage + dataDirUsage;

const known = /** @type {const} */ ({
  'data-dir': { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  'read-only': { type: 'boolean' },
  'take-over': { type: 'boolean' },
  shell: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
});

/** @typedef {ReturnType<typeof parseArgs<{ options: typeof known }>>['values']} CommonValues */

/**
 * Whether an argument is a switch that no shell knows.
 *
 * @param {string} argument
 */
export const isUnknownSwitch = (argument) => {
  const name = /^--?([^=]*)/.exec(argument)?.[1];
  return (
    name !== undefined && argument !== '-h' && !(argument.startsWith('--') && Object.hasOwn(known, name))
  );
};

/**
 * The first argument that is neither an option nor the value of one; null when there is none.
 *
 * @param {readonly string[]} argv
 */
const firstWordIn = (argv) =>
  parseArgs({ args: [...argv], options: known, strict: false, allowPositionals: true }).positionals[0] ??
  null;

/**
 * Whether the arguments name a command without a window.
 *
 * @param {readonly string[]} argv
 */
export const namesCommand = (argv) => isLineCommand(firstWordIn(argv) ?? '');

/**
 * Parses the arguments after the program's name. `error` is one sentence that names what is wrong.
 *
 * @param {readonly string[]} argv
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Options | { error: string }}
 */
export const parseOptions = (argv, env) => {
  const name = firstWordIn(argv);
  const form = name === null || !isLineCommand(name) ? null : commandForms[name];
  const options = { ...form?.options, ...known };
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options, strict: true, allowPositionals: true });
  } catch (error) {
    return { error: firstSentence(error) };
  }
  if (name !== null && !isLineCommand(name)) return { error: `There is no command "${name}".` };
  const words = parsed.positionals.slice(1);
  const tooMany = words[form?.mostWords ?? 0];
  if (tooMany !== undefined) return { error: `The command "${name}" takes no "${tooMany}".` };
  const common = commonOptions(parsed.values, env);
  if ('error' in common || name === null) return common;
  const values = Object.fromEntries(
    Object.entries(parsed.values).filter(([key]) => !Object.hasOwn(known, key)),
  );
  return { ...common, command: { name, values, words } };
};

/**
 * @param {CommonValues} values
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Options | { error: string }}
 */
const commonOptions = (values, env) => {
  const port = values.port === undefined ? 0 : parsePort(values.port);
  if (port === null)
    return { error: `The option --port takes a number from 0 to 65535, not "${values.port}".` };
  const shell = values.shell ?? null;
  if (shell !== null && shell !== 'desktop' && shell !== 'web') {
    return { error: `The option --shell takes "desktop" or "web", not "${shell}".` };
  }
  if (values['data-dir'] === '') return { error: 'The option --data-dir takes the path of a folder.' };
  if (values['read-only'] && values['take-over'])
    return { error: 'The options --read-only and --take-over exclude each other.' };
  const dataDir = values['data-dir'] ?? (env['LECTERN_DATA_DIR'] || null);
  return {
    dataDir: dataDir === null ? null : resolve(dataDir),
    port,
    open: !values['no-open'],
    readOnly: values['read-only'] ?? false,
    takeOver: values['take-over'] ?? false,
    shell,
    help: values.help ?? false,
    version: values.version ?? false,
    command: null,
  };
};

/** @param {string} value */
const parsePort = (value) => {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  return port <= 65535 ? port : null;
};

/**
 * Node's messages name the option in their first sentence; the advice that follows does not fit here.
 * @param {unknown} error
 */
const firstSentence = (error) => {
  const message = error instanceof Error ? error.message : String(error);
  return `${message.split(/\.\s|\n/)[0]?.replace(/\.$/, '') ?? message}.`;
};
