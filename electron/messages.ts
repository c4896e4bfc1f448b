import type { LockHolder } from '#backend/hosting/lock';

/** In the application menu and in the context menu. */
const editing = {
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
} as const;

/**
 * All texts of the menu and of the native dialogs (English). `&` marks a menu's access key on Windows and
 * Linux.
 */
export const messages = {
  menu: {
    file: '&File',
    newWindow: 'New Window',
    export: 'Export…',
    print: 'Print…',
    openFolder: 'Open Another Data Folder…',
    settings: 'Settings…',
    close: 'Close',
    quit: 'Quit',
    edit: '&Edit',
    ...editing,
    find: 'Find…',
    view: '&View',
    textLarger: 'Larger Text',
    textSmaller: 'Smaller Text',
    textNormal: 'Normal Text Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    zoomNormal: 'Actual Size',
    go: '&Go',
    back: 'Back',
    forward: 'Forward',
    contents: 'Contents',
    goTo: 'Go To…',
    fullScreen: 'Full Screen',
    reload: 'Reload',
    window: '&Window',
    minimise: 'Minimise',
    help: '&Help',
    palette: 'All Commands…',
    shortcuts: 'Keyboard Shortcuts',
    about: 'About Lectern',
  },
  contextMenu: {
    ...editing,
    copyAddress: 'Copy Address',
    offered: {
      highlight: 'Highlight',
      note: 'Add Note',
      copy: 'Copy with Citation',
      'find-all': 'Find All',
      'open-link': 'Open Link',
      'copy-paragraph-link': 'Copy Link to Paragraph',
      'copy-note-link': 'Copy Link to Note',
    },
  },
  folderInUse: {
    title: 'Data folder in use',
    message: 'Another program has this data folder open.',
    detail: ({ program, pid, host }: LockHolder, isRunning: boolean) =>
      `It is held by Lectern ${program === 'web' ? 'in the browser' : 'on the desktop'} (process ${pid} on ${host || 'an unknown computer'}). ` +
      'Your notes are safe. You can read here meanwhile, but nothing you change is kept. To write here, close the other program and start Lectern again.' +
      (isRunning
        ? ''
        : ' From here nobody can see whether it is still running. If it is gone, you can open the folder anyway; should it run after all, it stops writing.'),
    choices: { read: 'Open read-only', open: 'Open anyway', quit: 'Quit' },
  },
  folderUnusable: {
    title: 'Data folder cannot be written',
    message: 'The data folder cannot be written.',
    detail: (dataDir: string, reason: string) =>
      `Nothing can be kept in ${dataDir}, because ${reason}. Nothing in it was changed. ` +
      'You can read what is there; nothing that you change is kept. ' +
      'To write, put that right and start Lectern again, or open another folder (File › Open Another Data Folder…).',
    choices: { read: 'Open read-only', quit: 'Quit' },
  },
  openFolder: { title: 'Open another data folder', button: 'Open' },
  saveFile: { title: 'Export' },
  saveFolder: { title: 'Export into a folder', button: 'Export here' },
  saveBackup: { title: 'Back up' },
  files: {
    all: 'All files',
    kinds: {
      'lectern-backup': 'Lectern backup',
      md: 'Markdown',
      html: 'Web page',
      csv: 'Table (CSV)',
      tsv: 'Table (TSV)',
      jsonld: 'Web Annotations',
      annotation: 'Readium annotations',
    },
  },
  notOnDisk: {
    message: 'Something you wrote is not on disk yet.',
    detail:
      'Everything that was shown as saved is on disk. Keep the window open to try again or to copy the rest. If you close now, that is lost.',
    stay: 'Keep open',
    act: 'Close anyway',
  },
  notAnswering: {
    message: 'The window does not answer.',
    detail:
      'Everything that was shown as saved is on disk. Some words of the last seconds may not be. You can wait until the window answers, or close it without them.',
    stay: 'Wait',
    act: 'Close anyway',
  },
  pageCrashed: {
    message: 'The page has stopped several times.',
    detail:
      'Everything that was shown as saved is on disk. You can load the page again. If that does not help, close Lectern and start it again.',
    reload: 'Load again',
    quit: 'Quit',
    close: 'Close window',
  },
  pageHangs: {
    message: 'The window does not answer.',
    detail:
      'Everything that was shown as saved is on disk. You can wait, or load the window again, which may lose some words of the last seconds.',
    stay: 'Wait',
    act: 'Load again',
  },
  pageFailed: {
    message: 'The page could not be loaded.',
    detail: (dataDir: string) =>
      `A file of Lectern may be missing or damaged. Your notes are untouched; they lie in ${dataDir}. ` +
      'You can load the page again. If that does not help, close Lectern and start it again, or install it again.',
    reload: 'Load again',
    quit: 'Quit',
    close: 'Close window',
  },
  defect: {
    title: 'Lectern has met a defect and closed',
    content: 'Everything that was shown as saved is on disk. Start Lectern again to go on.',
  },
  failedToStart: {
    title: 'Lectern could not start',
    defect:
      'None of your notes was changed. Start Lectern again. If it fails again, start it from a terminal, which shows what went wrong.',
  },
} as const;
