import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupEnding, backupMediaType } from '#contract/backup-file';
import { root } from './support/package';

// What is registered with the systems is what the program writes and opens.

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('the file type of backups', () => {
  it.each([
    ['electron-builder.yml', `ext: ${backupEnding.slice(1)}\n`, `mimeType: ${backupMediaType}\n`],
    [
      'resources/packaging/linux/org.lectern.Lectern.metainfo.xml',
      `<mediatype>${backupMediaType}</mediatype>`,
    ],
    [
      'packaging/flathub/org.lectern.Lectern.yml',
      `MimeType=${backupMediaType};`,
      `pattern="*${backupEnding}"`,
    ],
    ['packaging/winget/Lectern.Lectern.installer.yaml', `FileExtensions: [${backupEnding.slice(1)}]`],
  ])('stands in %s', (file, ...words) => {
    for (const one of words) expect(read(file)).toContain(one);
  });
});
