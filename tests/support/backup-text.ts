import type { BackupContents } from '#backend/my-data/backup-format';
import { createBackupReader } from '#backend/my-data/backup-reader';
import { encodeBackup } from '#backend/my-data/encode-backup';
import { longestPart, type BackupPart } from '#contract/my-data';
import { drain } from '#backend/work/chunked-work';

/** The whole text of a backup. */
export const backupText = (...contents: Parameters<typeof encodeBackup>): string =>
  Buffer.concat([...drain(encodeBackup(...contents)).chunks()]).toString('utf8');

/** What is undamaged in the text of a backup, taken in these pieces. */
export const readBackupText = (...pieces: readonly string[]): BackupContents => {
  const reader = createBackupReader();
  for (const [index, piece] of pieces.entries()) drain(reader.add(piece, index === pieces.length - 1));
  return drain(reader.contents());
};

/** The parts in which a page would send a backup's text: arguments of `restore.receive`. */
export const backupParts = (reading: string, text: string, units = longestPart): BackupPart[] =>
  Array.from({ length: Math.max(1, Math.ceil(text.length / units)) }, (_, part) => {
    const end = (part + 1) * units;
    return { reading, part, text: text.slice(part * units, end), last: end >= text.length };
  });
