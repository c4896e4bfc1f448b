import { existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DocumentStore } from './document-store';
import { makeFolder } from './make-folder';
import { readRegularFile } from './read-regular-file';

/**
 * What `Conf` and `ElectronStore` have in common. `Conf` calls the file's name `configName`, `ElectronStore`
 * calls it `name`; each ignores the other key.
 */
export type StoreConstructor = new (options: StoreOptions) => { store: Record<string, unknown> };

interface StoreOptions {
  readonly cwd: string;
  readonly name: string;
  readonly configName: string;
  readonly fileExtension: string;
  readonly accessPropertiesByDotNotation: boolean;
  readonly clearInvalidConfig: boolean;
  readonly configFileMode: number;
  readonly serialize: (document: Record<string, unknown>) => string;
  readonly deserialize: (json: string) => Record<string, unknown>;
}

/** JSON documents below the folder `dataDir`, written by conf or electron-store. */
export const createConfDocuments = (Store: StoreConstructor, dataDir: string): DocumentStore => {
  const path = (name: string): string => join(dataDir, `${name}.json`);
  return {
    path,
    exists: (name) => existsSync(path(name)),
    read: (name) => JSON.parse(readRegularFile(path(name)).toString('utf8')) as unknown,
    stage(name, document) {
      // Made here, because the library would make the folder with mode 0777.
      makeFolder(dirname(path(name)));
      const target = isFile(path(name)) ? realpathSync(path(name)) : path(name);
      const staged = stagedPath(target);
      rmSync(staged, { force: true }); // what an interrupted write has left, which may be a symbolic link
      const fileName = basename(staged, '.json');
      const store = new Store({
        cwd: dirname(target),
        name: fileName,
        configName: fileName,
        ...storeOptions,
      });
      try {
        store.store = document;
      } catch (error) {
        rmSync(staged, { force: true });
        throw error;
      }
      return { path: staged, target };
    },
  };
};

/** False for a symbolic link that leads to a device, for example: then the link is replaced. */
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * The name under which a new document waits, beside the one that it replaces. The library never gets the
 * document's own name, because it may write in place: conf does so where `SNAP` is set, and on Windows when a
 * rename fails.
 */
export const stagedPath = (target: string): string =>
  join(dirname(target), `${basename(target, '.json')}.new.json`);

/**
 * The files that interrupted writes of a document have left, among the names of its folder: staged ones, and
 * the temporary files of the store library (named by atomically). `fileName`: the document's.
 */
export const leftoversIn = (names: readonly string[], fileName: string): string[] => {
  const stems = [fileName, basename(stagedPath(fileName))];
  return names.filter(
    (name) =>
      name === stems[1] ||
      stems.some((stem) => name.startsWith(`${stem}.tmp-`) && /\.tmp-\d{10}[0-9a-f]{6}$/.test(name)),
  );
};

const storeOptions = {
  fileExtension: 'json',
  accessPropertiesByDotNotation: false,
  clearInvalidConfig: false,
  configFileMode: 0o600,
  serialize: (document: Record<string, unknown>): string => layOut(document),
  // Before each write the library parses the old file, only for a key of its own that Lectern never sets.
  // With a damaged old file it would refuse to write, which is when writing matters most.
  deserialize: (): Record<string, unknown> => ({}),
};

/**
 * JSON with a line for each key and for each element of a list of objects or lists, so that damage stays
 * within one line.
 */
export const layOut = (document: Readonly<Record<string, unknown>>): string =>
  `{\n${Object.entries(document)
    .map(([key, value]) => `${JSON.stringify(key)}:${isList(value) ? lines(value) : JSON.stringify(value)}`)
    .join(',\n')}\n}\n`;

const isList = (value: unknown): value is readonly object[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((element) => typeof element === 'object' && element !== null);

const lines = (elements: readonly object[]): string =>
  `[\n${elements.map((element) => JSON.stringify(element)).join(',\n')}\n]`;
