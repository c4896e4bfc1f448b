import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchIndexFile } from '#core/search/index-file';
import type { StudyText } from '#core/text/study-text';
import { buildLibrary, libraryPlugin } from '#scripts/build-library';
import { tei } from '../core/text/tei-samples';

const root = fileURLToPath(new URL('../../', import.meta.url));
const texts = join(root, 'resources/texts');
const bundled = 'lenin-cc-speeches-1917-11-14';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-library-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const put = (into: string, id: string, words: string): void => {
  writeFileSync(join(into, `${id}.xml`), tei({ id, body: `<p xml:id="p1">${words}</p>` }));
};

/** The parts of the built files, which are JSON that this program has just written itself. */
const read = (built: { textJson: string; indexJson: string } | undefined) => ({
  text: JSON.parse(built?.textJson ?? '') as StudyText,
  index: JSON.parse(built?.indexJson ?? '') as SearchIndexFile,
});

describe('buildLibrary', () => {
  it('makes the bundled text and an index that names what it was built for', () => {
    const built = buildLibrary(texts);
    const { text, index } = read(built[0]);
    const { title, creator } = text.metadata;
    expect(built.map(({ summary }) => summary)).toEqual([{ id: bundled, title, creator }]);
    expect(text.contentHash).toMatch(/^sha256-[0-9a-f]{64}$/);
    expect(index).toMatchObject({
      format: 'lectern.search-index',
      version: 1,
      textId: bundled,
      contentHash: text.contentHash,
      tokeniser: 2,
      lunr: '2.3.9',
    });
    for (const word of ['kamenev', 'vikzhel', 'cc', 'rsdlp']) expect(index.words).toContain(word);
  });

  it('gives the same bytes in another process, with another language and time zone', () => {
    const script = `
      import { runnerImport } from 'vite';
      const { module } = await runnerImport(${JSON.stringify(join(root, 'scripts/build-library.ts'))});
      process.stdout.write(JSON.stringify(module.buildLibrary(${JSON.stringify(texts)})));`;
    const elsewhere = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      env: { ...process.env, LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(JSON.parse(elsewhere)).toEqual(buildLibrary(texts));
  });

  it('gives the same bytes in the same order whatever order the files came in', () => {
    const other = mkdtempSync(join(tmpdir(), 'lectern-library-'));
    const ids = ['beta', 'alpha', 'gamma', 'a1', 'a-1'];
    for (const id of ids) put(folder, id, `Words of ${id}.`);
    for (const id of ids.toReversed()) put(other, id, `Words of ${id}.`);
    try {
      const built = buildLibrary(folder);
      expect(built.map(({ summary }) => summary.id)).toEqual(['a-1', 'a1', 'alpha', 'beta', 'gamma']);
      expect(buildLibrary(other)).toEqual(built);
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  it('changes the hash with a word, and not with markup or line breaks', () => {
    const hash = (words: string) => {
      put(folder, 'sample', words);
      return read(buildLibrary(folder)[0]).text.contentHash;
    };
    expect(hash('Some <hi>words</hi>\r\nhere.')).toBe(hash('Some words here.'));
    expect(hash('Some words there.')).not.toBe(hash('Some words here.'));
  });

  it('leaves words unstemmed in a language whose stems it does not know', () => {
    put(folder, 'sample', 'Die Verhandlungen');
    const { index } = read(buildLibrary(folder)[0]);
    expect(index.index).toMatchObject({ pipeline: [] });
    expect(JSON.stringify(index.index)).toContain('"verhandlungen"');
  });

  it('says which file cannot be read, and where', () => {
    writeFileSync(join(folder, 'broken.xml'), tei({ id: 'broken', body: '<p>No id.</p>' }));
    expect(() => buildLibrary(folder)).toThrow(/^broken\.xml: line \d+, column \d+: This p needs an xml:id/);
  });

  it('refuses a file named other than its text, one that is not UTF-8, and a folder without texts', () => {
    expect(() => buildLibrary(folder)).toThrow(/no texts/);
    put(folder, 'sample', 'Words.');
    cpSync(join(folder, 'sample.xml'), join(folder, 'other.xml'));
    expect(() => buildLibrary(folder)).toThrow(/^other\.xml: .*must be sample\.xml/);
    writeFileSync(
      join(folder, 'other.xml'),
      Buffer.from(tei({ id: 'other', body: '<p xml:id="p">\xe9</p>' }), 'latin1'),
    );
    expect(() => buildLibrary(folder)).toThrow(/^other\.xml: .*utf-8/i);
  });
});

describe('libraryPlugin', () => {
  it('adds the library to the build', async () => {
    put(folder, 'beta', 'Second.');
    put(folder, 'alpha', 'First.');
    const entry = join(folder, 'entry.js');
    writeFileSync(entry, 'export const entry = 1;');
    const outDir = join(folder, 'out');
    await build({
      configFile: false,
      root: folder,
      logLevel: 'error',
      plugins: [libraryPlugin({ texts: folder })],
      build: { outDir, ssr: entry },
    });
    const library = join(outDir, 'library');
    expect(readdirSync(library, { recursive: true }).map(String).toSorted()).toEqual([
      'alpha',
      'alpha/index.json',
      'alpha/text.json',
      'beta',
      'beta/index.json',
      'beta/text.json',
      'library.json',
    ]);
    expect(JSON.parse(readFileSync(join(library, 'library.json'), 'utf8'))).toEqual(
      buildLibrary(folder).map(({ summary }) => summary),
    );
    const [alpha] = buildLibrary(folder);
    expect(readFileSync(join(library, 'alpha/text.json'), 'utf8')).toBe(alpha?.textJson);
    expect(readFileSync(join(library, 'alpha/index.json'), 'utf8')).toBe(alpha?.indexJson);
  });
});
