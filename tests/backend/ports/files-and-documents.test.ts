import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConfDocuments } from '#backend/ports/conf-documents';
import { createFolderLibrary } from '#backend/ports/folder-library';
import { nodeFiles } from '#backend/ports/node-files';
import { replaceDocument } from '#backend/ports/replace-document';
import { cannotMount, smallDisk } from '../../support/small-disk';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-ports-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

describe('documents in conf', () => {
  const documents = () => createConfDocuments(Conf, at('data'));
  const write = (name: string, document: Record<string, unknown>): void =>
    replaceDocument({ documents: documents(), files: nodeFiles }, name, document);

  it('are JSON with a line for each key and each entry, readable by the owner alone', () => {
    write('records/a', {
      format: 'x',
      'a.b': { c: [1] },
      entries: [
        ['1', {}],
        ['2', {}],
      ],
      none: [],
    });
    expect(readFileSync(at('data/records/a.json'), 'utf8')).toBe(
      '{\n"format":"x",\n"a.b":{"c":[1]},\n"entries":[\n["1",{}],\n["2",{}]\n],\n"none":[]\n}\n',
    );
    expect(statSync(at('data/records/a.json')).mode & 0o777).toBe(0o600);
    expect(statSync(at('data')).mode & 0o777).toBe(0o700);
    expect(statSync(at('data/records')).mode & 0o777).toBe(0o700);
    expect(readdirSync(at('data/records'))).toEqual(['a.json']);
  });

  it('are replaced as a whole, damaged ones too, and can be read back', () => {
    write('a', { one: 1, two: 2 });
    writeFileSync(at('data/a.json'), '{"one":');
    expect(() => documents().read('a')).toThrow(SyntaxError);
    write('a', { three: 3 });
    expect(documents().read('a')).toEqual({ three: 3 });
  });

  it('wait under another name, and a document stays what it was until they are put in its place', () => {
    write('a', { one: 1 });
    const staged = documents().stage('a', { two: 2 });
    expect(staged).toEqual({ path: at('data/a.new.json'), target: at('data/a.json') });
    expect(documents().read('a')).toEqual({ one: 1 });
    expect(() =>
      replaceDocument(
        { documents: documents(), files: nodeFiles },
        'a',
        { two: 2 },
        { isWhole: () => false },
      ),
    ).toThrow('whole');
    expect(documents().read('a')).toEqual({ one: 1 });
    expect(readdirSync(at('data'))).toEqual(['a.json']);
  });

  it('replace what a symbolic link in their place leads to, and keep the link', () => {
    mkdirSync(at('dotfiles'));
    mkdirSync(at('data'));
    writeFileSync(at('dotfiles/mine'), '{"one":1}');
    symlinkSync(at('dotfiles/mine'), at('data/a.json'));
    write('a', { two: 2 });
    expect(readFileSync(at('dotfiles/mine'), 'utf8')).toBe('{\n"two":2\n}\n');
    expect(lstatSync(at('data/a.json')).isSymbolicLink()).toBe(true);
    expect(readdirSync(at('dotfiles'))).toEqual(['mine']);
  });

  it('are not created by looking for them', () => {
    expect(documents().exists('a')).toBe(false);
    expect(() => documents().read('a')).toThrow('ENOENT');
    expect(existsSync(at('data'))).toBe(false);
  });
});

