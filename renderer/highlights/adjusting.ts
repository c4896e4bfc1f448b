import { describe } from '#core/anchoring/describe';
import type { TextRange } from '#core/annotation/annotation';
import { adjusted, type Adjustment } from '#core/text/adjust-range';
import { blockAt } from '#core/text/flat-text';
import { groundOf } from '../cursor/keyboard-selection';
import { t } from '../i18n';
import { passagesOf, setTargets, type Passage } from '../notes/passages';
import { clearSelection, selectedRange } from '../selection/page-selection';
import { useAnnotationsStore, type AnchoredAnnotation } from '../stores/annotations';
import { useNoticesStore } from '../stores/notices';
import { useStudyStore } from '../stores/study';
import { useTextStore } from '../stores/text';
import { firstAndLastWords } from './first-and-last-words';
import { isPainted } from './is-painted';

/** Which of an annotation's targets lies at a part of the text, or its only one that was found; null when none does. */
export const passageAt = ({ annotation }: AnchoredAnnotation, at: TextRange): number | null => {
  const passages = passagesOf(annotation.targets);
  const found = passages.findIndex(({ range }) => range && range.start < at.end && at.start < range.end);
  if (found >= 0) return found;
  return passages.length === 1 && passages[0]?.range ? 0 : null;
};

let turn: Promise<unknown> = Promise.resolve();

/**
 * Moves one end of a passage; gives where it lies then, or null when it did not move. What is asked for faster than it is saved waits,
 * so that each step is one of undo.
 */
export const adjustPassage = (
  id: string,
  index: number,
  adjustment: Adjustment,
): Promise<TextRange | null> => {
  const step = (): Promise<TextRange | null> => adjustNow(id, index, adjustment);
  const done = turn.then(step, step);
  turn = done;
  return done;
};

const adjustNow = async (id: string, index: number, adjustment: Adjustment): Promise<TextRange | null> => {
  const { flat } = useTextStore();
  const passages = passagesOf(useAnnotationsStore().byId.get(id)?.annotation.targets ?? []);
  const range = passages[index]?.range;
  if (!range) return null;
  const next = adjusted(groundOf(blockAt(flat, range.start)), range, adjustment);
  if (next) await replacePassage(id, passages, index, next);
  else useNoticesStore().announce(t('adjust.noFurther'));
  return next;
};

/** Moves the highlight in hand to what is selected. */
export const takeSelection = async (): Promise<void> => {
  const { announce } = useNoticesStore();
  if (useTextStore().readOnly) return announce(t('status.readOnly'));
  const entry = useAnnotationsStore().byId.get(useStudyStore().active ?? '');
  if (!entry || !isPainted(entry)) return announce(t('adjust.noHighlight'));
  const passages = passagesOf(entry.annotation.targets);
  if (passages.length !== 1 || !passages[0]?.range) return announce(t('adjust.severalPassages'));
  const range = selectedRange()?.range;
  if (!range) return announce(t('adjust.nothingSelected'));
  await replacePassage(entry.annotation.id, passages, 0, range);
  clearSelection();
};

/** Its place among the passages stays, whatever they overlap with. */
const replacePassage = async (
  id: string,
  passages: readonly Passage[],
  index: number,
  range: TextRange,
): Promise<void> => {
  const { flat, text } = useTextStore();
  const target = describe(flat, text.contentHash, range);
  await setTargets(id, passages.with(index, { target, range }));
  const words = firstAndLastWords(target.quote.exact);
  useNoticesStore().announce(t('adjust.now', { words }));
};
