import { onMounted, watch, type ShallowRef } from 'vue';
import { useEventListener } from '@vueuse/core';
import { t } from '../i18n';
import { useNoticesStore } from '../stores/notices';
import { replaceInField } from '../ui/text-field';
import { caretAfter, changedPart } from './caret';

type Field = HTMLTextAreaElement;

/** A text area knows one kind of line break only. */
const asInField = (note: string): string => (note.includes('\r') ? note.replaceAll(/\r\n?/gu, '\n') : note);

/**
 * Replaces the part of the field that changed, as one step of the field's own undo, which setting the value would
 * clear. That works only in the field that has the focus. Gives whether the undo is still there.
 */
const replaceWords = (field: Field, words: string): boolean => {
  const { value, selectionStart, selectionEnd, selectionDirection, scrollTop } = field;
  const part = changedPart(value, words);
  if (field.matches(':focus')) replaceInField(field, part, part.words);
  const isDone = field.value === words;
  if (!isDone) field.value = words;
  const [start, end] = [selectionStart, selectionEnd].map((at) => caretAfter(value, words, at));
  if (start !== undefined && end !== undefined) field.setSelectionRange(start, end, selectionDirection);
  field.scrollTop = scrollTop;
  return isDone;
};

/**
 * Keeps the field of a note in step with the note, which another window may change: never in the middle of a
 * composition, and with the caret and the field's own undo where they are. `typed` gets the field's words after
 * every change that the person makes. The caller binds `onInput` to the field.
 */
export const useNoteField = (
  field: Readonly<ShallowRef<Field | null>>,
  note: () => string,
  typed: (words: string, event: Event) => void,
) => {
  const notices = useNoticesStore();
  let isComposing = false;
  /** Whether the note changed elsewhere during the composition, so that the field does not show it. */
  let hasMissed = false;
  /** Whether the field is being changed by the program. */
  let isReplacing = false;
  let wasTypedInto = false;
  let hasLostUndo = false;

  const show = (): void => {
    const [element, words] = [field.value, asInField(note())];
    if (!element || element.value === words) return;
    isReplacing = true;
    const keepsUndo = replaceWords(element, words);
    isReplacing = false;
    hasLostUndo ||= wasTypedInto && !keepsUndo;
    if (element.matches(':focus')) notices.toast(t('status.changedElsewhere'));
  };
  const follow = (): void => {
    if (isComposing) hasMissed = field.value !== null && field.value.value !== asInField(note());
    else show();
  };
  watch(note, follow);

  const onInput = (event: Event): void => {
    if (isReplacing || !field.value) return;
    wasTypedInto = true;
    typed(field.value.value, event);
    if (hasMissed) notices.toast(t('status.conflict'));
    hasMissed = false;
  };

  onMounted(() => {
    if (field.value) field.value.value = note();
  });
  useEventListener(field, 'compositionstart', () => void (isComposing = true));
  useEventListener(field, 'compositionend', () => {
    [isComposing, hasMissed] = [false, false];
    setTimeout(follow); // some browsers send the last `input` after this event
  });
  useEventListener(field, 'focus', () => {
    if (!hasLostUndo) return;
    notices.toast(t('status.fieldUndoGone'));
    [hasLostUndo, wasTypedInto] = [false, false];
  });
  return { onInput };
};
