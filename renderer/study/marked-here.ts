import { bareWords } from '#core/text/bare-words';
import type { TextRange } from '#core/annotation/annotation';
import { overlaps } from '#core/text/ranges';
import { useReadingCursor } from '../cursor/reading-cursor';
import { useAnnotationsStore, type AnchoredAnnotation } from '../stores/annotations';
import { isPainted } from '../stores/is-painted';
import { useMarksStore } from '../stores/marks';
import { definePart } from '../stores/text-session';
import { usePopover } from './popover';

/** Which highlight is meant by words that were selected, or by the reading cursor. */
export const useMarkedHere = definePart((session) => {
  const { blockInFocus, cursor } = useReadingCursor(session);
  const annotations = useAnnotationsStore(session);
  const marks = useMarksStore(session);
  const popover = usePopover(session);

  /**
   * The highlight on the same words as a range, whatever signs and blanks stand around them. Of several it is the
   * one that was shown last (`active`), else one with a note, else the first. Null when there is none.
   */
  const sameWordsAs = (range: TextRange, active: string | null): AnchoredAnnotation | null => {
    const words = bareWords(session.flat.text, range);
    const found = marks
      .touching(words)
      .filter(({ entry }) => entry.ranges.length === 1)
      .filter(({ range: marked }) => isSameRange(bareWords(session.flat.text, marked), words))
      .map(({ entry }) => entry);
    return bestOf(found, active);
  };

  /** Of the highlights that were clicked the one that was shown last (`active`), else the first; else null. */
  const markedInPopover = (active: string | null): AnchoredAnnotation | null => {
    const { ids } = popover.value ?? { ids: [] };
    return annotations.byId.get(ids.find((id) => id === active) ?? ids[0] ?? '') ?? null;
  };

  /**
   * The highlight that a key means while nothing is selected: one that was clicked, the shortest at the cursor's
   * word, or the one that was made or shown last (`active`), unless the cursor has the focus in another block.
   * Null when there is none.
   */
  const markedInHand = (active: string | null): AnchoredAnnotation | null => {
    const clicked = markedInPopover(active);
    if (clicked) return clicked;
    const block = blockInFocus();
    const word = block && cursor.value?.word;
    const [shortest] = word ? marks.touching(word).sort((a, b) => lengthOf(a.range) - lengthOf(b.range)) : [];
    if (shortest) return shortest.entry;
    const shown = annotations.byId.get(active ?? '');
    if (!shown || !isPainted(shown) || word) return null;
    return !block || shown.ranges.some((range) => overlaps(range, block)) ? shown : null;
  };

  /** As `markedInHand`, but never a highlight that may be out of sight. */
  const markedInSight = (active: string | null): AnchoredAnnotation | null =>
    popover.value || blockInFocus() ? markedInHand(active) : null;

  return { sameWordsAs, markedInHand, markedInPopover, markedInSight };
});

const bestOf = (found: readonly AnchoredAnnotation[], active: string | null): AnchoredAnnotation | null =>
  found.find(({ annotation }) => annotation.id === active) ??
  found.find(({ annotation }) => annotation.note !== '') ??
  found[0] ??
  null;

const isSameRange = (one: TextRange, other: TextRange): boolean =>
  one.start === other.start && one.end === other.end;

const lengthOf = ({ start, end }: TextRange): number => end - start;
