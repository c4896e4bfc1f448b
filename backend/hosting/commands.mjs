// Plain JavaScript, because `npm start` reads the command line before anything is installed or built. What each
// command does stands in backend/command-line/run-command.ts, under the same name.

/**
 * A command without a window. Beside its own options it takes all that `options.mjs` knows.
 *
 * @typedef {object} CommandForm
 * @property {string} summary for the list of commands; at most 60 characters
 * @property {string} usage what `--help` says, without the options that all commands take
 * @property {Readonly<Record<string, { type: 'string' | 'boolean' }>>} options its own, as `parseArgs` takes them
 * @property {number} mostWords how many arguments it takes that are no options
 */

/** @type {CommandForm} */
const diagnose = {
  summary: 'print what a bug report needs, and nothing you wrote',
  usage: `Usage: npm start -- diagnose [options]

Prints what a bug report needs: versions, the state of the data folder and its file system, how many files
and notes there are and whether they are whole, settings, and the end of the log. It prints no note, quotation,
title, label or path. It changes nothing, and works while another Lectern is running.
`,
  options: {},
  mostWords: 0,
};

/** By the name that a person types. */
export const commandForms = { diagnose };

/** @typedef {keyof typeof commandForms} LineCommandName */

/** @param {string} name @returns {name is LineCommandName} */
export const isLineCommand = (name) => Object.hasOwn(commandForms, name);

/**
 * A command as a person has typed it.
 *
 * @typedef {object} LineCommand
 * @property {LineCommandName} name
 * @property {Readonly<Record<string, string | boolean | undefined>>} values of its own options
 * @property {readonly string[]} words its arguments that are no options
 */
