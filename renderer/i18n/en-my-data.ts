/** Where everything lies, whether it is whole, and how it comes back. */
export const myData = {
  myData: {
    open: 'My data…',
    title: 'My data',
    folder: 'Your notes are in',
    lastChecked: 'Checked, no problems, {time}.',
    lastTroubled: 'Checked {time}: problems found. Check again to see them.',
    neverChecked: 'Not checked yet. Lectern verifies what it reads each time it starts.',
    check: 'Check now',
    backUp: 'Back up…',
    openFolder: 'Open folder',
    folderNotOpened: 'The folder could not be opened from here. It is {dataDir}.',
    busy: 'Lectern is still busy with your data. Open the backup again when it is done.',
    fromBackup: 'Restore from a backup…',
    checking: 'Checking everything…',
    'backing-up': 'Writing everything to one file…',
    reading: 'Comparing…',
    restoring: 'Restoring…',
    cancel: 'Cancel',
    cancelled: 'Cancelled. Nothing was changed.',
    backedUp: 'Backed up: {place}',
    restored: 'Nothing was restored | 1 note restored | {count} notes restored',
    settingsRestored: 'Settings restored',
    stopped:
      'The disk did not take all of it. 1 note was restored and is safe. Not restored yet: {texts}. Restore again when there is room; notes that are here already are not added twice. | The disk did not take all of it. {count} notes were restored and are safe. Not restored yet: {texts}. Restore again when there is room; notes that are here already are not added twice.',
    annotations: 'no annotations | 1 annotation | {count} annotations',
    whole:
      'No problems: there is nothing to check yet. | No problems: 1 file checked; {annotations}, all intact. | No problems: {count} files checked; {annotations}, all intact.',
    notWhole:
      'Problems found. Nothing was changed. What is intact stays readable; what is damaged will be set aside, not deleted. Back up now.',
    file: {
      damaged: 'is partly damaged',
      'newer-format': 'was written by a newer version of Lectern',
      unreadable: 'cannot be read',
    },
    record: {
      incomplete: 'is incomplete on disk',
      differs: 'differs between this window and the disk',
      'newer-format': 'was written by a newer version of Lectern',
      unreadable: 'cannot be read',
    },
    undoBack:
      'Until you quit, undo goes back up to {steps} steps in each text, fewer when notes are very long. Your notes are on disk in any case.',
    snapshots: 'Snapshots',
    snapshotsHelp:
      'Earlier states of your notes, kept automatically: the last ten, and one for each of the last thirty days on which you wrote.',
    noSnapshots: 'None yet. The first is kept the second time you quit.',
    damagedSnapshot: 'partly damaged',
    compare: 'Compare and restore…',
    setAside: 'Damaged files set aside',
    setAsideKept:
      'What was intact in them is in your notes. Lectern keeps the last {files} files, and of those older than the last {newest} no more than {size} in all.',
    sourceOf: 'These are your notes as of {time}.',
    sourceUndated: 'These are your notes from an earlier time.',
    merge: 'Restoring adds what you tick to the notes you have now. It removes no note, and you can undo it.',
    lost: 'Nothing in it is damaged. | 1 item in it is damaged and cannot be restored. | {count} items in it are damaged and cannot be restored.',
    refused:
      'Every item in it is valid. | 1 item in it is not valid and cannot be restored. The rest can. | {count} items in it are not valid and cannot be restored. The rest can.',
    refusedFirst: 'The first {shown}:',
    refusedEntry: 'Item {entry}: “{field}” has an unknown value',
    lostSome: 'Part of it is damaged and cannot be restored.',
    fileNotRead: 'The file could not be read. Nothing was changed.',
    noBackup: 'Not a Lectern backup. Nothing was changed.',
    nothingToRestore:
      'Nothing new in this backup. | Nothing new in this backup: its 1 note is the same. | Nothing new in this backup: all {count} notes are the same.',
    bringBack: {
      missing:
        'Add back no notes | Add back 1 note that is no longer here | Add back {count} notes that are no longer here',
      trashed:
        'Take no notes out of the trash | Take 1 note out of the trash | Take {count} notes out of the trash',
      changed:
        'Return no notes to their earlier text | Return 1 note to its earlier text (today’s text is kept in its earlier versions) | Return {count} notes to their earlier text (today’s text is kept in their earlier versions)',
      settings: 'Replace your settings with those from that time (cannot be undone)',
    },
    same: 'No notes are the same. | 1 note is the same. | {count} notes are the same.',
    examples: 'Examples',
    standing: {
      missing: 'No longer here',
      trashed: 'In the trash',
      changed: 'Changed since',
      deleted: 'Was in the trash, no longer here',
    },
    present: 'Now',
    back: 'Back',
    restore: 'Restore',
    close: 'Close',
  },
} as const;
