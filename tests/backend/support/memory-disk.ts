import { basename, dirname, join } from 'node:path';
import { layOut, stagedPath } from '#backend/ports/conf-documents';
import type { DocumentStore } from '#backend/ports/document-store';
import type { AppendFile, Files } from '#backend/ports/files';
import { systemError } from './faulty-files';

/** What a power cut leaves of names and of contents that have not been flushed. */
export interface Survival {
  readonly names: boolean;
  readonly contents: boolean;
}

/**
 * A disk with a cache: what has not been flushed may be gone after a power cut. Contents are flushed by file,
 * names by folder, as POSIX has it. A real file system cannot be asked for this: it keeps its cache when a
 * process is killed.
 */
export interface MemoryDisk {
  readonly files: Files;
  /** As conf does it inside a snap: in place, and without a flush. */
  readonly documents: DocumentStore;
  /** Cuts the last document that was written to so many bytes. */
  truncate(path: string, size: number): void;
  /** Puts a new file with these bytes at a path; null: an empty folder. */
  put(path: string, bytes: Buffer | null): void;
  /** All files, by their paths within the data folder. */
  all(): Map<string, Buffer>;
  /** The disk as the next start finds it. */
  afterPowerCut(survival: Survival): MemoryDisk;
}

class FileNode {
  content = Buffer.alloc(0);
  flushed = Buffer.alloc(0);
}
class FolderNode {
  entries = new Map<string, Node>();
  flushed = new Map<string, Node>();
}
type Node = FileNode | FolderNode;

export const memoryDisk = (dataDir: string, root = new FolderNode()): MemoryDisk => {
  const parts = (path: string): string[] =>
    path
      .slice(dataDir.length)
      .split('/')
      .filter((part) => part !== '');
  const find = (path: string): Node | null =>
    parts(path).reduce<Node | null>(
      (node, part) => (node instanceof FolderNode ? (node.entries.get(part) ?? null) : null),
      root,
    );
  const folder = (path: string): FolderNode => {
    const found = find(path);
    if (!(found instanceof FolderNode)) throw systemError(found === null ? 'ENOENT' : 'ENOTDIR');
    return found;
  };
  const file = (path: string): FileNode | null => {
    const found = find(path);
    if (found instanceof FolderNode) throw systemError('EISDIR');
    return found;
  };
  const present = (path: string): Node => {
    const found = find(path);
    if (found === null) throw systemError('ENOENT');
    return found;
  };
  const files: Files = {
    makeFolder(path) {
      let at = root;
      for (const part of parts(path)) {
        const next = at.entries.get(part) ?? new FolderNode();
        if (!(next instanceof FolderNode)) throw systemError('EEXIST');
        at.entries.set(part, next);
        at = next;
      }
    },
    list: (path) => (find(path) === null ? [] : [...folder(path).entries.keys()].sort()),
    read: (path) => file(path)?.content ?? null,
    readStart: (path, length) => file(path)?.content.subarray(0, length) ?? null,
    size: (path) => file(path)?.content.length ?? null,
    openAppend(path) {
      const node = file(path) ?? new FileNode();
      folder(dirname(path)).entries.set(basename(path), node);
      return appendTo(node);
    },
    rename(from, to) {
      folder(dirname(to)).entries.set(basename(to), present(from));
      folder(dirname(from)).entries.delete(basename(from));
    },
    remove(path) {
      if (present(path) instanceof FolderNode) throw systemError('EISDIR');
      folder(dirname(path)).entries.delete(basename(path));
    },
    link(from, to) {
      const node = present(from);
      if (node instanceof FolderNode) throw systemError('EPERM');
      if (find(to) !== null) throw systemError('EEXIST');
      folder(dirname(to)).entries.set(basename(to), node);
    },
    flush(path) {
      const node = file(path);
      if (node === null) throw systemError('ENOENT');
      node.flushed = node.content;
    },
    flushFolder(path) {
      const node = folder(path);
      node.flushed = new Map(node.entries);
    },
  };
  const documentPath = (name: string): string => join(dataDir, `${name}.json`);
  return {
    files,
    documents: {
      path: documentPath,
      exists: (name) => find(documentPath(name)) !== null,
      read: (name) => JSON.parse(file(documentPath(name))?.content.toString() ?? '') as unknown,
      stage(name, document) {
        const target = documentPath(name);
        const path = stagedPath(target);
        files.makeFolder(dirname(path));
        const node = file(path) ?? new FileNode();
        node.content = Buffer.from(layOut(document));
        folder(dirname(path)).entries.set(basename(path), node);
        return { path, target };
      },
    },
    truncate(path, size) {
      const node = file(path);
      if (node !== null) node.content = node.flushed = node.content.subarray(0, size);
    },
    put(path, bytes) {
      const node = bytes === null ? new FolderNode() : new FileNode();
      if (node instanceof FileNode && bytes !== null) node.content = node.flushed = Buffer.from(bytes);
      folder(dirname(path)).entries.set(basename(path), node);
    },
    all: () => new Map(filesBelow(root, '')),
    afterPowerCut: (survival) => memoryDisk(dataDir, survivor(root, survival, new Map()) as FolderNode), // of a folder, one
  };
};

const filesBelow = (node: FolderNode, path: string): [string, Buffer][] =>
  [...node.entries].flatMap(([name, child]): [string, Buffer][] =>
    child instanceof FileNode ? [[path + name, child.content]] : filesBelow(child, `${path}${name}/`),
  );

const appendTo = (node: FileNode): AppendFile => ({
  get size() {
    return node.content.length;
  },
  append(bytes) {
    node.content = Buffer.concat([node.content, bytes]);
    return bytes.length;
  },
  flush() {
    node.flushed = node.content;
  },
  truncate(size) {
    node.content = node.content.subarray(0, size);
  },
  close: () => undefined,
});

/** A copy. Two names of one file stay two names of one file. */
const survivor = (node: Node, survival: Survival, seen: Map<Node, Node>): Node => {
  const known = seen.get(node);
  if (known !== undefined) return known;
  if (node instanceof FileNode) {
    const copy = new FileNode();
    copy.content = copy.flushed = survival.contents ? node.content : node.flushed;
    seen.set(node, copy);
    return copy;
  }
  const copy = new FolderNode();
  for (const [name, child] of survival.names ? node.entries : node.flushed) {
    copy.entries.set(name, survivor(child, survival, seen));
  }
  copy.flushed = new Map(copy.entries);
  return copy;
};
