import { join } from 'node:path';
import { isRecord } from '#core/json/guards';
import type { RestoreSource } from '#contract/my-data';
import { CommandError } from '#contract/result';
import type { BackendPorts } from '../ports/backend-ports';
import { decodeDocument, type DecodedDocument } from '../record/document-format';
import { readGood } from '../record/read-file';
import { recordPaths } from '../record/record-paths';
import type { Slices } from '../work/chunked-work';
import { contentsOf } from './backup';
import { decodeBackup, type BackupContents } from './backup-format';

/** Reads what is good in a source. Throws `not-found`, `newer-format`, `unreadable`, and `bad-argument` for what is no backup. */
export const readSource = (ports: BackendPorts, source: RestoreSource): Slices<BackupContents> =>
  source.kind === 'backup' ? decodeBackup(source.content) : readSnapshot(ports, source.name);

function* readSnapshot(ports: BackendPorts, name: string): Slices<BackupContents> {
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
  };
}

const read = (ports: BackendPorts, path: string): Buffer | null => {
  try {
    const bytes = readGood(ports.files, path);
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
