import type { ExportedFile } from '#contract/commands';
import type { RecordContents } from '#core/merge/merge';
import type { Settings } from '#contract/settings';
import type { BackendPorts } from '../ports/backend-ports';
import { localDay } from '../ports/local-day';
import type { Entry, RecordState } from '../record/record-state';
import type { Records } from '../annotations/records';
import { part, type Slices } from '../work/chunked-work';
import { decodeBackup, encodeBackup } from './backup-format';

/**
 * Everything that the reader has written, in one file: the state of the moment at which it is begun, whatever is written
 * meanwhile. Throws when a record cannot be read: a backup that lacks one would deceive.
 */
export function* makeBackup(
  ports: BackendPorts,
  records: Records,
  textIds: readonly string[],
  settings: Settings,
): Slices<ExportedFile> {
  // Taken in one go. A change puts a new value in an old one's place and never alters it.
  const texts = new Map(textIds.map((textId) => [textId, contentsOf(records.record(textId).state)]));
  const made = ports.now();
  const content = yield* part(encodeBackup(made.toISOString(), texts, settings), 0, 0.5);
  yield* part(verify(content, texts), 0.5, 1);
  return { fileName: `lectern-backup-${localDay(made)}.json`, mediaType: 'application/json', content };
}

export const contentsOf = ({ annotations, trash, versions }: RecordState): RecordContents => ({
  annotations: valuesOf(annotations),
  trash: valuesOf(trash),
  versions: valuesOf(versions),
});

const valuesOf = <Value>(entries: ReadonlyMap<string, Entry<Value>>): Value[] =>
  Array.from(entries.values(), ({ value }) => value);

function* verify(content: string, texts: ReadonlyMap<string, RecordContents>): Slices<void> {
  const read = yield* decodeBackup(content);
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
}
