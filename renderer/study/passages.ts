import { nextTick } from 'vue';
import { describe } from '#core/anchoring/describe';
import { inReadingOrder, type Passage } from '#core/anchoring/passages';
import type { Annotation, AnnotationChanges, Target } from '#core/annotation/annotation';
import { t } from '../i18n';
import { usePageSelection } from '../selection/page-selection';
import { useMessages } from '../stores/messages';
import { useAnnotationsStore, type AnchoredAnnotation } from '../stores/annotations';
import { useSettingsStore } from '../stores/settings';
import { definePart } from '../stores/text-session';
import { useStudyStore } from './study-store';

/** The passages of a note: what is added to them and taken from them. */
export const usePassages = definePart((session) => {
  const { clearSelection, selectedRange } = usePageSelection(session);
  const annotations = useAnnotationsStore(session);
  const study = useStudyStore(session);
  const { announce, explain } = useMessages(session);

  /** The note that is being edited, or else the one that was shown last; null when that is a bookmark. */
  const currentNote = (): AnchoredAnnotation | null => {
    const entry = annotations.byId.get(study.editing ?? study.active ?? '');
    return entry && entry.annotation.motivation !== 'bookmarking' ? entry : null;
  };

  /** Adds the selected words to the current note, as one step to undo. */
  const addPassage = async (): Promise<void> => {
    const range = selectedRange()?.range;
    const entry = currentNote();
    if (!entry) return explain(t('passages.noNote'));
    if (!range) return explain(t('passages.nothingSelected'));
    const { flat, text } = session;
    const added = { target: describe(flat, text.contentHash, range), range };
    let alreadyThere = false;
    const passages = await changePassages(entry.annotation.id, (present) => {
      alreadyThere = present.some((one) => one.range?.start === range.start && one.range.end === range.end);
      return alreadyThere ? null : inReadingOrder([...present, added]);
    });
    if (!passages) return explain(t(alreadyThere ? 'passages.alreadyThere' : 'passages.noNote'));
    if (!session.isLeft) clearSelection();
    announce(t('passages.added', passages.length));
  };

  /**
   * Removes a passage from a note. A note without passages is a note on the whole text, so the last one is
   * removed only with `evenLast`. Gives false when the passage is the last one, perhaps because another window
   * removed the others, and stays.
   */
  const removePassage = async (id: string, { target }: Passage, evenLast: boolean): Promise<boolean> => {
    let isLast = false;
    const passages = await changePassages(id, (present) => {
      const at = present.findIndex((one) => isSameTarget(one.target, target));
      isLast = at >= 0 && present.length === 1 && !evenLast;
      return at < 0 || isLast ? null : present.toSpliced(at, 1);
    });
    if (passages) announce(t(passages.length === 0 ? 'passages.nowWhole' : 'passages.removed'));
    return !isLast;
  };

  /**
   * Changes the passages of a note. Saves first what is being typed, so that undoing this step undoes nothing
   * else. Only then calls `edit` with the note's passages, so that what another window has changed meanwhile
   * stays; `edit` gives the new passages, or null to change nothing. Gives the new passages; null when nothing
   * was changed, also because the note does not exist any more.
   */
  const changePassages = async (
    id: string,
    edit: (present: readonly Passage[]) => readonly Passage[] | null,
  ): Promise<readonly Passage[] | null> => {
    await annotations.flush();
    const entry = annotations.byId.get(annotations.currentId(id));
    const passages = entry ? edit(entry.passages) : null;
    if (!entry || !passages) return null;
    const targets = passages.map(({ target }) => target);
    const whole = targets.length === 0 ? ({ motivation: 'commenting' } as const) : {};
    annotations.change(entry.annotation.id, { targets, ...whole, ...firstLook(entry.annotation, targets) });
    return passages;
  };

  /** What a note on the whole text without a colour gets with its first passage, as a new highlight does. */
  const firstLook = (
    { colour, motivation }: Annotation,
    { length }: readonly Target[],
  ): Pick<AnnotationChanges, 'colour' | 'style'> => {
    if (colour !== 'none' || length === 0 || motivation === 'bookmarking') return {};
    const { lastColour, lastStyle } = useSettingsStore().settings;
    return { colour: lastColour, style: lastStyle };
  };

  /** Begins a note on the whole text. It has no colour, since nobody has chosen one for it. */
  const noteOnText = async (): Promise<void> => {
    study.openNote(annotations.create(null, { colour: 'none', style: 'solid' }, 'commenting'));
    await nextTick();
    announce(t('passages.wholeAdded'));
  };

  return { currentNote, addPassage, removePassage, changePassages, noteOnText };
});

/** Whether two targets select the same words; their context is not compared. */
export const isSameTarget = (one: Target, other: Target): boolean =>
  one.position.start === other.position.start &&
  one.position.end === other.position.end &&
  one.quote.exact === other.quote.exact &&
  one.contentHash === other.contentHash;
