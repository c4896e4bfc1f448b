import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of scripts that the first paint may load. */
export const scriptsBound = 393 * 1024;

/**
 * The scripts that a built page names and therefore loads before it runs.
 * @param {string} out the folder of the build
 * @returns {{ name: string, bytes: number }[]} the largest first
 */
export const firstScripts = (out) => {
  const renderer = join(out, 'renderer');
  const page = readFileSync(join(renderer, 'index.html'), 'utf8');
  const names = Array.from(page.matchAll(/(?:src|href)="([^"]+\.js)"/gu), ([, name = '']) => name);
  return names
    .map((name) => ({ name, bytes: statSync(join(renderer, name)).size }))
    .sort((one, other) => other.bytes - one.bytes);
};
