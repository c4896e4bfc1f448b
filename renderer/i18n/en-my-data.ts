/** Where everything lies, whether it is whole, and how it comes back. */
export const myData = {
  myData: {
    open: 'My data…',
    title: 'My data',
    lies: 'Everything you wrote lies in',
    lastChecked: 'Read and verified whole on {time}.',
    lastTroubled: 'Read on {time}, and not all of it was whole. Check again to see what is wrong.',
    neverChecked: 'Not checked from here yet. Lectern verifies what it reads each time it starts.',
    check: 'Check now',
    backUp: 'Back up…',
    openFolder: 'Open the folder',
    folderNotOpened: 'The folder could not be opened from here. It lies in {dataDir}.',
    fromBackup: 'Restore from a backup:',
    checking: 'Reading and verifying everything…',
    'backing-up': 'Putting everything into one file…',
    reading: 'Comparing…',
    restoring: 'Restoring…',
    cancel: 'Cancel',
    cancelled: 'Cancelled. Nothing was changed.',
    backedUp: 'Backed up: {place}',
    restored: 'Nothing was restored | 1 note restored | {count} notes restored',
    stopped:
      'The disk did not take all of it. 1 note was restored and is safe. Nothing was restored yet of: {texts}. Restore again when there is room: what is here already is not brought back twice. | The disk did not take all of it. {count} notes were restored and are safe. Nothing was restored yet of: {texts}. Restore again when there is room: what is here already is not brought back twice.',
    whole:
      'All is well: there is nothing to read yet. | All is well: 1 file was read and verified. Annotations in it, all whole: {annotations}. | All is well: {count} files were read and verified. Annotations in them, all whole: {annotations}.',
    notWhole:
      'Something is wrong. Nothing was changed; what is good stays readable, and what is damaged will be set aside, not thrown away. Take a backup now.',
    file: {
      damaged: 'is damaged in part',
      'newer-format': 'was written by a newer version of Lectern',
      unreadable: 'cannot be read',
    },
    record: {
      incomplete: 'is not complete on disk',
      differs: 'differs between this window and the disk',
      'newer-format': 'was written by a newer version of Lectern',
      unreadable: 'cannot be read',
    },
    undoBack:
      'While Lectern runs, undo goes back up to {steps} steps in each text, fewer when the notes are very long. Of texts that you have left, Lectern keeps the last few in memory and reads the others again. Notes are on disk whatever is kept in memory.',
    snapshots: 'Snapshots',
    snapshotsHelp:
      'Earlier states, kept by themselves: the last ten, and one for each of the last thirty days on which you wrote.',
    noSnapshots: 'None yet. Lectern keeps the first when it closes a second time after you wrote something.',
    damagedSnapshot: 'damaged in part',
    compare: 'Compare and restore…',
    setAside: 'Damaged files that were set aside',
    setAsideKept:
      'What was good in them is among your notes. The last {files} are kept, and of those beyond the last {newest} no more than {size}; the oldest make room.',
    sourceOf: 'This is the state of {time}.',
    sourceUndated: 'This is an earlier state.',
    merge: 'Restoring adds to what you have now; it never takes anything away, and it can be undone.',
    lost: 'Nothing in it is damaged. | One entry in it is damaged and cannot come back from it. | {count} entries in it are damaged and cannot come back from it.',
    refused:
      'Every entry in it is as Lectern writes it. | One entry in it is not as Lectern writes it and cannot come back from it. The rest can. | {count} entries in it are not as Lectern writes them and cannot come back from it. The rest can.',
    refusedFirst: 'The first {shown}:',
    refusedEntry: 'Entry {entry}: “{field}” has a value that Lectern does not know',
    lostSome: 'Part of it is damaged and cannot come back from it.',
    fileNotRead: 'The file could not be read. Nothing was changed.',
    noBackup: 'This file is no backup that Lectern made. Nothing was changed.',
    nothingToRestore:
      'It holds nothing that you do not have. | It holds nothing that you do not have: the one note is the same. | It holds nothing that you do not have: all {count} notes are the same.',
    bringBack: {
      missing:
        'No note that is no longer here | One note that is no longer here | {count} notes that are no longer here',
      trashed:
        'No note that is in the trash now | One note that is in the trash now | {count} notes that are in the trash now',
      changed:
        'No older wording | The older wording of one note (the present one is kept among its earlier versions) | The older wording of {count} notes (the present ones are kept among their earlier versions)',
      settings: 'The settings of then',
    },
    same: 'None is the same. | One note is the same. | {count} notes are the same.',
    examples: 'Some of them',
    standing: {
      missing: 'No longer here',
      trashed: 'In the trash now',
      changed: 'Changed since',
      deleted: 'In the trash then, no longer here',
    },
    present: 'now: {words}',
    back: 'Back',
    restore: 'Restore',
    close: 'Close',
  },
} as const;
