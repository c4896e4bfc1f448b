/** What is said when something went wrong: what happened, what is safe, what can be done. */
export const problems = {
  problems: {
    dismiss: 'Dismiss',
    unreachable:
      'Lectern has stopped responding. What was saved is safe on disk; what you have typed since is kept in this window only. Lectern keeps trying. Keep this window open, or make a copy.',
    notOnDisk:
      'The last change could not be written to disk. What was saved before is safe; the change is kept in this window only. Lectern keeps trying. You can make a copy.',
    /** Follows `notOnDisk`. */
    disk: {
      full: 'The disk is full: free some space there, and Lectern saves it.',
      'only-readable': 'The disk with the data folder can only be read.',
      denied: 'The system does not let Lectern write: please look at the permissions of the data folder.',
      'no-flush':
        'The file system of the data folder does not confirm what is on disk, so nothing can be saved there: please use a data folder on another disk.',
      defective: 'The disk reports an error: please make a backup on another one.',
    },
    refused: '{reason} Your last change is kept in this window only. Make a copy, or try again.',
    copyUnsaved: 'Copy unsaved notes',
    saveUnsaved: 'Save as a file',
    tryAgain: 'Try again',
    copiedUnsaved: 'Copied',
    copySaved: 'Copy saved: {place}',
    copyNotSaved: 'The copy could not be saved there. Choose another place, or copy it.',
    recovered:
      'Part of your data could not be read. Lectern set it aside unchanged ({files}) and opened everything else. If notes are missing, restore them from a snapshot or a backup: More › My data.',
    readOnly:
      'This data folder is open read-only, because another program is using it or because it can only be read. You can read and search; highlights and notes cannot be changed. You see what was saved when this page was opened; reload it to see what has been saved since.',
    takenOver:
      'Another program has taken over this data folder, so nothing more is saved from this window. What was shown as saved is safe. What is not saved stays here and can be copied. To write again, quit both programs and start Lectern once.',
    connection: 'Lectern has stopped responding. What was saved is safe on disk. Trying again…',
    incomplete:
      'Part of your data is missing or was damaged. Lectern opened everything that is there. More › My data checks all of it.',
    newerSettings:
      'The settings were written by a newer version of Lectern. They are used as far as this version knows them and left unchanged: what you change now, and how far you read, is forgotten when you quit.',
    notOpened: '{title} cannot be opened. {reason} The text that was open stays open.',
    unsavedIn: 'Not on disk: notes on {title}',
    instead: '{title} could not be opened. {reason} Another text is shown instead.',
  },
  readOnly: { badge: 'Read-only', help: 'Why nothing can be changed here' },
  recovery: {
    title: 'Lectern could not open your notes',
    damaged: 'Lectern’s installation is damaged',
    untouched: 'Nothing on disk was changed.',
    folder: 'Your notes are in',
    again: 'Try again',
  },
  errors: {
    'bad-argument': 'The request was not understood. Nothing was changed.',
    'unknown-command': 'This version of the program does not know that request. Nothing was changed.',
    'not-found': 'It is no longer there.',
    'read-only': 'The data folder is open read-only. Nothing was changed.',
    'not-on-disk': 'The disk did not take the change. What was saved before is safe.',
    'newer-format':
      'The study record was written by a newer version of Lectern. It was left as it is; please update Lectern.',
    unreadable:
      'Files of the study record are there, but the system does not let Lectern read them. They were left as they are; please look at the permissions of the data folder.',
    'text-damaged':
      'Lectern’s installation is damaged: the words of a text are not those that Lectern was built with, so it is not shown. Your notes are safe. Install Lectern again to repair it.',
    'index-mismatch':
      'Lectern’s installation is damaged: the search index does not belong to this text and this version of Lectern, so it was not used. Reading and your notes are not affected. Install Lectern again to repair it.',
    'program-damaged':
      'A file of Lectern is missing or damaged, or Lectern was updated while it was open. Your notes are safe. Quit Lectern and start it again; if that does not help, install it again.',
    'other-edition':
      'This text has been replaced by another edition since it was opened here, so it was not searched. Your notes are not affected. Reload the page to read the new edition.',
    cancelled: 'Cancelled. Nothing was changed.',
    'too-large':
      'The file is too large, and not in the form in which Lectern writes backups. Nothing was changed.',
    'not-opened': 'It could not be opened from here.',
    'unfit-place':
      'Choose another place: the data folder holds only what Lectern writes there, and devices take no files. Your notes are safe.',
    'wrong-template':
      'The template fails at one of the notes, so nothing was written. Your notes are safe; change the template.',
    'not-exported':
      'The file could not be read back, so it was not written. Your notes are safe; another format may work.',
    unsupported: 'That cannot be done here.',
    unreachable: 'Lectern has stopped responding. What was saved is safe on disk.',
    internal: 'Something went wrong inside Lectern. What was saved is safe on disk.',
  },
} as const;
