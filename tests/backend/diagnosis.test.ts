import { cpSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireLock } from '#backend/hosting/lock';
import type { Files } from '#backend/ports/files';
import { nodeFiles } from '#backend/ports/node-files';
import { appendToLog, logFilesIn } from '#backend/hosting/log';
import { makeDataFolder, newAnnotation, textId, type DataFolder } from './support/data-folder';

/** It stands in everything that the reader writes or chooses here. */
const marked = 'Zwetschgenkern';

let dataFolder: DataFolder;
beforeEach(() => {
  dataFolder = makeDataFolder();
});
afterEach(() => dataFolder.remove());

const diagnosed = (readOnly = false): Promise<string> =>
  dataFolder.open({ readOnly }).ask('app.diagnose', null);

/** The value in the line of that name. */
const valueOf = (text: string, name: string): string | undefined =>
  new RegExp(`^  ${name} {2,}(.*)$`, 'm').exec(text)?.[1];

const fill = async (): Promise<void> => {
  const open = dataFolder.open();
  for (const word of [marked, 'other', 'third'])
    await open.create({ note: `${word} ${marked}`, tags: [marked] });
  const [first] = (await open.ask('annotations.list', { textId })).annotations;
  await open.ask('annotations.delete', { textId, id: first?.id ?? '' });
  await open.ask('settings.change', {
    theme: 'dark',
    typography: { justified: true },
    desk: { wide: { placement: 'below' } },
    colourLabels: { green: marked },
    lastText: marked.toLowerCase(),
    positions: { [marked.toLowerCase()]: { blockId: marked, passed: 0.5 } },
  });
  open.backend.close();
};

