import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Backend } from '../backend';
import { ask } from './ask';
import { LineError } from './line-error';

/**
 * A sentence on the texts whose notes are not whole on disk, so that what is written does not pass for all of
 * them; null when they are.
 *
 * @throws LineError when it would replace a file, which may hold what is damaged now
 */
export const findDamage = async (backend: Backend, out: string): Promise<string | null> => {
  const { records } = await ask(backend, 'record.check', {});
  const damaged = records.filter(({ problem }) => problem === 'incomplete').map(({ textId }) => textId);
  if (damaged.length === 0) return null;
  const what = `Part of your notes is damaged and could not be read (${damaged.join(', ')}); "check" says more.`;
  if (out !== '-' && existsSync(resolve(out)))
    throw new LineError(`${what} ${out} was not replaced; a new file would take what is intact.`);
  return `${what} Only what is intact was written.`;
};
