import { createHash } from 'node:crypto';
import { hashedForm } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';
import type { TextSummary } from '#contract/commands';
import { CommandError } from '#contract/result';
import type { LibrarySource } from '../ports/library-source';
import { createRecentValues } from '../work/recent-values';

/** The text, if its content is what the build wrote. Throws `text-damaged`. */
const verified = (id: string, read: () => string): StudyText => {
  try {
    const text = JSON.parse(read()) as StudyText; // the build wrote a value of this type, as the hash proves
    const hash = `sha256-${createHash('sha256').update(hashedForm(text)).digest('hex')}`;
    if (text.id === id && text.contentHash === hash) return text;
  } catch {
    // it is not there, not JSON, or not a text
  }
  throw new CommandError('text-damaged', 'The text is not what was built.');
};

/** So many texts stay in memory. */
const openTexts = 8;

/**
 * The texts. The list comes from the catalogue and reads no text. A text is verified when it is asked for and
 * not in memory; until then its damage concerns nobody.
 */
export interface Library {
  /** The ids of the catalogue as it was read last. */
  ids(): readonly string[];
  /**
   * Reads the catalogue again: texts may have appeared or disappeared. When it cannot be read any more, the last
   * one stays.
   */
  summaries(): readonly TextSummary[];
  /**
   * Throws `not-found` and `text-damaged`. A text in memory is given even when it has disappeared from the
   * library.
   */
  readonly text: (id: string) => StudyText;
  /** Removes the text from memory. */
  letGo(id: string): void;
}

export const createLibrary = (source: LibrarySource, report: (error: unknown) => void): Library => {
  const texts = createRecentValues<StudyText>(openTexts);
  let catalogue: readonly TextSummary[] | null = null;
  const summaries = (): readonly TextSummary[] => {
    try {
      catalogue = source.list();
    } catch (error) {
      if (catalogue === null) throw error;
      report(error);
    }
    return catalogue;
  };
  return {
    ids: () => (catalogue ?? summaries()).map(({ id }) => id),
    summaries,
    text(id) {
      const known = texts.get(id);
      if (known !== undefined) return known;
      const isListed = summaries().some((text) => text.id === id);
      if (!isListed) throw new CommandError('not-found', 'There is no such text.');
      const read = verified(id, () => source.readText(id));
      texts.set(id, read);
      return read;
    },
    letGo: (id) => texts.delete(id),
  };
};
