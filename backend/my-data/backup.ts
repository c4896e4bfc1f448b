import type { RecordContents } from '#core/merge/merge';
import { backupEnding, backupMediaType } from '#contract/backup-file';
import { localDay } from '#contract/local-day';
import type { WrittenFile } from '#contract/my-data';
import type { Settings } from '#contract/settings';
import type { BackendPorts } from '../ports/backend-ports';
import type { Entry, RecordState } from '../record/record-state';
import type { Records } from '../annotations/records';
import { scaleProgress, scaleWaiting, type WaitingWork } from '../work/chunked-work';
import { encodeBackup } from './encode-backup';

/** The part of the work that finds out the sums and the length. */
const measured = 0.3;

/**
 * Everything that the reader has written, in one file: the state at the moment at which it is known where the
 * file goes, whatever is written meanwhile. Null when the person cancels the question for its place. Throws when
 * a record cannot be read, because a backup without it would deceive the reader.
 */
export async function* saveBackup(
  ports: Pick<BackendPorts, 'now' | 'host'>,
  records: Records,
  textIds: readonly string[],
  settings: () => Settings,
): WaitingWork<WrittenFile | null> {
  freeze(records, textIds); // a record that cannot be read is said before the person is asked
  const fileName = `lectern-backup-${localDay(ports.now())}${backupEnding}`;
  const destination = await ports.host.destination(fileName, 'backup');
  if (destination === null) return null;
  const made = ports.now().toISOString();
  const encoding = encodeBackup(made, freeze(records, textIds), settings());
  const encoded = yield* scaleProgress(encoding, 0, measured);
  const file = { fileName, mediaType: backupMediaType, ...encoded };
  return yield* scaleWaiting(destination.take(file), measured, 1);
}

/** The state of this moment: a change replaces a value and never alters it. */
const freeze = (records: Records, textIds: readonly string[]): ReadonlyMap<string, RecordContents> =>
  new Map(textIds.map((textId) => [textId, contentsOf(records.record(textId).state)]));

export const contentsOf = ({ annotations, trash, versions }: RecordState): RecordContents => ({
  annotations: valuesOf(annotations),
  trash: valuesOf(trash),
  versions: valuesOf(versions),
});

const valuesOf = <Value>(entries: ReadonlyMap<string, Entry<Value>>): Value[] =>
  Array.from(entries.values(), ({ value }) => value);
