import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
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

export type Platform = 'linux' | 'win' | 'mac';

export interface Packed {
  /** The folder that a person would install. */
  readonly unpacked: string;
  /** The folder of `app.asar`. */
  readonly resources: string;
  /** The file that holds Electron's fuses. */
  readonly binary: string;
  readonly log: string;
}

/** What is used of the libraries by which electron-builder reads and edits Electron's program. */
interface Resedit {
  NtExecutable: { createEmpty(is32Bit: boolean, isDll: boolean): WindowsProgram };
  NtExecutableResource: { from(program: WindowsProgram): Resources };
  Resource: {
    VersionInfo: {
      createEmpty(): {
        setStringValues(language: { lang: number; codepage: number }, values: Record<string, string>): void;
        outputToResourceEntries(entries: unknown[]): void;
      };
    };
  };
}
interface WindowsProgram {
  setExtraData(bytes: Buffer): void;
  generate(): ArrayBuffer;
}
interface Resources {
  readonly entries: unknown[];
  outputResource(program: WindowsProgram): void;
}
const resedit = library('resedit') as Resedit; // as above
export const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();

/** What the archive of the program holds on every system. */
export const expectedFiles = (): string[] => {
  const built = ['main', 'preload', 'renderer'].flatMap((part) =>
    filesBelow(join(root, 'out', part)).map((file) => `out/${part}/${file}`),
  );
  return [
    'package.json',
    'LICENSE',
    ...built.filter((file) => !/^out\/main\/web(\.js$|\/)/.test(file)),
  ].sort();
};

/** Packs the built program into a folder, around files that only look like Electron. */
export const packAroundStub = async (folder: string, platform: Platform = 'linux'): Promise<Packed> => {
  const stub = join(folder, 'electron-stub');
  const dist = join(folder, 'dist');
  await makeStub[platform](stub);
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      ...[`--${platform}`, 'dir', '--x64', '--publish', 'never'],
      `-c.electronDist=${stub}`,
      `-c.directories.output=${dist}`,
    ],
    { cwd: root },
  );
  return { ...placesIn(dist)[platform], log: stdout + stderr };
};

const placesIn = (dist: string): Record<Platform, Omit<Packed, 'log'>> => {
  const [linux, win, app] = [
    join(dist, 'linux-unpacked'),
    join(dist, 'win-unpacked'),
    join(dist, 'mac/Lectern.app'),
  ];
  return {
    linux: { unpacked: linux, resources: join(linux, 'resources'), binary: join(linux, 'lectern') },
    win: { unpacked: win, resources: join(win, 'resources'), binary: join(win, 'Lectern.exe') },
    mac: {
      unpacked: app,
      resources: join(app, 'Contents/Resources'),
      binary: app, // the library of the fuses finds the file itself
    },
  };
};

/**
 * The fuses of Electron's binary as it is delivered: a mark to find them by, version 1, their number, and a digit for
 * each (from the documentation of Electron's fuses).
 */
const fuses = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u000810110001';
const frameworkBinary = 'Frameworks/Electron Framework.framework/Electron Framework';

const makeFlatStub = async (stub: string, name: string, program: string | Buffer): Promise<void> => {
  for (const path of ['locales', 'resources']) mkdirSync(join(stub, path), { recursive: true });
  writeFileSync(join(stub, name), program);
  chmodSync(join(stub, name), 0o755);
  for (const file of ['version', 'LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak']) {
    writeFileSync(join(stub, file), 'stub');
  }
  await packNothing(join(stub, 'resources/default_app.asar'));
};

/** A program of Windows that does nothing, with the version that electron-builder adds the archive's hash to. */
const windowsProgram = (): Buffer => {
  const program = resedit.NtExecutable.createEmpty(false, false);
  const resources = resedit.NtExecutableResource.from(program);
  const version = resedit.Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'stub' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  program.setExtraData(Buffer.from(fuses));
  return Buffer.from(program.generate());
};

const makeMacStub = async (stub: string): Promise<void> => {
  const contents = join(stub, 'Electron.app/Contents');
  const languages = `${dirname(frameworkBinary)}/Versions/A/Resources/en.lproj`;
  for (const path of ['Resources', languages]) mkdirSync(join(contents, path), { recursive: true });
  writeFileSync(join(contents, languages, 'locale.pak'), 'stub');
  writeBundle(contents, 'Electron');
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`;
    writeBundle(join(contents, 'Frameworks', `${name}.app/Contents`), name);
  }
  writeFileSync(join(contents, frameworkBinary), fuses);
  writeFileSync(join(contents, 'Resources/electron.icns'), 'stub');
  for (const file of ['version', 'LICENSE', 'LICENSES.chromium.html'])
    writeFileSync(join(stub, file), 'stub');
  await packNothing(join(contents, 'Resources/default_app.asar'));
};

const writeBundle = (contents: string, program: string): void => {
  mkdirSync(join(contents, 'MacOS'), { recursive: true });
  writeFileSync(join(contents, 'MacOS', program), 'stub');
  const keys = `<key>CFBundleExecutable</key><string>${program}</string>`;
  writeFileSync(join(contents, 'Info.plist'), `<plist version="1.0"><dict>${keys}</dict></plist>`);
};

/** An archive of a program that is nothing, as Electron has it beside its own. */
const packNothing = async (archive: string): Promise<void> => {
  const empty = mkdtempSync(join(tmpdir(), 'lectern-empty-'));
  writeFileSync(join(empty, 'package.json'), '{}');
  await asar.createPackage(empty, archive);
  rmSync(empty, { recursive: true });
};

const makeStub: Record<Platform, (stub: string) => Promise<void>> = {
  linux: (stub) => makeFlatStub(stub, 'electron', `#!/bin/sh\n${fuses}`),
  win: (stub) => makeFlatStub(stub, 'electron.exe', windowsProgram()),
  mac: makeMacStub,
};
