import type { StudyText } from '#core/text/study-text';
import type { TextSummary } from '#contract/commands';
import { CommandError } from '#contract/result';
import type { LibrarySource } from './ports/library-source';

/** The texts, each parsed once, when it is first asked for. */
export interface Library {
  ids(): readonly string[];
  summaries(): readonly TextSummary[];
  /** Throws `not-found`. */
  readonly text: (id: string) => StudyText;
}

export const createLibrary = (source: LibrarySource): Library => {
  const texts = new Map<string, StudyText>();
  const text = (id: string): StudyText => {
    const known = texts.get(id);
    if (known !== undefined) return known;
    if (!source.list().includes(id)) throw new CommandError('not-found', 'There is no such text.');
    const read = JSON.parse(source.readText(id)) as StudyText; // the build wrote it from this type
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
