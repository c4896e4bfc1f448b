/** What is said when something went wrong: what happened, what is safe, what can be done. */
export const problems = {
  problems: {
    dismiss: 'Dismiss',
    unreachable:
      'Lectern’s program no longer answers. What was saved is safe on disk; what you have typed since is kept in this window only. Lectern keeps trying. Keep this window open, or take a copy.',
    notOnDisk:
      'The last change could not be written to disk. What was saved before is safe; the change is kept in this window only. Lectern keeps trying. You can take a copy.',
    refused: '{reason} What you changed last is kept in this window only. Take a copy, or try again.',
    copyUnsaved: 'Copy what is not on disk',
    saveUnsaved: 'Save it as a file',
    tryAgain: 'Try again now',
    copiedUnsaved: 'Copied',
    copySaved: 'Copy saved: {place}',
    copyNotSaved: 'The copy could not be saved there. Choose another place, or copy it.',
    recovered:
      'Part of the study record could not be read. Lectern set it aside unchanged ({files}) and opened everything else that was good.',
    readOnly:
      'This data folder is open read-only, because another program uses it or may not be disturbed. You can read and search; highlights and notes cannot be changed. You see what was written when this page was opened; open it again to see what has been written since.',
    takenOver:
      'Another program has taken over this data folder, so nothing more is written from this window. What was shown as saved is safe. What is not saved stays here and can be copied. To write again, close this program and the other one, and start Lectern once.',
    connection: 'Lectern’s program does not answer. What was saved is safe on disk. Trying again…',
    incomplete:
      'Part of the study record is missing or was damaged. Lectern opened everything that is there; under Settings, “My data…” checks all of it.',
    newerSettings:
      'The settings were written by a newer version of Lectern. They are used as far as this version knows them and left as they are: what you change now, and how far you read, is forgotten when Lectern ends.',
    notOpened: '{title} cannot be opened. {reason} The text that was open stays open.',
    unsavedIn: 'Not on disk: notes on {title}',
    instead: '{title} could not be opened. {reason} Another text is shown instead.',
  },
  recovery: {
    title: 'Lectern could not open your notes',
    untouched: 'Nothing on disk was changed.',
    lies: 'Everything lies where it was:',
    again: 'Try again',
  },
  errors: {
    'bad-argument': 'The request was not understood. Nothing was changed.',
    'unknown-command': 'This version of the program does not know that request. Nothing was changed.',
    'not-found': 'What was asked for is no longer there.',
    'read-only': 'The data folder is open read-only. Nothing was changed.',
    'not-on-disk': 'The disk did not take the change. What was saved before is safe.',
    'newer-format':
      'The study record was written by a newer version of Lectern. It was left as it is; please update Lectern.',
    unreadable:
      'Files of the study record are there, but the system does not let Lectern read them. They were left as they are; please look at the permissions of the data folder.',
    'text-damaged':
      'A text of the library is damaged: its words are not those that Lectern was built with, so it is not shown. Your notes are not affected. Installing Lectern again puts it right.',
    'index-mismatch':
      'The search index was built for another edition of this text or another version of the program, so it was not used. Reading and notes are not affected. Installing Lectern again puts it right.',
    cancelled: 'Cancelled. Nothing was changed.',
    'too-large':
      'The file is too large: it is not laid out as Lectern writes a backup, and such a file can only be read up to a certain size. Nothing was changed.',
    'not-opened': 'It could not be opened from here.',
    unsupported: 'That cannot be done here.',
    unreachable: 'Lectern’s program does not answer. What was saved is safe on disk.',
    internal: 'Something went wrong inside Lectern. What was saved is safe on disk.',
  },
} as const;
