import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Annotation, NewAnnotation } from '#core/annotation/annotation';
import type { Argument, CommandName, Value } from '#contract/commands';
import { defaultOptions, type ExportFormat } from '#core/export/options';
import type { ExportedFile } from '#contract/export';
import type { RestoreSource, Work } from '#contract/my-data';
import type { Result } from '#contract/result';
import type { Backend } from '#backend/backend';
import type { BackendPorts } from '#backend/ports/backend-ports';
import { createBackend } from '#backend/create-backend';
import { backupParts } from '../../support/backup-text';
import { keepBackups } from '../../support/kept-backups';
import { testPorts, textId } from './test-ports';

export { textId };

/** A temporary data folder, and the backends that are opened on it one after the other. */
export interface DataFolder {
  readonly dataDir: string;
  /**
   * Opens a backend on the folder, with the real conf and the real file system unless `changed` replaces
   * them.
   */
  open(changed?: Partial<BackendPorts> & { readonly readOnly?: boolean }): OpenBackend;
  /** Paths below the data folder, with their bytes. */
  files(): Map<string, Buffer>;
  path(name: string): string;
  /** The only file in a folder, by its path below the data folder. */
  onlyFile(folder: string): string;
  remove(): void;
}

export interface OpenBackend {
  readonly backend: Backend;
  /** The errors that were reported as defects. */
  readonly reported: unknown[];
  /** The value of a command; fails the test when the command fails. */
  ask<Name extends CommandName>(command: Name, argument: Argument<Name>): Promise<Value<Name>>;
  invoke<Name extends CommandName>(command: Name, argument: Argument<Name>): Promise<Result<Value<Name>>>;
  create(changed?: Partial<NewAnnotation>): Promise<Annotation>;
  /** The backup that `backup.save` saves; not with a host of the test's own. */
  backup(work?: Work): Promise<ExportedFile>;
  /** What `export.save` saves of a text, or of these notes on it; not with a host of the test's own. */
  exported(textId: string, format?: ExportFormat, ids?: readonly string[]): Promise<ExportedFile>;
  /** Sends the text of a backup file, as a page does. */
  read(text: string): Promise<RestoreSource>;
  notes(): Promise<string[]>;
}

export const makeDataFolder = (): DataFolder => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-data-'));
  const dataDir = join(folder, 'data');
  const path = (name: string): string => join(dataDir, name);
  return {
    dataDir,
    open: ({ readOnly = false, ...changed } = {}) => openOn(dataDir, readOnly, changed),
    files: () => new Map(filesBelow(dataDir, '').map((name) => [name, readFileSync(path(name))])),
    path,
    onlyFile(name) {
      const names = readdirSync(path(name));
      if (names.length !== 1) throw new Error(`${name} holds ${names.join(', ') || 'nothing'}`);
      return join(name, names[0] ?? '');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const openOn = (dataDir: string, readOnly: boolean, changed: Partial<BackendPorts>): OpenBackend => {
  const reported: unknown[] = [];
  const ports = testPorts(dataDir, (error) => reported.push(error), readOnly);
  const backups = keepBackups();
  const host = { ...ports.host, destination: backups.destination };
  const backend = createBackend({ ...ports, host, ...changed });
  const invoke: OpenBackend['invoke'] = async (command, argument) =>
    // The value has gone through JSON, as over the wire, and is of this command.
    JSON.parse(JSON.stringify(await backend.invoke(command, argument))) as never;
  const ask: OpenBackend['ask'] = async (command, argument) => {
    const result = await invoke(command, argument);
    if (!result.ok) throw new Error(`${command}: ${result.error.code}: ${result.error.message}`);
    return result.value;
  };
  return {
    backend,
    reported,
    ask,
    invoke,
    create: (made) => ask('annotations.create', { textId, annotation: { ...newAnnotation(), ...made } }),
    backup: async (work = {}) => backups.read(await ask('backup.save', work)),
    async exported(of, format = 'markdown', ids) {
      const options = defaultOptions(format);
      const saved = await ask('export.save', { textId: of, format, options, ...(ids && { ids }) });
      return backups.read(saved && saved.file);
    },
    async read(text) {
      const reading = randomUUID();
      for (const part of backupParts(reading, text)) await ask('restore.receive', part);
      return { kind: 'backup', reading };
    },
    notes: async () => (await ask('annotations.list', { textId })).annotations.map(({ note }) => note).sort(),
  };
};

export const newAnnotation = (): NewAnnotation => ({
  id: randomUUID(),
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: [],
  note: 'a note',
  targets: [],
});

const filesBelow = (root: string, below: string): string[] =>
  readdirSync(join(root, below)).flatMap((name) => {
    const path = join(below, name);
    return statSync(join(root, path)).isDirectory() ? filesBelow(root, path) : [path];
  });
