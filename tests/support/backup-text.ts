import { encodeBackup } from '#backend/my-data/encode-backup';
import { drain } from '#backend/work/chunked-work';

/** The whole text of a backup. */
export const backupText = (...contents: Parameters<typeof encodeBackup>): string =>
  Buffer.concat([...drain(encodeBackup(...contents)).chunks()]).toString('utf8');
