import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A copy of a build in a temporary folder, to which pages and texts can be added.
 * @param {string} out the folder of the build
 * @returns {{ out: string, remove: () => void }}
 */
export const copyBuild = (out) => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-build-'));
  cpSync(join(out, '../package.json'), join(folder, 'package.json'));
  for (const part of ['main', 'renderer'])
    cpSync(join(out, part), join(folder, 'out', part), { recursive: true });
  return { out: join(folder, 'out'), remove: () => rmSync(folder, { recursive: true, force: true }) };
};
