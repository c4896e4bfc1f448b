import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DocumentStore } from './document-store';
import { makeFolder } from './make-folder';

/** What `Conf` and `ElectronStore` have in common. The one calls the file's name `configName`, the other `name`; each ignores the other's. */
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

/** JSON documents below a folder, written by conf or electron-store. */
export const createConfDocuments = (Store: StoreConstructor, dataDir: string): DocumentStore => {
  const path = (name: string): string => join(dataDir, `${name}.json`);
  return {
    path,
    exists: (name) => existsSync(path(name)),
    read: (name) => JSON.parse(readFileSync(path(name), 'utf8')) as unknown,
    write(name, document) {
      // The library would make the folder with mode 0777.
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
  // The library parses the old file twice before each write, only for a key of its own that is never set here, and
  // refuses to write when the old file is damaged, which is when writing matters most.
  deserialize: (): Record<string, unknown> => ({}),
};

/** JSON with one line for each key, and one for each element of a list of objects or lists, so that damage stays within a line. */
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
