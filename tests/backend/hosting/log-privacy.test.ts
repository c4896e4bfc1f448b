import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import Conf from 'conf';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBackend } from '#backend/create-backend';
import { keepLog, logFilesIn } from '#backend/hosting/log';
import { log, report, writeLogTo } from '#backend/hosting/report';
import { createConfDocuments } from '#backend/ports/conf-documents';
import { nodeFiles } from '#backend/ports/node-files';
import type { BackendPorts } from '#backend/ports/backend-ports';
import { defaultOptions } from '#core/export/options';
import { newAnnotation, textId } from '../support/data-folder';
import { faultyDisk, systemError } from '../support/faulty-files';
import { testPorts } from '../support/test-ports';

/** It stands in everything that the reader writes or chooses here, so it must not stand in the log. */
const marked = 'Zwetschgenkern';

let folder: string;
let dataDir: string;
let written = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-log-'));
  dataDir = join(folder, marked);
  mkdirSync(dataDir);
  written = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => {
  writeLogTo(null);
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const open = (changed: Partial<BackendPorts> = {}) =>
  createBackend({ ...testPorts(dataDir, report), log, ...changed });
const quote = { type: 'TextQuoteSelector', exact: marked, prefix: marked, suffix: marked };
const annotation = () => ({ ...newAnnotation(), note: `My ${marked}`, tags: [marked] });

/** Damages every file of the record, in different ways. */
const damage = (...names: string[]): void => {
  for (const name of names) {
    mkdirSync(dirname(join(dataDir, name)), { recursive: true });
    writeFileSync(
      join(dataDir, name),
      `{"head":"${marked}"} ${marked}\n    at ${marked} (${dataDir}/x.js:1:1)`,
    );
  }
};

/** Uses every command that reads or writes, with arguments that hold the word. */
const use = async (backend: ReturnType<typeof open>): Promise<void> => {
  const made = annotation();
  const calls: [string, unknown][] = [
    ['app.boot', { textId: null }],
    ['annotations.create', { textId, annotation: made }],
    ['annotations.create', { textId, annotation: { ...made, note: marked, targets: [quote] } }],
    ['annotations.update', { textId, id: made.id, changes: { note: `${marked} again` } }],
    ['annotations.changeMany', { textId, ids: [made.id, marked], changes: { addTags: [marked] } }],
    ['annotations.list', { textId: marked }],
    ['settings.change', { colourLabels: { yellow: marked } }],
    ['settings.change', { theme: marked }],
    ['search.query', { textId, query: marked, order: 'reading', limit: 5 }],
    ['search.mine', { textId, query: marked, limit: 5 }],
    ['restore.preview', { source: { kind: 'snapshot', name: marked } }],
    ['restore.receive', { reading: made.id, part: 0, text: `{"head":${marked}`, last: true }],
    ['restore.preview', { source: { kind: 'backup', reading: made.id } }],
    ['export.copy', { textId, format: 'markdown', options: defaultOptions('markdown') }],
    ['export.save', { textId, format: 'csv', options: defaultOptions('csv') }],
    ['file.save', { fileName: `${marked}.md`, mediaType: 'text/markdown', content: marked }],
    ['backup.save', {}],
    ['link.open', { url: `https://${marked}.example` }],
    ['folder.open', null],
    ['record.overview', null],
    ['record.check', {}],
    [marked, { [marked]: marked }],
  ];
  for (const [command, argument] of calls) await backend.invoke(command, argument);
};

const expectNothingTold = (): void => {
  const kept = logFilesIn(dataDir)
    .map((path) => (nodeFiles.size(path) === null ? '' : readFileSync(path, 'utf8')))
    .join('\n');
  expect(kept).toContain('started version=0.1.0');
  for (const text of [kept, written]) {
    expect(text).not.toContain(marked);
    expect(text).not.toContain(folder);
    if (userInfo().username.length > 4) expect(text).not.toContain(userInfo().username);
  }
};

const keep = (): void => {
  keepLog(dataDir, { isHeld: () => true, release: () => undefined }, { version: '0.1.0', shell: 'web' });
};

it('tells no word of a reader, whatever of the record is damaged', async () => {
  keep();
  for (const round of [0, 1, 2]) {
    const backend = open();
    await use(backend);
    backend.close();
    const files = [`records/${textId}.json`, 'settings.json', 'days.json', 'checked.json'];
    damage(
      ...files.slice(round),
      `journal/${textId}.${round + 1}.jsonl`,
      `snapshots/${textId}.1.20200101.json`,
    );
  }
  expect(readFileSync(logFilesIn(dataDir)[1], 'utf8')).toContain('set-aside kind=document');
  expectNothingTold();
});

it('tells no word of a reader, whichever step of the disk fails', async () => {
  keep();
  const documents = createConfDocuments(Conf, dataDir);
  for (let failing = 1; failing < 40; failing += 6) {
    const disk = faultyDisk(nodeFiles, documents);
    disk.suffer((_, count) => (count % 40 >= failing ? systemErrorAt() : null));
    const backend = open({ files: disk.files, documents: disk.documents });
    await use(backend);
    backend.close();
  }
  expect(written).toContain('ENOSPC');
  expectNothingTold();
});

/** As Node's own: its message quotes the path. */
const systemErrorAt = (): Error =>
  Object.assign(systemError('ENOSPC'), { message: `ENOSPC: no space, write '${dataDir}'`, path: dataDir });

it('tells no word of a reader, when what the shell does fails', async () => {
  keep();
  const fail = (): never => {
    throw new Error(`EPERM: ${marked}`, {
      cause: new SyntaxError(`in "${marked}"\n    at ${marked} (x.js:1:1)`),
    });
  };
  const backend = open({
    library: { list: fail, readText: fail, readIndex: fail },
    host: {
      saveFile: fail,
      folderDestination: null,
      destination: fail,
      openLink: fail,
      openFolder: fail,
      openWindow: fail,
      takeLink: fail,
      openedBackup: () => null,
      flushed: fail,
      unsent: fail,
      offered: fail,
    },
  });
  backend.subscribe(fail);
  await use(backend);
  backend.close();
  for (const thrown of [marked, { [marked]: marked }, null, new Proxy({}, { getPrototypeOf: fail })])
    report(thrown);
  expect(written).toContain('caused by SyntaxError');
  expectNothingTold();
});
