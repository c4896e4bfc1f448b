import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const root = resolve(import.meta.dirname, '../../..');

/** What is used of electron-builder's own asar library, found where electron-builder finds it. */
interface Asar {
  createPackage(folder: string, archive: string): Promise<void>;
  listPackage(archive: string, options: { isPack: boolean }): string[];
  extractAll(archive: string, folder: string): void;
}

const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
const library = createRequire(builder.resolve('app-builder-lib/package.json'));
export const asar = library('@electron/asar') as Asar; // a CommonJS package: `require` knows no types

/** Packs the built program for Linux into a folder, around a folder that only looks like Electron. */
export const packAroundStub = async (folder: string): Promise<{ unpacked: string; log: string }> => {
  const stub = join(folder, 'electron-stub');
  const dist = join(folder, 'dist');
  await makeStub(stub);
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      ...['--linux', 'dir', '--publish', 'never'],
      `-c.electronDist=${stub}`,
      `-c.directories.output=${dist}`,
    ],
    { cwd: root },
  );
  return { unpacked: join(dist, 'linux-unpacked'), log: stdout + stderr };
};

const makeStub = async (stub: string): Promise<void> => {
  const empty = join(stub, 'empty');
  for (const path of ['locales', 'resources', 'empty']) mkdirSync(join(stub, path), { recursive: true });
  writeFileSync(join(stub, 'electron'), '#!/bin/sh\n');
  chmodSync(join(stub, 'electron'), 0o755);
  for (const file of ['version', 'LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak']) {
    writeFileSync(join(stub, file), 'stub');
  }
  writeFileSync(join(empty, 'package.json'), '{}');
  await asar.createPackage(empty, join(stub, 'resources/default_app.asar'));
};
