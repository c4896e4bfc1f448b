/** How the name of a backup ends. Those of earlier versions end in `.json`; both are read. */
export const backupEnding = '.lectern-backup';

/** A backup's media type. The desktop registers both (electron-builder.yml). */
export const backupMediaType = 'application/vnd.lectern.backup+json';

/** Whether a path or an address is meant to be that of a backup. */
export const isMeantAsBackup = (path: string): boolean => path.toLowerCase().endsWith(backupEnding);
