import { createHash } from 'node:crypto';
import { isRecord } from '#core/json/guards';
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

/**
 * Title and author for the list of texts, without verifying the text. A file that does not give them costs
 * only its own title: the id stands for it.
 */
const summaryOf = (id: string, read: () => string): TextSummary => {
  try {
    const text: unknown = JSON.parse(read());
    if (isRecord(text) && isRecord(text['metadata'])) {
      const { title, creator } = text['metadata'];
      if (typeof title === 'string' && title !== '') {
        return { id, title, creator: typeof creator === 'string' ? creator : null };
      }
    }
  } catch {
    // whoever opens the text is told what is wrong with it
  }
  return { id, title: id, creator: null };
};

/** So many texts stay in memory. */
const openTexts = 8;

/**
 * The texts. Each is verified when it is first asked for, and again when it has not been among the last
 * `openTexts` meanwhile; until then its damage concerns nobody.
 */
export interface Library {
  ids(): readonly string[];
  /** Of every text, damaged or not. */
  summaries(): readonly TextSummary[];
  /** Throws `not-found` and `text-damaged`. */
  readonly text: (id: string) => StudyText;
}

export const createLibrary = (source: LibrarySource): Library => {
  const texts = createRecentValues<StudyText>(openTexts);
  let summaries: readonly TextSummary[] | null = null;
  const text = (id: string): StudyText => {
    const known = texts.get(id);
    if (known !== undefined) return known;
    if (!source.list().includes(id)) throw new CommandError('not-found', 'There is no such text.');
    const read = verified(id, () => source.readText(id));
    texts.set(id, read);
    return read;
  };
  return {
    ids: () => source.list(),
    summaries: () => (summaries ??= source.list().map((id) => summaryOf(id, () => source.readText(id)))),
    text,
  };
};
