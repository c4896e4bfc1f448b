import { randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { runnerImport } from 'vite';
import { root } from '../project.mjs';
import { median } from './numbers.mjs';

// Measures one size for scripts/bench/record.mjs: `node --expose-gc record-child.mjs COUNT` prints one line
// of JSON.

const count = Number(process.argv[2]);
const changes = 201;
const starts = 5;

/** @template Module @param {string} path @returns {Promise<Module>} */
const load = async (path) => {
  const { module } = await runnerImport(join(root, path));
  return /** @type {Module} */ (module);
};
/** @type {typeof import('../../backend/create-backend.ts')} */
const { createBackend } = await load('backend/create-backend.ts');
/** @type {typeof import('../../backend/ports/node-files.ts')} */
const { nodeFiles } = await load('backend/ports/node-files.ts');
/** @type {typeof import('../../backend/ports/host.ts')} */
const { noHost } = await load('backend/ports/host.ts');
/** @type {typeof import('../../backend/ports/conf-documents.ts')} */
const { createConfDocuments } = await load('backend/ports/conf-documents.ts');
/** @type {typeof import('../../backend/ports/folder-library.ts')} */
const { createFolderLibrary } = await load('backend/ports/folder-library.ts');

// Beside the results, so that it is on a real disk: the system's temporary folder may be in memory.
const dataDir = mkdtempSync(join(root, 'out', 'bench-'));
const library = createFolderLibrary(join(root, 'out/main/library'));
const textId = library.list()[0]?.id ?? '';

/** @param {import('../../backend/ports/files.ts').Files} files */
const open = (files) =>
  createBackend({
    documents: createConfDocuments(Conf, dataDir),
    files,
    library,
    threads: {
      run: () => {
        throw new Error('Nothing is exported here.');
      },
      close: () => undefined,
    },
    host: { ...noHost, destination: () => Promise.resolve(null) },
    app: {
      version: '0',
      shell: 'web',
      platform: '',
      dataDir,
      readOnly: false,
      canSaveFiles: false,
      canOpenFolder: false,
    },
    now: () => new Date(),
    report: (error) => console.error(error),
    log: () => undefined,
  });

/** @param {number} number */
const annotation = (number) => ({
  id: randomUUID(),
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: ['bench'],
  note: `Note ${number} ${'with some words in it '.repeat(6)}`,
  targets: [
    {
      quote: { exact: 'some words', prefix: 'x'.repeat(32), suffix: 'y'.repeat(32) },
      position: { start: number % 900, end: (number % 900) + 10 },
      contentHash: 'sha256-0',
    },
  ],
});

/** @param {() => unknown} act in milliseconds */
const time = async (act) => {
  const start = performance.now();
  await act();
  return performance.now() - start;
};

/** @param {ReturnType<typeof open>} backend @param {string} command @param {unknown} argument */
const invoke = async (backend, command, argument) => {
  const result = await backend.invoke(command, argument);
  if (!result.ok) throw new Error(`${command}: ${result.error.message}`);
  return result.value;
};

/** Fills the record without flushing, because only the measured changes need to be durable. */
const fill = async () => {
  const quick = {
    ...nodeFiles,
    openAppend: (/** @type {string} */ path) => {
      const file = nodeFiles.openAppend(path);
      return Object.assign(Object.create(file), { flush: () => undefined });
    },
  };
  const backend = open(quick);
  const ids = [];
  for (let number = 0; number < count; number += 1) {
    const made = annotation(number);
    ids.push(made.id);
    await invoke(backend, 'annotations.create', { textId, annotation: made });
  }
  const compaction = await time(() => backend.close());
  return { ids, compaction };
};

/** @param {string} line in the record's own folder, so on the same disk */
const bareAppend = (line) => {
  const file = openSync(join(dataDir, 'bare'), 'a');
  const write = () => {
    writeSync(file, line);
    fdatasyncSync(file);
  };
  return { write, close: () => closeSync(file) };
};

const measureChanges = async (/** @type {readonly string[]} */ ids) => {
  let longestFlush = 0;
  const timed = (/** @type {() => void} */ flush) => {
    const start = performance.now();
    flush();
    longestFlush = Math.max(longestFlush, performance.now() - start);
  };
  const backend = open({
    ...nodeFiles,
    openAppend(path) {
      const file = nodeFiles.openAppend(path);
      const changed = { flush: { value: () => timed(() => file.flush()) } };
      return Object.create(file, changed);
    },
    flush: (path) => timed(() => nodeFiles.flush(path)),
    flushFolder: (path) => timed(() => nodeFiles.flushFolder(path)),
  });
  await invoke(backend, 'annotations.list', { textId });
  const bare = bareAppend(`${'x'.repeat(700)}\n`);
  const times = { change: [0], floor: [0] };
  for (let run = 0; run < changes; run += 1) {
    const id = ids[(run * 7919) % ids.length];
    const argument = { textId, id, changes: { colour: run % 2 ? 'green' : 'blue' } };
    times.floor.push(await time(bare.write));
    times.change.push(await time(() => invoke(backend, 'annotations.update', argument)));
  }
  bare.close();
  backend.close();
  return { change: median(times.change.slice(1)), floor: median(times.floor.slice(1)), longestFlush };
};

const measureStarts = async () => {
  const path = join(dataDir, 'records', `${textId}.json`);
  const bytes = readFileSync(path);
  const times = { start: [0], parse: [0] };
  let heap = 0;
  for (let run = 0; run < starts; run += 1) {
    times.parse.push(await time(() => JSON.parse(readFileSync(path, 'utf8'))));
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const backend = open(nodeFiles);
    times.start.push(await time(() => invoke(backend, 'annotations.list', { textId })));
    globalThis.gc?.();
    heap = process.memoryUsage().heapUsed - before;
    backend.close();
  }
  return {
    start: median(times.start.slice(1)),
    parse: median(times.parse.slice(1)),
    heap,
    fileBytes: bytes.length,
  };
};

try {
  const { ids, compaction } = await fill();
  const changed = await measureChanges(ids);
  const started = await measureStarts();
  console.log(JSON.stringify({ annotations: count, compaction, ...changed, ...started }));
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
