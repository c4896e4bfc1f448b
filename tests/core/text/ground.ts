import { flatten, placeRange } from '#core/text/flat-text';
import type { Ground } from '#core/text/text-units';
import type { Place } from '#core/text/study-text';
import { section } from './sections';

const paragraphs = (place: Place, texts: readonly string[]) =>
  section(place, place, Object.fromEntries(texts.map((text, index) => [`${place}-p${index + 1}`, text])));

/** A made-up text of these paragraphs with these notes, to move about in one of the two. */
export const groundOf = (
  texts: readonly string[],
  notes: readonly string[] = [],
  place: Place = 'text',
): Ground => {
  const flat = flatten({ sections: [paragraphs('text', texts), paragraphs('apparatus', notes)] });
  return { flat, limits: placeRange(flat, place), language: 'en' };
};
