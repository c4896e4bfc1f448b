import { nextTick } from 'vue';
import { describe } from '#core/anchoring/describe';
import { anchorTargets, inReadingOrder, type Passage } from '#core/anchoring/passages';
import type { Target } from '#core/annotation/annotation';
import { t } from '../i18n';
import { clearSelection, selectedRange } from '../selection/page-selection';
import { useAnnotationsStore, type AnchoredAnnotation } from '../stores/annotations';
import { useNoticesStore } from '../stores/notices';
import { useSettingsStore } from '../stores/settings';
import { useStudyStore } from './study-store';
import { useTextStore } from '../stores/text';

/** The note that is being written, or else the one that was shown last; a bookmark is none. */
export const noteInHand = (): AnchoredAnnotation | null => {
  const study = useStudyStore();
  const entry = useAnnotationsStore().byId.get(study.editing ?? study.active ?? '');
  return entry && entry.annotation.motivation !== 'bookmarking' ? entry : null;
};

export const passagesOf = (targets: readonly Target[]): readonly Passage[] => {
  const { flat, text } = useTextStore();
  return anchorTargets(flat, text.contentHash, targets).passages;
};

/** Adds what is selected to the note in hand, as a step of its own. */
export const addPassage = async (): Promise<void> => {
  const { announce } = useNoticesStore();
  const range = selectedRange()?.range;
  const entry = noteInHand();
  if (!entry) return announce(t('passages.noNote'));
  if (!range) return announce(t('passages.nothingSelected'));
  const { flat, text } = useTextStore();
  const added = { target: describe(flat, text.contentHash, range), range };
  let isThere = false;
  const passages = await changePassages(entry.annotation.id, (present) => {
    isThere = present.some((one) => one.range?.start === range.start && one.range.end === range.end);
    return isThere ? null : inReadingOrder([...present, added]);
  });
  if (!passages) return announce(t(isThere ? 'passages.alreadyThere' : 'passages.noNote'));
  clearSelection();
  announce(t('passages.added', passages.length));
};

/**
 * Takes one away. Without its last one it is a note on the whole text: `orWhole` says that this is meant. Gives false when it is not
 * meant but has become the last one, which stays.
 */
export const removePassage = async (id: string, { target }: Passage, orWhole: boolean): Promise<boolean> => {
  let isLast = false;
  const passages = await changePassages(id, (present) => {
    const at = present.findIndex((one) => isSameTarget(one.target, target));
    isLast = at >= 0 && present.length === 1 && !orWhole;
    return at < 0 || isLast ? null : present.toSpliced(at, 1);
  });
  if (passages)
    useNoticesStore().announce(t(passages.length === 0 ? 'passages.nowWhole' : 'passages.removed'));
  return !isLast;
};

/**
 * Changes the passages of a note. What is being typed goes to the disk first, so that undoing this undoes nothing else; `changed` is
 * given what the note stands on then, so that what another window has changed meanwhile stays. It gives what the note is to stand on, or null
 * to leave it; so does this, and null also when the note is not there any more.
 */
export const changePassages = async (
  id: string,
  changed: (present: readonly Passage[]) => readonly Passage[] | null,
): Promise<readonly Passage[] | null> => {
  const annotations = useAnnotationsStore();
  await annotations.flush();
  const entry = annotations.byId.get(annotations.present(id));
  const passages = entry ? changed(passagesOf(entry.annotation.targets)) : null;
  if (!entry || !passages) return null;
  const targets = passages.map(({ target }) => target);
  const whole = targets.length === 0 ? ({ motivation: 'commenting' } as const) : {};
  annotations.change(entry.annotation.id, { targets, ...whole });
  return passages;
};

export const isSameTarget = (one: Target, other: Target): boolean =>
  one.position.start === other.position.start &&
  one.position.end === other.position.end &&
  one.quote.exact === other.quote.exact &&
  one.contentHash === other.contentHash;

/** Begins a note that stands on no passage but on the whole text. */
export const noteOnText = async (): Promise<void> => {
  const { lastColour: colour, lastStyle: style } = useSettingsStore().settings;
  useStudyStore().openNote(useAnnotationsStore().create(null, { colour, style }, 'commenting'));
  await nextTick();
  useNoticesStore().announce(t('passages.wholeAdded'));
};
