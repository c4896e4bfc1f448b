import { describe } from '#core/anchoring/describe';
import type { Passage } from '#core/anchoring/passages';
import type { Target, TextRange } from '#core/annotation/annotation';
import { adjustRange, placeEnd, type Adjustment } from '#core/text/adjust-range';
import type { TextScope } from '#core/text/text-units';
import { blockAt } from '#core/text/flat-text';
import { overlaps } from '#core/text/ranges';
import { useKeyboardSelection } from '../selection/keyboard-selection';
import { t } from '../i18n';
import { isSameTarget, usePassages } from '../study/passages';
import { usePageSelection } from '../selection/page-selection';
import { useMessages } from '../stores/messages';
import { useAnnotationsStore, type AnchoredAnnotation } from '../stores/annotations';
import { useStudyStore } from '../study/study-store';
import { useAppStore } from '../stores/app';
import { firstAndLastWords } from './first-and-last-words';
import { isPainted } from '../stores/is-painted';
import { definePart } from '../stores/text-session';

/**
 * The index of the annotation's passage that overlaps a part of the text, or else of its only passage, if
 * that was found. Null when there is none.
 */
export const passageAt = ({ passages }: AnchoredAnnotation, at: TextRange): number | null => {
  const found = passages.findIndex(({ range }) => range && overlaps(range, at));
  if (found >= 0) return found;
  return passages.length === 1 && passages[0]?.range ? 0 : null;
};

/**
 * A passage whose ends are being moved: its index among the annotation's targets, and its target after the
 * last step.
 */
interface AdjustedPassage {
  readonly id: string;
  readonly index: number;
  target: Target;
}

/** Gives the new range of a passage, or null when its end cannot move there. */
type Move = (now: TextRange) => TextRange | null;
/** The end that is moved, by which units, and an offset in the flat text near which it goes. */
export type EndPlace = Parameters<typeof placeEnd>[2];

/** Moving the ends of a highlight. */
export const useAdjusting = definePart((session) => {
  const { scopeOf } = useKeyboardSelection(session);
  const { changePassages } = usePassages(session);
  const { clearSelection, selectedRange } = usePageSelection(session);
  const app = useAppStore();
  const annotations = useAnnotationsStore(session);
  const study = useStudyStore(session);
  const { announce, explain } = useMessages(session);

  /** Settles when the last step that was asked for is done; the next step waits for it. */
  let queue: Promise<unknown> = Promise.resolve();
  /** The passage whose steps are in the queue; null while the queue is empty. */
  let current: AdjustedPassage | null = null;

  const passageToAdjust = (id: string, index: number): AdjustedPassage | null => {
    if (current?.id === id && current.index === index) return current;
    const target = annotations.byId.get(id)?.annotation.targets[index];
    return target ? { id, index, target } : null;
  };

  /**
   * Moves one end of a passage, and gives its new range, or null when it did not move. Steps that are asked for
   * faster than they are saved wait in a queue, so that each is one step of undo.
   */
  const adjustPassage = (id: string, index: number, adjustment: Adjustment): Promise<TextRange | null> =>
    inQueue(id, index, (now) => adjustRange(scopeAt(now), now, adjustment));

  /** Gives one end of a passage another place, as one step of undo; else as `adjustPassage`. */
  const placePassage = (id: string, index: number, place: EndPlace): Promise<TextRange | null> =>
    inQueue(id, index, (now) => placeEnd(scopeAt(now), now, place));

  /** The range that a passage would have with one end at another place; null where it cannot be there. */
  const wouldBe = (range: TextRange, place: EndPlace): TextRange | null =>
    placeEnd(scopeAt(range), range, place);

  const scopeAt = ({ start }: TextRange): TextScope => scopeOf(blockAt(session.flat, start));

  const inQueue = (id: string, index: number, move: Move): Promise<TextRange | null> => {
    const passage = passageToAdjust(id, index);
    if (!passage) return Promise.resolve(null);
    current = passage;
    const step = (): Promise<TextRange | null> => moveNow(passage, move);
    const end = (): void => {
      if (queue === ended) current = null;
    };
    const done = queue.then(step);
    const ended = done.then(end, end);
    queue = ended;
    return done;
  };

  const moveNow = async (passage: AdjustedPassage, move: Move): Promise<TextRange | null> => {
    let [isAtEnd, range] = [false, null as TextRange | null];
    const passages = await changePassages(passage.id, (present) => {
      const at = indexOf(passage, present);
      const now = present[at]?.range;
      if (!now) return null;
      range = move(now);
      isAtEnd = range === null;
      if (!range) return null;
      const next = withRange(present, at, range);
      passage.target = next[at]?.target ?? passage.target;
      return next;
    });
    if (isAtEnd) explain(t('adjust.noFurther'));
    if (passages && range) announceRange(range);
    return passages && range;
  };

  /** Moves the active highlight to the selected words. */
  const moveToSelection = async (): Promise<void> => {
    if (app.readOnly) return explain(t('status.readOnly'));
    const entry = annotations.byId.get(study.active ?? '');
    if (!entry || !isPainted(entry)) return explain(t('adjust.noHighlight'));
    const range = selectedRange()?.range;
    const isOne = (passages: readonly Passage[]): boolean => passages.length === 1 && !!passages[0]?.range;
    if (!isOne(entry.passages)) return explain(t('adjust.severalPassages'));
    if (!range) return explain(t('adjust.nothingSelected'));
    const passages = await changePassages(entry.annotation.id, (present) =>
      isOne(present) ? withRange(present, 0, range) : null,
    );
    const isThere = annotations.byId.has(entry.annotation.id);
    if (!passages) return explain(t(isThere ? 'adjust.severalPassages' : 'adjust.noHighlight'));
    announceRange(range);
    if (!session.isLeft) clearSelection();
  };

  /** The passages in the same order, with another range for the one at `index`. */
  const withRange = (passages: readonly Passage[], index: number, range: TextRange): readonly Passage[] => {
    const { flat, text } = session;
    return passages.with(index, { target: describe(flat, text.contentHash, range), range });
  };

  const announceRange = (range: TextRange): void => {
    const words = firstAndLastWords(session.flat.text.slice(range.start, range.end));
    announce(t('adjust.now', { words }));
  };

  return { adjustPassage, placePassage, wouldBe, moveToSelection };
});

/**
 * The index of a passage now, or −1: another window may have added passages before it, moved it or removed
 * it.
 */
const indexOf = (
  { index, target: { position }, target }: AdjustedPassage,
  present: readonly Passage[],
): number => {
  const same = present.findIndex((passage) => isSameTarget(passage.target, target));
  if (same >= 0) return same;
  const meets = (passage: Passage | undefined): boolean =>
    !!passage && overlaps(passage.target.position, position);
  return meets(present[index]) ? index : present.findIndex(meets);
};
