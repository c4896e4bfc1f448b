import type { ReadPorts } from '../ports/backend-ports';
import type { Files } from '../ports/files';
import { recordFiles } from '../record/record-files';
import { recordPaths } from '../record/record-paths';

/**
 * Ports that keep giving a text's document, journal and file names as they are at this moment, even if the
 * record is written or compacted meanwhile. Snapshots are not captured: they never change, though one may be
 * removed.
 */
export const freezeRecord = (ports: ReadPorts, textId: string): ReadPorts => {
  const { files } = ports;
  const { recordsFolder, journalFolder, snapshotsFolder } = recordPaths(ports, textId);
  const { document, segments } = recordFiles(ports, textId);
  const names = new Map(
    [recordsFolder, journalFolder, snapshotsFolder].map(capture((path) => files.list(path))),
  );
  const bytes = new Map(
    [...(document === null ? [] : [document]), ...segments].map(capture((path) => files.read(path))),
  );
  const frozen: Files = {
    ...files,
    list: (path) => names.get(path)?.() ?? files.list(path),
    read: (path) => {
      const captured = bytes.get(path);
      return captured === undefined ? files.read(path) : captured();
    },
  };
  return { ...ports, files: frozen };
};

/**
 * Reads a path now; the function that it gives returns that result, or throws that error, at any later time.
 */
const capture =
  <Value>(read: (path: string) => Value) =>
  (path: string): [string, () => Value] => {
    try {
      const value = read(path);
      return [path, () => value];
    } catch (error) {
      return [
        path,
        () => {
          throw error;
        },
      ];
    }
  };