describe('the real file system', () => {
  it('appends, gives sizes, truncates, and makes files and folders for the owner alone', () => {
    nodeFiles.makeFolder(at('x/y'));
    const file = nodeFiles.openAppend(at('x/y/file'));
    expect(file.append(Buffer.from('one two'))).toBe(7);
    file.flush();
    file.truncate(3);
    expect(file.append(Buffer.from('!'))).toBe(1);
    expect(file.size).toBe(4);
    file.close();
    expect(nodeFiles.read(at('x/y/file'))?.toString()).toBe('one!');
    expect(nodeFiles.openAppend(at('x/y/file')).size).toBe(4);
    expect(statSync(at('x/y/file')).mode & 0o777).toBe(0o600);
    expect(statSync(at('x')).mode & 0o777).toBe(0o700);
    nodeFiles.flushFolder(at('x'));
  });

  it('gives null or an empty list for what does not exist', () => {
    writeFileSync(at('file'), '');
    expect(nodeFiles.list(at('none'))).toEqual([]);
    expect(nodeFiles.list(at('file'))).toEqual([]);
    expect(nodeFiles.read(at('none'))).toBeNull();
    expect(nodeFiles.read(at('file/none'))).toBeNull();
    expect(() => nodeFiles.read(folder)).toThrow('is no file');
  });

  it('makes links that keep the old bytes when the original is replaced, and overwrites nothing', () => {
    writeFileSync(at('document'), 'old');
    nodeFiles.link(at('document'), at('snapshot'));
    expect(() => nodeFiles.link(at('document'), at('snapshot'))).toThrow('EEXIST');
    writeFileSync(at('new'), 'new');
    nodeFiles.rename(at('new'), at('document'));
    expect(nodeFiles.read(at('snapshot'))?.toString()).toBe('old');
    nodeFiles.remove(at('snapshot'));
    expect(nodeFiles.list(folder)).toEqual(['document']);
  });

  it('makes a copy where the file system cannot make a link', ({ skip }) => {
    const disk = smallDisk(256) ?? skip(cannotMount);
    try {
      writeFileSync(at('document'), 'old');
      nodeFiles.link(at('document'), join(disk.folder, 'snapshot'));
      expect(nodeFiles.read(join(disk.folder, 'snapshot'))?.toString()).toBe('old');
      expect(() => nodeFiles.link(at('document'), join(disk.folder, 'snapshot'))).toThrow('EEXIST');
    } finally {
      disk.remove();
    }
  });

  it('does not hide an error behind an empty answer', () => {
    expect(() => nodeFiles.read(at(`${'x'.repeat(300)}`))).toThrow('ENAMETOOLONG');
  });
});

describe('the library that the build writes', () => {
  const put = (id: string): void => {
    mkdirSync(at(id));
    writeFileSync(join(at(id), 'text.json'), JSON.stringify({ id }));
  };
  const untitled = (id: string) => ({ id, title: id, creator: null });
  const list = (catalogue: unknown) => {
    writeFileSync(at('library.json'), typeof catalogue === 'string' ? catalogue : JSON.stringify(catalogue));
    return createFolderLibrary(folder).list();
  };

  it('is listed by its catalogue, and each text is read by its id', () => {
    put('one');
    put('not-in-the-catalogue');
    const entry = { id: 'one', title: 'One', creator: 'Somebody' };
    expect(list([entry])).toEqual([entry]);
    const library = createFolderLibrary(folder);
    expect(library.readText('one')).toBe('{"id":"one"}');
    expect(() => library.readIndex('one')).toThrow('ENOENT');
  });

  it('is read anew each time', () => {
    const library = createFolderLibrary(folder);
    expect(list([{ id: 'one', title: 'One', creator: null }])).toHaveLength(1);
    expect(library.list()).toHaveLength(1);
    list([untitled('one'), untitled('two')]);
    expect(library.list()).toHaveLength(2);
  });

  it.each([
    ['no title', { id: 'one' }],
    ['another title', { id: 'one', title: 7, creator: {} }],
    ['an empty title', { id: 'one', title: '' }],
    ['the id alone', 'one'],
  ])('shows the id in place of a title: %s', (_what, entry) => {
    const whole = { id: 'two', title: 'Two', creator: null };
    expect(list([entry, whole])).toEqual([untitled('one'), whole]);
  });

  it.each([
    ['an entry without an id', [{ title: 'One' }, { id: 'two', title: 'Two', creator: null }]],
    [
      'an entry with a path for an id',
      [
        { id: '../one', title: 'One' },
        { id: 'two', title: 'Two' },
      ],
    ],
    ['a catalogue cut short', '[{"id":"one","tit'],
    ['another JSON', '{}'],
  ])('loses no text with %s', (_what, catalogue) => {
    for (const id of ['two', 'one']) put(id);
    expect(
      list(catalogue)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['one', 'two']);
  });

  it('is refused without a catalogue and without a text', () => {
    expect(() => list('{}')).toThrow('There is no list of texts');
  });
});
