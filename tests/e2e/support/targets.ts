import type { Page } from 'playwright/test';
import { describe } from '#core/anchoring/describe';
import type { Target, TextRange } from '#core/annotation/annotation';
import { flatten, placeRange, type FlatText } from '#core/text/flat-text';
import type { OpenedText } from '#contract/commands';
import { ask } from './many-notes';

/** Targets of annotations in the open text, for records that are laid down as another window would. */
export interface Targets {
  readonly flat: FlatText;
  /** Where the text stands in it, without the editor's notes. */
  readonly place: TextRange;
  on(range: TextRange): Target;
  /** On the first place of these words. */
  onWords(words: string): Target;
}

export const targetsIn = async (page: Page): Promise<Targets> => {
  const [{ id: textId }] = (await ask(page, 'library.list', null)) as [{ id: string }]; // the bundled text is there
  const { text } = (await ask(page, 'text.open', { textId })) as OpenedText;
  const flat = flatten(text);
  const on = (range: TextRange): Target => describe(flat, text.contentHash, range);
  return {
    flat,
    place: placeRange(flat, 'text'),
    on,
    onWords(words) {
      const start = flat.text.indexOf(words);
      if (start < 0) throw new Error(`The text does not have these words: ${words}`);
      return on({ start, end: start + words.length });
    },
  };
};
