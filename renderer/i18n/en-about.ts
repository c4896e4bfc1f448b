/** The menu "More" and what it says about the program. */
export const about = {
  more: { name: 'More' },
  about: {
    title: 'About Lectern',
    what: 'Reads historical texts offline and keeps your highlights and notes on this machine.',
    version: 'Version',
    engines: 'Runs on',
    folder: 'Data folder',
    licence: 'Licence',
    own: 'MIT',
    licences: 'Licences of the software and typefaces used',
    texts: 'Texts',
    textBy: '{creator}: {title}',
    source: 'Source: {source}',
    kinds: { typeface: 'Typefaces', software: 'Software', engine: 'Electron and Chromium' },
    chromium: 'The licences of Chromium and its parts are in LICENSES.chromium.html, beside the program.',
    textOf: 'Licence of {name}',
    copyReport: 'Copy what a bug report needs',
    reportCopied: 'Copied. This is all of it; it contains nothing that you wrote:',
    reportNotCopied: 'Your browser did not let Lectern copy it. Select it here and copy it:',
    report: 'What a bug report needs',
    loading: 'Loading…',
    noLicences:
      'The licences could not be loaded: a file of Lectern is missing or damaged. Your notes are not affected. Install Lectern again to repair it.',
    close: 'Close',
  },
} as const;
