import type { ExportedFile } from '#contract/commands';
import type { RecordContents } from '#core/merge/merge';
import { localDay } from '#contract/local-day';
import type { Settings } from '#contract/settings';
import type { BackendPorts } from '../ports/backend-ports';
import type { Entry, RecordState } from '../record/record-state';
import type { Records } from '../annotations/records';
import { scaleProgress, type ChunkedWork } from '../work/chunked-work';
import { decodeBackup, encodeBackup } from './backup-format';

/**
 * Everything that the reader has written, in one file: the state at the moment at which the work begins,
 * whatever is written meanwhile. Throws when a record cannot be read, because a backup without it would
 * deceive the reader.
 */
export function* makeBackup(
  ports: Pick<BackendPorts, 'now'>,
  records: Records,
  textIds: readonly string[],
  settings: Settings,
): ChunkedWork<ExportedFile> {
  // Taken before the first chunk ends. A change replaces a value and never alters it.
  const texts = new Map(textIds.map((textId) => [textId, contentsOf(records.record(textId).state)]));
  const made = ports.now();
  const content = yield* scaleProgress(encodeBackup(made.toISOString(), texts, settings), 0, 0.5);
  yield* scaleProgress(verify(content, texts), 0.5, 1);
  return { fileName: `lectern-backup-${localDay(made)}.json`, mediaType: 'application/json', content };
}

export const contentsOf = ({ annotations, trash, versions }: RecordState): RecordContents => ({
  annotations: valuesOf(annotations),
  trash: valuesOf(trash),
  versions: valuesOf(versions),
});

const valuesOf = <Value>(entries: ReadonlyMap<string, Entry<Value>>): Value[] =>
  Array.from(entries.values(), ({ value }) => value);

const entriesIn = (texts: Iterable<RecordContents>): number =>
  [...texts].reduce(
    (sum, { annotations, trash, versions }) => sum + annotations.length + trash.length + versions.length,
    0,
  );

/** Reads the backup back. Throws when anything is missing. */
function* verify(content: string, texts: ReadonlyMap<string, RecordContents>): ChunkedWork<void> {
  const read = yield* decodeBackup(content);
  // What the record holds goes into the backup, also when a restore would refuse it.
  const entries = entriesIn(read.texts.values()) + read.refused.length;
  const isComplete = read.lost === 0 && read.settings !== null && entries === entriesIn(texts.values());
  if (!isComplete) throw new Error('The backup could not be read back whole.');
}
