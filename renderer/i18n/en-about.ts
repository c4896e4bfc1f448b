/** The menu "More" and what it says about the program. */
export const about = {
  more: { name: 'More' },
  about: {
    title: 'About Lectern',
    what: 'Reads historical texts offline and keeps your highlights and notes on this machine.',
    version: 'Version',
    folder: 'Data folder',
    licence: 'Licence',
    own: 'MIT',
    licences: 'Licences of the software and typefaces used',
    loading: 'Loading…',
    noLicences: 'The licences could not be loaded.',
    close: 'Close',
  },
} as const;
