import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A copy of a build in a temporary folder, to which pages and texts can be added; both shells start from it.
 * @param {string} out the folder of the build
 * @returns {{ folder: string, out: string, remove: () => void }} `folder` has `package.json` and `out`
 */
export const copyBuild = (out) => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-build-'));
  cpSync(join(out, '../package.json'), join(folder, 'package.json'));
  for (const part of ['main', 'preload', 'renderer'])
    cpSync(join(out, part), join(folder, 'out', part), { recursive: true });
  return { folder, out: join(folder, 'out'), remove: () => rmSync(folder, { recursive: true, force: true }) };
};
