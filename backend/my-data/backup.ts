import type { ExportedFile } from '#contract/commands';
import type { RecordContents } from '#core/merge/merge';
import type { Settings } from '#contract/settings';
import type { BackendPorts } from '../backend';
import { localDay } from '../local-day';
import type { Entry, RecordState } from '../record/record-state';
import type { Records } from '../records';
import { decodeBackup, encodeBackup } from './backup-format';

/** Everything that the reader has written, in one file. Throws when a record cannot be read: a backup that lacks one would deceive. */
export const makeBackup = (
  ports: BackendPorts,
  records: Records,
  textIds: readonly string[],
  settings: Settings,
): ExportedFile => {
  const texts = new Map(textIds.map((textId) => [textId, contentsOf(records.record(textId).state)]));
  const made = ports.now();
  const content = encodeBackup(made.toISOString(), texts, settings);
  verify(content, texts);
  return { fileName: `lectern-backup-${localDay(made)}.json`, mediaType: 'application/json', content };
};

export const contentsOf = ({ annotations, trash, versions }: RecordState): RecordContents => ({
  annotations: valuesOf(annotations),
  trash: valuesOf(trash),
  versions: valuesOf(versions),
});

const valuesOf = <Value>(entries: ReadonlyMap<string, Entry<Value>>): Value[] =>
  Array.from(entries.values(), ({ value }) => value);

const verify = (content: string, texts: ReadonlyMap<string, RecordContents>): void => {
  const read = decodeBackup(content);
  const isWhole =
    read.lost === 0 &&
    read.settings !== null &&
    [...texts].every(([textId, { annotations, trash, versions }]) => {
      const found = read.texts.get(textId);
      return (
        found?.annotations.length === annotations.length &&
        found.trash.length === trash.length &&
        found.versions.length === versions.length
      );
    });
  if (!isWhole) throw new Error('The backup could not be read back whole.');
};
