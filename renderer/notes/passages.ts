import { nextTick } from 'vue';
import { anchor } from '#core/anchoring/anchor';
import { describe } from '#core/anchoring/describe';
import type { Target, TextRange } from '#core/annotation/annotation';
import { t } from '../i18n';
import { clearSelection, selectedRange } from '../selection/page-selection';
import { useAnnotationsStore, type AnchoredAnnotation } from '../stores/annotations';
import { useNoticesStore } from '../stores/notices';
import { useSettingsStore } from '../stores/settings';
import { useStudyStore } from '../stores/study';
import { useTextStore } from '../stores/text';

/** The note that is being written, or else the one that was shown last; a bookmark is none. */
export const noteInHand = (): AnchoredAnnotation | null => {
  const study = useStudyStore();
  const entry = useAnnotationsStore().byId.get(study.editing ?? study.active ?? '');
  return entry && entry.annotation.motivation !== 'bookmarking' ? entry : null;
};

/** One of a note's passages; `range` is null where it was not found in this edition of the text. */
export interface Passage {
  readonly target: Target;
  readonly range: TextRange | null;
}

export const passagesOf = (targets: readonly Target[]): Passage[] => {
  const { flat, text } = useTextStore();
  return targets.map((target) => ({ target, range: anchor(flat, target, text.contentHash) }));
};

/** As one meets them in the text; one that was not found, where it was when it was made. */
export const inReadingOrder = (passages: readonly Passage[]): Passage[] =>
  passages.toSorted((one, other) => startOf(one) - startOf(other));

const startOf = ({ target, range }: Passage): number => range?.start ?? target.position.start;

/** Adds what is selected to the note in hand, as a step of its own. */
export const addPassage = async (): Promise<void> => {
  const { announce } = useNoticesStore();
  const range = selectedRange()?.range;
  const entry = noteInHand();
  if (!entry) return announce(t('passages.noNote'));
  if (!range) return announce(t('passages.nothingSelected'));
  const { flat, text } = useTextStore();
  const passages = passagesOf(entry.annotation.targets);
  if (passages.some((one) => one.range?.start === range.start && one.range.end === range.end))
    return announce(t('passages.alreadyThere'));
  const added = inReadingOrder([...passages, { target: describe(flat, text.contentHash, range), range }]);
  await setTargets(entry.annotation.id, added);
  clearSelection();
  announce(t('passages.added', added.length));
};

/** Takes one of all away, which are in the order in which they are stored. Without its last one it is a note on the whole text. */
export const removePassage = async (id: string, passage: Passage, all: readonly Passage[]): Promise<void> => {
  const left = all.filter((one) => one !== passage);
  await setTargets(id, left);
  useNoticesStore().announce(t(left.length === 0 ? 'passages.nowWhole' : 'passages.removed'));
};

/** What is being typed goes to the disk first, so that undoing this undoes nothing else. */
export const setTargets = async (id: string, passages: readonly Passage[]): Promise<void> => {
  const annotations = useAnnotationsStore();
  await annotations.flush();
  const targets = passages.map(({ target }) => target);
  annotations.change(id, { targets, ...(targets.length === 0 ? { motivation: 'commenting' } : {}) });
};

/** Begins a note that stands on no passage but on the whole text. */
export const noteOnText = async (): Promise<void> => {
  const { lastColour: colour, lastStyle: style } = useSettingsStore().settings;
  useStudyStore().openNote(useAnnotationsStore().create(null, { colour, style }, 'commenting'));
  await nextTick();
  useNoticesStore().announce(t('passages.wholeAdded'));
};
