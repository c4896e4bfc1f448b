import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Licences } from '#contract/licences';
import { bundledList, licenceOf, packageFolderOf } from '#scripts/licences';
import { root } from '../../scripts/project.mjs';

const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

describe('the licences of the build', () => {
  const bundled = json(bundledList) as readonly string[];
  const { parts, texts } = json('out/renderer/licences.json') as Licences;
  const textOf = (name: string): string => parts.find((part) => part.name === name)?.text ?? '';

  it('hold the text of every package that gave a module or a file', () => {
    // Told from the path in another way than the build does.
    const folders = new Set(
      bundled.map((id) => {
        const segments = id.split('/');
        const at = segments.lastIndexOf('node_modules');
        const length = segments[at + 1]?.startsWith('@') ? 3 : 2;
        return segments.slice(segments.indexOf('node_modules'), at + length).join('/');
      }),
    );
    expect(folders.size).toBeGreaterThan(40);
    for (const folder of folders) {
      const { name } = json(`${folder}/package.json`) as { name: string };
      const file = readdirSync(join(root, folder)).find((entry) => /licen[cs]e/i.test(entry)) ?? 'none';
      expect(textOf(name), name).toContain(readFileSync(join(root, folder, file), 'utf8').trim());
    }
    expect(parts).toHaveLength(folders.size + 1); // Electron itself
  });

  it('leave out no package that our code or style sheets import, in any part of the program', () => {
    const own = ['core', 'contract', 'backend', 'electron', 'web', 'renderer'].flatMap((layer) =>
      readdirSync(join(root, layer), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(ts|vue|css|mjs)$/.test(name))
        .map((name) => readFileSync(join(root, layer, name), 'utf8')),
    );
    const imported = new Set(
      own.flatMap((source) =>
        [
          ...source.matchAll(
            /^(?:import (?!type )[^;]*?|@import |.*\bimport\()'((?:@[a-z][\w-]*\/)?[a-z][\w.-]*)/gm,
          ),
        ].map(([, name = '']) => name),
      ),
    );
    for (const name of ['vue', 'ws', 'conf', 'electron-store', '@fontsource-variable/literata'])
      expect([...imported]).toContain(name);
    const inside = new Set(['electron', 'node']); // given by what runs the program
    const building = new Set(['@rgrove/parse-xml']); // reads TEI, which only the build does
    const missing = [...imported].filter(
      (name) => ![inside, building].some((set) => set.has(name)) && textOf(name) === '',
    );
    expect(missing).toEqual([]);
  });

  it('name typefaces as people do, and software by its package', () => {
    const typefaces = parts.filter(({ kind }) => kind === 'typeface').map(({ title }) => title);
    expect(typefaces).toEqual(['Atkinson Hyperlegible Next', 'Literata', 'Source Sans 3']);
    for (const { kind, name, title } of parts) if (kind === 'software') expect(title).toBe(name);
  });

  it('name Electron’s own, and where the texts come from', () => {
    expect(parts.find(({ kind }) => kind === 'engine')).toMatchObject({
      name: 'electron',
      title: 'Electron',
      licence: 'MIT',
    });
    expect(texts[0]).toMatchObject({ creator: 'Lenin', source: 'Marxist Internet Archive' });
  });
});

describe('a package', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lectern-licences-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const make = (name: string, files: Record<string, string>): string => {
    mkdirSync(join(folder, name), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
    return join(folder, name);
  };
  const manifest = JSON.stringify({ name: 'one', version: '1.0.0', license: 'MIT' });

  it('gives all its texts of licences and notices', () => {
    const files = { 'package.json': manifest, 'LICENCE.md': 'may', NOTICE: 'by', 'index.js': '' };
    expect(licenceOf(make('one', files))).toEqual({
      kind: 'software',
      name: 'one',
      title: 'one',
      version: '1.0.0',
      licence: 'MIT',
      text: 'may\n\nby',
    });
  });

  it('without a text cannot be bundled', () => {
    expect(() => licenceOf(make('two', { 'package.json': manifest }))).toThrow('two');
    const nameless = { 'package.json': JSON.stringify({ name: 'x', version: '1' }), LICENSE: 'may' };
    expect(() => licenceOf(make('three', nameless))).toThrow('three');
  });

  it.each([
    ['/x/node_modules/vue/dist/a.js', 'node_modules/vue'],
    ['../node_modules/@scope/name/files/a.woff2', 'node_modules/@scope/name'],
    ['/x/node_modules/one/node_modules/two/a.js?commonjs', 'node_modules/one/node_modules/two'],
    ['C:\\x\\node_modules\\vue\\a.js', 'node_modules/vue'],
    ['/x/renderer/main.ts', null],
  ])('is found by %s', (id, found) => {
    expect(packageFolderOf(id)).toBe(found);
  });
});
