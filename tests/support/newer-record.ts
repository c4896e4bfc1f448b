import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { crc32 } from 'node:zlib';

/**
 * Makes the only record of a data folder one of a much later version, which this version must leave alone. Gives
 * its path and the later content.
 */
export const makeRecordNewer = (dataDir: string): { readonly path: string; readonly newer: string } => {
  const records = join(dataDir, 'records');
  const [name = ''] = readdirSync(records);
  const path = join(records, name);
  const newer = readFileSync(path, 'utf8').replace(
    /\["[0-9a-f]{8}",(\{"textId".*?\})\],?\n/,
    (_, head: string) => {
      const later = head.replace('"version":1', '"version":99');
      return `["${crc32(later).toString(16).padStart(8, '0')}",${later}],\n`;
    },
  );
  expect(newer).toContain('"version":99');
  writeFileSync(path, newer);
  return { path, newer };
};