describe('what a bug report needs', () => {
  it('says how many files and notes there are, how the settings differ, and how the log ends', async () => {
    await fill();
    appendToLog(dataFolder.dataDir, 'started version=1.2.3 shell=web');
    appendToLog(dataFolder.dataDir, 'Error ENOSPC\n    at save out/main/index.js:1:2');
    const text = await diagnosed();
    expect(text).toMatch(/^Lectern 0: /);
    expect(valueOf(text, 'engines')).toContain(`Node ${process.versions.node}`);
    expect(valueOf(text, 'place')).toContain('--data-dir');
    expect(valueOf(text, 'can be')).toBe('read, written');
    expect(valueOf(text, 'documents')).toMatch(/^1 file, [\d.]+ (bytes|kB)$/);
    expect(valueOf(text, 'text 1')).toBe(
      '2 notes and highlights, 1 in the trash, 0 with earlier versions, whole',
    );
    expect(valueOf(text, 'theme')).toBe('"dark"');
    expect(valueOf(text, 'typography.justified')).toBe('true');
    expect(valueOf(text, 'desk.wide.placement')).toBe('"below"');
    expect(valueOf(text, 'colourLabels')).toBe('1 label');
    expect(text).not.toContain('typography.hyphenated');
    expect(text).toContain('started version=1.2.3 shell=web');
    expect(text).toMatch(/Error ENOSPC\n {6}at save out\/main\/index\.js:1:2\n$/);
  });

  it('holds nothing that the reader wrote or chose, nor a path', async () => {
    await fill();
    writeFileSync(dataFolder.path('settings.json'), readFileSync(dataFolder.path('settings.json')));
    mkdirSync(dirname(logFilesIn(dataFolder.dataDir)[1]), { recursive: true });
    appendToLog(dataFolder.dataDir, `words about ${marked}`);
    writeFileSync(logFilesIn(dataFolder.dataDir)[0], `${marked} ${dataFolder.dataDir}\n    at ${marked}\n`);
    writeFileSync(dataFolder.path(`records/${marked.toLowerCase()}.json`), `{"note":"${marked}"}`);
    const text = await diagnosed();
    expect(text.toLowerCase()).not.toContain(marked.toLowerCase());
    expect(text).not.toContain(dataFolder.dataDir);
    expect(text).not.toContain(tmpdir());
    expect(text).not.toContain(textId);
    expect(valueOf(text, 'text 2')).toContain('damaged or incomplete; not in the library');
  });

  it('writes nothing, and says who holds the folder', async () => {
    await fill();
    const lock = acquireLock(dataFolder.dataDir, 'desktop');
    writeFileSync(dataFolder.path('lock-web-999999999-1-00000000'), '');
    const before = dataFolder.files();
    const text = await diagnosed(true);
    expect(dataFolder.files()).toEqual(before);
    expect(valueOf(text, 'held by')).toBe(
      `this program (process ${process.pid} on this machine, running); 1 lock of programs that have ended`,
    );
    if (lock.held) lock.release();
  });

  it('says what is damaged, set aside or of a newer version', async () => {
    await fill();
    writeFileSync(dataFolder.path(`records/${textId}.json`), 'nothing');
    const open = dataFolder.open();
    await open.ask('app.boot', { textId });
    open.backend.close();
    const settings = JSON.parse(readFileSync(dataFolder.path('settings.json'), 'utf8')) as object;
    writeFileSync(dataFolder.path('settings.json'), JSON.stringify({ ...settings, version: 99 }));
    const text = await diagnosed();
    expect(valueOf(text, 'set aside')).toMatch(/^1 file, 7 bytes \(records: 1\)$/);
    expect(valueOf(text, 'the file')).toBe('newer-format');
    expect(valueOf(text, 'theme')).toBe('"dark"');
  });

  it('describes a hundred texts, counts the others, and lists no folder again for each of them', async () => {
    const listsWith = async (texts: number): Promise<{ lists: number; text: string }> => {
      for (let count = 0; count < texts; count += 1)
        writeFileSync(dataFolder.path(`records/made-up-${count}.json`), 'nothing');
      let lists = 0;
      const list = (path: string): string[] => {
        lists += 1;
        return nodeFiles.list(path);
      };
      const text = await dataFolder.open({ files: { ...nodeFiles, list } }).ask('app.diagnose', null);
      return { lists, text };
    };
    await fill();
    const few = await listsWith(3);
    const many = await listsWith(1200);
    expect(many.lists).toBe(few.lists);
    expect(valueOf(many.text, 'documents')).toMatch(/^1,201 files, /);
    expect(valueOf(many.text, 'text 100')).toBe(
      '0 notes and highlights, 0 in the trash, 0 with earlier versions, damaged or incomplete; not in the library',
    );
    expect(valueOf(many.text, 'text 101')).toBeUndefined();
    expect(valueOf(many.text, 'and')).toBe('1,101 more texts');
    expect(valueOf(few.text, 'and')).toBeUndefined();
  });

  it('is right about a record that is written and compacted while it looks', async () => {
    await dataFolder.open().create({ note: 'one' }); // the program is killed: there is only a journal
    const later = makeDataFolder();
    cpSync(dataFolder.dataDir, later.dataDir, { recursive: true });
    for (const note of ['two', 'three', 'four']) {
      const open = later.open();
      await open.create({ note });
      open.backend.close();
    }
    let isWritten = false;
    const files: Files = {
      ...nodeFiles,
      size(path) {
        if (!isWritten) {
          rmSync(dataFolder.dataDir, { recursive: true });
          cpSync(later.dataDir, dataFolder.dataDir, { recursive: true });
        }
        isWritten = true;
        return nodeFiles.size(path);
      },
    };
    const text = await dataFolder.open({ files }).ask('app.diagnose', null);
    later.remove();
    expect(valueOf(text, 'documents')).toMatch(/^0 files/);
    expect(valueOf(text, 'text 1')).toMatch(/^4 notes and highlights, .* whole$/);
  });

  it('is there for a folder that is not', async () => {
    rmSync(dataFolder.dataDir, { recursive: true, force: true });
    const text = await diagnosed(true);
    expect(valueOf(text, 'state')).toBe('not there (ENOENT)');
    expect(text).toMatch(/End of the log\n {2}none\n$/);
    expect(statSync(dataFolder.dataDir, { throwIfNoEntry: false })).toBeUndefined();
  });

  it.skipIf(process.platform === 'win32')('counts links', async () => {
    await fill();
    const document = dataFolder.path(`records/${textId}.json`);
    const open = dataFolder.open();
    await open.ask('annotations.create', { textId, annotation: newAnnotation() });
    open.backend.close();
    symlinkSync(document, dataFolder.path('records/linked.json'));
    expect(valueOf(await diagnosed(), 'links')).toMatch(/^\d+ files? with a hard link, 1 symbolic link$/);
  });
});

it('says what the program runs on', async () => {
  expect(await dataFolder.open().ask('app.engines', null)).toEqual([
    { name: 'Node', version: process.versions.node },
  ]);
});
