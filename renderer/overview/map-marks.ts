import type { TextRange } from '#core/annotation/annotation';

/** Units of the map's height: finer than any window is high. */
export const mapHeight = 1000;
const leastHeight = 3;

/** Where a range lies on the map of a place, in units from its top; at least so high that it can be seen. */
export const onMap = (
  range: TextRange,
  place: TextRange,
): { readonly top: number; readonly bottom: number } => {
  const length = Math.max(1, place.end - place.start);
  const unit = (offset: number): number =>
    Math.round((Math.min(Math.max(0, offset - place.start), length) / length) * mapHeight);
  const top = Math.min(unit(range.start), mapHeight - leastHeight);
  return { top, bottom: Math.max(unit(range.end), top + leastHeight) };
};

/**
 * One SVG path over all ranges that touch the place, `width` units wide; what covers the same units is drawn once, so that the path stays
 * short however many ranges there are.
 */
export const mapPath = (ranges: readonly TextRange[], place: TextRange, width: number): string => {
  const covered = new Uint8Array(mapHeight + leastHeight);
  for (const range of ranges) {
    if (range.end <= place.start || range.start >= place.end) continue;
    const { top, bottom } = onMap(range, place);
    covered.fill(1, top, bottom);
  }
  const pieces: string[] = [];
  for (let at = 0; at < covered.length; at += 1) {
    if (covered[at] !== 1) continue;
    const top = at;
    while (covered[at] === 1) at += 1;
    pieces.push(`M0 ${top}h${width}V${at}H0z`);
  }
  return pieces.join('');
};

/** The offset in the text that stands at a share (0 … 1) of the map's height. */
export const offsetOnMap = (share: number, place: TextRange): number => {
  const last = Math.max(place.start, place.end - 1);
  return Math.min(last, place.start + Math.floor(Math.max(0, share) * (place.end - place.start)));
};
