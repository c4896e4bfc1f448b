import { basename } from 'node:path';
import type { LibrarySource } from '#backend/ports/library-source';
import { nodeFiles } from '#backend/ports/node-files';
import type { AppendFile, Files } from '#backend/ports/files';

/** The real file system; `open` gives the names of the files that are open for appending. */
export const watchedFiles = (): { readonly files: Files; readonly open: () => readonly string[] } => {
  const open: string[] = [];
  const openAppend = (path: string): AppendFile => {
    const file = nodeFiles.openAppend(path);
    open.push(basename(path));
    return {
      get size() {
        return file.size;
      },
      append: (bytes) => file.append(bytes),
      flush: () => file.flush(),
      truncate: (size) => file.truncate(size),
      close() {
        open.splice(open.indexOf(basename(path)), 1);
        file.close();
      },
    };
  };
  return { files: { ...nodeFiles, openAppend }, open: () => open };
};

/** The same library, which lists what was read of it: ids of texts, and "index of" ids. */
export const watchedLibrary = (source: LibrarySource) => {
  const reads: string[] = [];
  const library: LibrarySource = {
    list: () => source.list(),
    readText: (id) => (reads.push(id), source.readText(id)),
    readIndex: (id) => (reads.push(`index of ${id}`), source.readIndex(id)),
  };
  return { library, reads };
};
