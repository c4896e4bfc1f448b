import type { Annotation, AnnotationColour, Colour } from './annotation';

type Coloured = Pick<Annotation, 'motivation' | 'colour' | 'note' | 'targets'>;

/** The colour in which the words of an annotation are painted, also when none is stored with it. */
export const paintedColour = ({ colour }: Pick<Annotation, 'colour'>): Colour =>
  colour === 'none' ? 'yellow' : colour;

/**
 * The colour in which an annotation is shown. A bookmark without a note has none: what earlier versions stored with
 * it was the colour that was used last. A note that was made on the whole text and has passages now has the colour in
 * which these are painted.
 */
export const colourOf = (annotation: Coloured): AnnotationColour => {
  const { motivation, colour, note, targets } = annotation;
  if (motivation === 'bookmarking') return note === '' ? 'none' : colour;
  return targets.length === 0 ? colour : paintedColour(annotation);
};
