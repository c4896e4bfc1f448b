import type { Files } from '../ports/files';

/** Gives files that list, of a folder's entries, those whose names begin with the text's id. */
export type FilesOf = (textId: string) => Files;

/**
 * Lists each folder once for all texts: a list for each text would take a time that grows with their square. What is
 * compacted in the meantime is read all the same, since the document is read whether or not it was listed.
 */
export const listedOnce = (files: Files): FilesOf => {
  const known = new Map<string, ReadonlyMap<string, string[]>>();
  const namesIn = (path: string): ReadonlyMap<string, string[]> => {
    const names = known.get(path) ?? byText(files.list(path));
    known.set(path, names);
    return names;
  };
  return (textId) => ({ ...files, list: (path) => namesIn(path).get(textId) ?? [] });
};

const byText = (names: readonly string[]): ReadonlyMap<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const name of names) {
    const [textId = ''] = name.split('.', 1);
    const own = found.get(textId);
    if (own) own.push(name);
    else found.set(textId, [name]);
  }
  return found;
};
