import { createHash } from 'node:crypto';
import { hashedForm } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';
import type { TextSummary } from '#contract/commands';
import { CommandError } from '#contract/result';
import type { LibrarySource } from '../ports/library-source';

/** The text, if its content is what the build wrote. Throws `text-damaged`. */
const verified = (id: string, json: string): StudyText => {
  try {
    const text = JSON.parse(json) as StudyText; // the build wrote a value of this type, as the hash proves
    const hash = `sha256-${createHash('sha256').update(hashedForm(text)).digest('hex')}`;
    if (text.id === id && text.contentHash === hash) return text;
  } catch {
    // it is not JSON, or not a text
  }
  throw new CommandError('text-damaged', 'The text is not what was built.');
};

/** The texts. Each is parsed once, when it is first asked for. */
export interface Library {
  ids(): readonly string[];
  summaries(): readonly TextSummary[];
  /** Throws `not-found` and `text-damaged`. */
  readonly text: (id: string) => StudyText;
}

export const createLibrary = (source: LibrarySource): Library => {
  const texts = new Map<string, StudyText>();
  const text = (id: string): StudyText => {
    const known = texts.get(id);
    if (known !== undefined) return known;
    if (!source.list().includes(id)) throw new CommandError('not-found', 'There is no such text.');
    const read = verified(id, source.readText(id));
    texts.set(id, read);
    return read;
  };
  return {
    ids: () => source.list(),
    summaries: () =>
      source.list().map((id) => {
        const { title, creator } = text(id).metadata;
        return { id, title, creator };
      }),
    text,
  };
};
