import { flatten, placeRange } from '#core/text/flat-text';
import type { TextScope } from '#core/text/text-units';
import type { Place } from '#core/text/study-text';
import { section } from './sections';

const paragraphs = (place: Place, texts: readonly string[]) =>
  section(place, place, Object.fromEntries(texts.map((text, index) => [`${place}-p${index + 1}`, text])));

/** A made-up text of these paragraphs with these notes, to move about in one of the two. */
export const scopeOf = (
  texts: readonly string[],
  notes: readonly string[] = [],
  place: Place = 'text',
): TextScope => {
  const flat = flatten({ sections: [paragraphs('text', texts), paragraphs('apparatus', notes)] });
  return { flat, limits: placeRange(flat, place), language: 'en' };
};
