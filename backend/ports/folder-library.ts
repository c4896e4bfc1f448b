import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { isRecord } from '#core/json/guards';
import type { TextSummary } from '#contract/commands';
import { CommandError } from '#contract/result';
import { textId } from '#contract/schemas';
import type { LibrarySource } from './library-source';

/**
 * The library in a folder that scripts/build-library.ts wrote: `library.json`, `<id>/text.json`,
 * `<id>/index.json`.
 */
export const createFolderLibrary = (folder: string): LibrarySource => ({
  list: () => readCatalogue(folder),
  readText: (id) => readFileSync(join(folder, id, 'text.json'), 'utf8'),
  readIndex: (id) => readFileSync(join(folder, id, 'index.json'), 'utf8'),
});

/**
 * No text is lost because the catalogue is damaged: where an entry gives no title, the id stands for it, and
 * when an entry gives no id, the texts in the folder follow that are not in the catalogue. Throws when there
 * is no text either.
 */
const readCatalogue = (folder: string): TextSummary[] => {
  const path = join(folder, 'library.json');
  const entries = entriesIn(path);
  const read = (entries ?? []).map(summaryOf);
  const summaries = new Map(read.flatMap((summary) => (summary === null ? [] : [[summary.id, summary]])));
  if (entries === null || read.includes(null)) {
    for (const id of textsIn(folder)) if (!summaries.has(id)) summaries.set(id, untitled(id));
  }
  if (summaries.size === 0) throw new CommandError('program-damaged', 'There is no list of texts.');
  return [...summaries.values()];
};

/** Null when the file cannot be read as a list. */
const entriesIn = (path: string): readonly unknown[] | null => {
  try {
    const entries: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(entries) ? entries : null;
  } catch {
    return null;
  }
};

const summaryOf = (entry: unknown): TextSummary | null => {
  const { id, title, creator } = isRecord(entry) ? entry : { id: entry };
  if (!v.is(textId, id)) return null;
  if (typeof title !== 'string' || title === '') return untitled(id);
  return { id, title, creator: typeof creator === 'string' ? creator : null };
};

const untitled = (id: string): TextSummary => ({ id, title: id, creator: null });

/** The ids of the texts that lie in the folder, sorted. */
const textsIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => v.is(textId, name) && existsSync(join(folder, name, 'text.json')))
      .sort();
  } catch {
    return [];
  }
};
