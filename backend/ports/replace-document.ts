import { basename, dirname, join } from 'node:path';
import type { BackendPorts } from './backend-ports';
import { layOut, leftoversIn } from './conf-documents';

type DocumentPorts = Pick<BackendPorts, 'documents' | 'files'>;

export interface Replacement {
  /** Whether the bytes of the new file, read back, are whole. The default compares them with the document. */
  readonly isWhole?: (bytes: Buffer) => boolean;
  /** Called when the new file is whole and flushed, before it takes the place of the old one. */
  readonly beforeRename?: () => void;
}

/**
 * Replaces a document. The store library writes a file of another name; that file is read back, flushed, and
 * renamed over the document. So no file that has once been a document is ever written to again, and it may be
 * linked as a snapshot. Throws when the document has not been replaced; then it is as it was, unless flushing
 * the folder after the rename has failed.
 */
export const replaceDocument = (
  { documents, files }: DocumentPorts,
  name: string,
  document: Readonly<Record<string, unknown>>,
  { isWhole = (bytes) => bytes.toString('utf8') === layOut(document), beforeRename }: Replacement = {},
): void => {
  const { path, target } = documents.stage(name, document);
  try {
    const bytes = files.read(path);
    if (bytes === null || !isWhole(bytes)) throw new Error('The document could not be written whole.');
    files.flush(path);
    beforeRename?.();
    files.rename(path, target);
  } catch (error) {
    removeQuietly({ files }, path);
    throw error;
  }
  files.flushFolder(dirname(target));
};

/** A file that stays is no harm: the next write or the next start removes it. */
const removeQuietly = ({ files }: Pick<DocumentPorts, 'files'>, path: string): void => {
  try {
    files.remove(path);
  } catch {
    // the caller throws the failure that led here
  }
};

/** Removes what interrupted writes of a document have left. Reports failures instead of throwing. */
export const removeLeftovers = (
  { documents, files, report }: DocumentPorts & Pick<BackendPorts, 'report'>,
  name: string,
): void => {
  const path = documents.path(name);
  try {
    for (const leftover of leftoversIn(files.list(dirname(path)), basename(path))) {
      files.remove(join(dirname(path), leftover));
    }
  } catch (error) {
    report(error);
  }
};
