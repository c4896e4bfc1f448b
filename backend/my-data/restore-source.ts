import { join } from 'node:path';
import { isRecord } from '#core/json/guards';
import type { RestoreSource } from '#contract/my-data';
import { CommandError } from '#contract/result';
import type { BackendPorts, ReadPorts } from '../ports/backend-ports';
import { decodeDocument, type DecodedDocument } from '../record/document-format';
import { readOrDamaged } from '../record/read-file';
import { recordPaths } from '../record/record-paths';
import type { ChunkedWork } from '../work/chunked-work';
import { contentsOf } from './backup';
import type { BackupContents } from './backup-format';
import type { Readings } from './readings';

type SourcePorts = ReadPorts & Pick<BackendPorts, 'report'>;

/**
 * Gives the work that reads what is undamaged in a backup or snapshot. Fails with `not-found`, `newer-format`,
 * `unreadable`, `too-large`, and with `bad-argument` for a file that is no backup.
 */
export const readRestoreSource = async (
  ports: SourcePorts,
  readings: Readings,
  source: RestoreSource,
): Promise<ChunkedWork<BackupContents>> =>
  source.kind === 'backup' ? readings.contents(source.reading) : readSnapshot(ports, source.name);

function* readSnapshot(ports: SourcePorts, name: string): ChunkedWork<BackupContents> {
  const textId = name.slice(0, name.indexOf('.'));
  const bytes = read(ports, join(recordPaths(ports, textId).snapshotsFolder, name));
  if (bytes === null) throw new CommandError('not-found', 'There is no such snapshot.');
  const document = yield* decodeDocument(bytes, textId);
  if (document.newer) throw new CommandError('newer-format', 'The snapshot was written by a later version.');
  return {
    made: document.head?.written ?? null,
    texts: new Map([[textId, contentsOf(document.state)]]),
    settings: null,
    lost: document.complete ? 0 : lostOf(document),
    refused: [], // the program wrote it, on this machine, and its checksums are right
  };
}

const read = (ports: Pick<BackendPorts, 'files' | 'report'>, path: string): Buffer | null => {
  try {
    const bytes = readOrDamaged(ports.files, path);
    return bytes === 'damaged' ? Buffer.alloc(0) : bytes;
  } catch (error) {
    ports.report(error);
    throw new CommandError('unreadable', 'The snapshot cannot be read.', { cause: error });
  }
};

const lostOf = ({ head, state }: DecodedDocument): number | null => {
  const expected = ['annotations', 'trash', 'versions'].map((section) => countIn(head?.[section]));
  const total = expected.reduce((sum, count) => sum + count, 0);
  const found = state.annotations.size + state.trash.size + state.versions.size;
  return head !== null && total > found ? total - found : null;
};

const countIn = (sum: unknown): number =>
  isRecord(sum) && typeof sum['count'] === 'number' ? sum['count'] : 0;
