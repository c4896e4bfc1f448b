import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DocumentStore } from './document-store';
import { makeFolder } from './make-folder';

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
    read: (name) => JSON.parse(readFileSync(path(name), 'utf8')) as unknown,
    write(name, document) {
      // Made here, because the library would make the folder with mode 0777.
      makeFolder(dirname(path(name)));
      const store = new Store({ cwd: dataDir, name, configName: name, ...storeOptions });
      store.store = document;
    },
  };
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
