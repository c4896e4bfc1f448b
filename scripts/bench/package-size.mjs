import { readdirSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { printTable, round } from './numbers.mjs';

/** Bytes of what Lectern adds to Electron in a package. */
const bound = 12 * 1024 * 1024;

/** @type {Record<string, string>} by the extension of a file of the page */
const ofPage = { '.js': 'scripts of the page', '.css': 'styles', '.woff2': 'fonts' };

/** The part of the program to which a built file belongs. @param {string} path below `out`, with "/" */
const partOf = (path) => {
  if (path.endsWith('licenses.md')) return 'licences';
  if (path.startsWith('main/library/')) return 'texts and indexes';
  if (path.startsWith('renderer/')) return ofPage[extname(path)] ?? 'other';
  return 'scripts of main and preload';
};

/** As electron-builder.yml: the web shell stays outside. @param {string} path */
const isPacked = (path) => !/^main\/web(\.js$|\/)/.test(path) && /^(main|preload|renderer)\//.test(path);

/**
 * Prints the size of the packed program without Electron, by part. The archive adds only a list of its files.
 * @param {string} out the folder of the build
 */
export const benchPackageSize = (out) => {
  /** @type {Map<string, number>} bytes */
  const parts = new Map();
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(out, file).split(sep).join('/');
    if (!entry.isFile() || !isPacked(path)) continue;
    const part = partOf(path);
    parts.set(part, (parts.get(part) ?? 0) + statSync(file).size);
  }
  const total = [...parts.values()].reduce((sum, bytes) => sum + bytes, 0);
  const inKib = (/** @type {number} */ bytes) => round(bytes / 1024);
  printTable('The packed program without Electron (KiB)', [
    ['part', 'KiB', 'at most', ''],
    ...[...parts]
      .sort(([, one], [, other]) => other - one)
      .map(([part, bytes]) => [part, inKib(bytes), '', '']),
    ['all', inKib(total), inKib(bound), total <= bound ? 'kept' : 'NOT KEPT'],
  ]);
  return { parts: Object.fromEntries(parts), total, bound };
};
