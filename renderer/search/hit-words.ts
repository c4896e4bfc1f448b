import { excerptAround } from '#core/search/excerpt';
import type { SearchHit } from '#core/search/hit';
import { locationOf, locationOfBlock } from '../i18n/location-words';
import { useAnnotationsStore } from '../stores/annotations';
import { definePart } from '../stores/text-session';
import { excerptParts, type ExcerptPart } from '../ui/excerpt-parts';

/** What a row says of its hit. */
export const useHitWords = definePart((session) => {
  const annotations = useAnnotationsStore(session);
  const { metadata } = session.text;

  const wordsOf = ({ block, layer }: SearchHit): string =>
    (layer === 'mine'
      ? annotations.byId.get(block)?.annotation.note
      : session.flat.byId.get(block)?.block.text) ?? '';
  const placeOf = ({ block, layer }: SearchHit): string => {
    const [note, entry] = [annotations.byId.get(block), session.flat.byId.get(block)];
    if (layer === 'mine') return note ? locationOf(session.flat, note) : '';
    return entry ? locationOfBlock(entry, entry.block.label ?? '') : '';
  };
  /** The words around the hit, which is marked. */
  const partsOf = (hit: SearchHit): ExcerptPart[] =>
    excerptParts({ excerpt: excerptAround(wordsOf(hit), [hit]), marks: [hit] });
  /** BCP 47 tag; undefined: that of the interface. */
  const languageOf = ({ layer }: SearchHit): string | undefined =>
    layer === 'mine' ? undefined : metadata.language;

  return { placeOf, partsOf, languageOf };
});
