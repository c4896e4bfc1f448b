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

/** @type {CommandForm} */
const exporting = {
  summary: 'write your notes to a file, read back and compared',
  usage: `Usage: npm start -- export --format F --out FILE [options]

Writes your notes and highlights to a file, reads it back, and says on standard error what the format could
not carry. A file that cannot be read back is not written. It works while another Lectern is running.

  --format F            markdown, html (a web page), csv, tsv, w3c (Web Annotation, JSON-LD) or
                        readium (annotations for Thorium Reader)
  --out FILE            where to; - is standard output
  --text ID             only the notes on this text (default: on all texts); a wrong ID lists
                        those that there are
  --filter QUERY        only notes with these words, tag:NAME or colour:NAME
`,
  options: {
    format: { type: 'string' },
    out: { type: 'string' },
    text: { type: 'string' },
    filter: { type: 'string' },
  },
  mostWords: 0,
};

/** @type {CommandForm} */
const backup = {
  summary: 'write everything you wrote into one file',
  usage: `Usage: npm start -- backup --out FILE [options]

Writes notes, trash, earlier wordings and settings into one file, which Lectern can restore on this machine or
another. It works while another Lectern is running.

  --out FILE            where to; - is standard output
`,
  options: { out: { type: 'string' } },
  mostWords: 0,
};

/** @type {CommandForm} */
const check = {
  summary: 'read and verify every file of your notes',
  usage: `Usage: npm start -- check [options]

Reads every file of the data folder and verifies it. Ends with 1 when something is damaged. It changes
nothing, and works while another Lectern is running.

  --json                the report as JSON
`,
  options: { json: { type: 'boolean' } },
  mostWords: 0,
};

/** @type {CommandForm} */
const restore = {
  summary: 'bring back notes from a backup',
  usage: `Usage: npm start -- restore FILE [options]

Brings back the notes of a backup that are missing here or in the trash, and takes nothing away. No other
Lectern may have the data folder open.

  --replace             also give notes the words of the backup; those that are here are kept as versions
`,
  options: { replace: { type: 'boolean' } },
  mostWords: 1,
};

/** By the name that a person types. */
export const commandForms = { backup, check, diagnose, export: exporting, restore };

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
