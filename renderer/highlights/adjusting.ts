import { describe } from '#core/anchoring/describe';
import type { Target, TextRange } from '#core/annotation/annotation';
import { adjusted, type Adjustment } from '#core/text/adjust-range';
import { blockAt } from '#core/text/flat-text';
import { overlaps } from '#core/text/ranges';
import { groundOf } from '../selection/keyboard-selection';
import { t } from '../i18n';
import type { Passage } from '#core/anchoring/passages';
import { changePassages, isSameTarget, passagesOf } from '../study/passages';
import { clearSelection, selectedRange } from '../selection/page-selection';
import { useAnnotationsStore, type AnchoredAnnotation } from '../stores/annotations';
import { useNoticesStore } from '../stores/notices';
import { useStudyStore } from '../study/study-store';
import { useTextStore } from '../stores/text';
import { firstAndLastWords } from './first-and-last-words';
import { isPainted } from '../stores/is-painted';

/** Which of an annotation's targets lies at a part of the text, or its only one that was found; null when none does. */
export const passageAt = ({ annotation }: AnchoredAnnotation, at: TextRange): number | null => {
  const passages = passagesOf(annotation.targets);
  const found = passages.findIndex(({ range }) => range && overlaps(range, at));
  if (found >= 0) return found;
  return passages.length === 1 && passages[0]?.range ? 0 : null;
};

/** A passage whose ends are being moved, by its place among the targets, and as the last step left it. */
interface InHand {
  readonly id: string;
  readonly index: number;
  target: Target;
}

let turn: Promise<unknown> = Promise.resolve();
/** Whose steps are waiting; null when none is. */
let inHand: InHand | null = null;

const take = (id: string, index: number): InHand | null => {
  if (inHand?.id === id && inHand.index === index) return inHand;
  const target = useAnnotationsStore().byId.get(id)?.annotation.targets[index];
  return target ? { id, index, target } : null;
};

/**
 * Moves one end of a passage; gives where it lies then, or null when it did not move. What is asked for faster than it is saved waits,
 * so that each step is one of undo.
 */
export const adjustPassage = (
  id: string,
  index: number,
  adjustment: Adjustment,
): Promise<TextRange | null> => {
  const hand = take(id, index);
  if (!hand) return Promise.resolve(null);
  inHand = hand;
  const step = (): Promise<TextRange | null> => adjustNow(hand, adjustment);
  const end = (): void => {
    if (turn === ended) inHand = null;
  };
  const done = turn.then(step);
  const ended = done.then(end, end);
  turn = ended;
  return done;
};

const adjustNow = async (hand: InHand, adjustment: Adjustment): Promise<TextRange | null> => {
  const { flat } = useTextStore();
  let [isAtEnd, range] = [false, null as TextRange | null];
  const passages = await changePassages(hand.id, (present) => {
    const at = placeNow(present, hand);
    const now = present[at]?.range;
    if (!now) return null;
    range = adjusted(groundOf(blockAt(flat, now.start)), now, adjustment);
    isAtEnd = range === null;
    if (!range) return null;
    const next = moved(present, at, range);
    hand.target = next[at]?.target ?? hand.target;
    return next;
  });
  if (isAtEnd) useNoticesStore().announce(t('adjust.noFurther'));
  return passages && range && announced(range);
};

/** Where a passage stands now, −1 when it is gone: another window may have added some before it, moved it or taken it away. */
const placeNow = (present: readonly Passage[], { index, target: { position }, target }: InHand): number => {
  const same = present.findIndex((one) => isSameTarget(one.target, target));
  if (same >= 0) return same;
  const meets = (one: Passage | undefined): boolean => !!one && overlaps(one.target.position, position);
  return meets(present[index]) ? index : present.findIndex(meets);
};

/** Moves the highlight in hand to what is selected. */
export const takeSelection = async (): Promise<void> => {
  const { announce } = useNoticesStore();
  if (useTextStore().readOnly) return announce(t('status.readOnly'));
  const entry = useAnnotationsStore().byId.get(useStudyStore().active ?? '');
  if (!entry || !isPainted(entry)) return announce(t('adjust.noHighlight'));
  const range = selectedRange()?.range;
  const isOne = (passages: readonly Passage[]): boolean => passages.length === 1 && !!passages[0]?.range;
  if (!isOne(passagesOf(entry.annotation.targets))) return announce(t('adjust.severalPassages'));
  if (!range) return announce(t('adjust.nothingSelected'));
  const passages = await changePassages(entry.annotation.id, (present) =>
    isOne(present) ? moved(present, 0, range) : null,
  );
  const isThere = useAnnotationsStore().byId.has(entry.annotation.id);
  if (!passages) return announce(t(isThere ? 'adjust.severalPassages' : 'adjust.noHighlight'));
  announced(range);
  clearSelection();
};

/** Its place among the passages stays, whatever they overlap with. */
const moved = (passages: readonly Passage[], index: number, range: TextRange): readonly Passage[] => {
  const { flat, text } = useTextStore();
  return passages.with(index, { target: describe(flat, text.contentHash, range), range });
};

const announced = (range: TextRange): TextRange => {
  const words = firstAndLastWords(useTextStore().flat.text.slice(range.start, range.end));
  useNoticesStore().announce(t('adjust.now', { words }));
  return range;
};
