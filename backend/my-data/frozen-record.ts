import type { BackendPorts } from '../ports/backend-ports';
import type { Files } from '../ports/files';
import { recordFiles } from '../record/record-files';
import { recordPaths } from '../record/record-paths';

/**
 * Ports that go on giving out document and journal of a text as they are at this moment, and the names that are there,
 * whatever is written or folded meanwhile. Snapshots never change; one may go.
 */
export const standStill = (ports: BackendPorts, textId: string): BackendPorts => {
  const { files } = ports;
  const { recordsFolder, journalFolder, snapshotsFolder } = recordPaths(ports, textId);
  const { document, segments } = recordFiles(ports, textId);
  const names = new Map(
    [recordsFolder, journalFolder, snapshotsFolder].map(kept((path) => files.list(path))),
  );
  const bytes = new Map(
    [...(document === null ? [] : [document]), ...segments].map(kept((path) => files.read(path))),
  );
  const still: Files = {
    ...files,
    list: (path) => names.get(path)?.() ?? files.list(path),
    read: (path) => {
      const held = bytes.get(path);
      return held === undefined ? files.read(path) : held();
    },
  };
  return { ...ports, files: still };
};

/** What reading a path gives now, be it an error. */
const kept =
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
