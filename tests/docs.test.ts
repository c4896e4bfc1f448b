import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layers } from '../scripts/layers.mjs';

const root = resolve(import.meta.dirname, '..');
const notOurs = new Set(['node_modules', 'out', 'dist', 'test-results']);

const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !notOurs.has(entry.name))
  .map(({ name }) => name);

const documents = [
  ...readdirSync(root),
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ),
].filter((name) => name.endsWith('.md'));

/** Paths in backticks that begin with a top-level folder, up to the first wildcard or placeholder. */
const pathsIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/`([^`\s]+)`/g)]
    .map(([, code = '']) => code)
    .filter((code) => folders.some((folder) => code.startsWith(`${folder}/`)))
    .map((code) => (/[*<]/.test(code) ? code.slice(0, code.search(/[*<]/)).replace(/[^/]*$/, '') : code));

/** Targets of links to files of the project. */
const linksIn = (markdown: string): readonly string[] =>
  [...markdown.replaceAll(/`[^`]*`/g, '').matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

describe('documents', () => {
  it.each(documents)('%s names only files that exist', (name) => {
    const markdown = readFileSync(join(root, name), 'utf8');
    const missing = [
      ...pathsIn(markdown).filter((path) => !existsSync(join(root, path))),
      ...linksIn(markdown).filter((target) => !existsSync(join(root, dirname(name), target))),
    ];
    expect(missing).toEqual([]);
  });

  it('include a README in each top-level folder', () => {
    expect(folders.filter((folder) => !existsSync(join(root, folder, 'README.md')))).toEqual([]);
  });

  it('show every inner layer in architecture.md', () => {
    const architecture = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
    const words = new Set(architecture.split(/[^\w-]+/));
    const inner = layers.map(({ folder }) => folder).filter((folder) => folder.includes('/'));
    expect(inner.filter((folder) => !words.has(basename(folder)))).toEqual([]);
  });

  it('are checked: a path that leads nowhere is found', () => {
    expect(pathsIn('`core/nothing.ts`, `core/*.ts`, `lock.ts`, `renderer`')).toEqual([
      'core/nothing.ts',
      'core/',
    ]);
    expect(linksIn('[a](docs/b.md#c), [d](https://example.org), `[e](#f)`')).toEqual(['docs/b.md']);
  });
});
