import { computed, nextTick, shallowRef, watch, type ShallowRef } from 'vue';
import { useAppStore } from '../stores/app';
import { holdsCommandKey } from '../ui/chord';
import { longNote, partAfter, partFrom, partUntil, type NotePart } from './note-part';

export type PartStep = 'first' | 'previous' | 'next' | 'last';

/**
 * The part of a note that its field holds: all of it, or of a long note what the person has gone to, at first the end.
 * A note that grows long while it is written stays whole in its field.
 */
export const useNotePart = (field: Readonly<ShallowRef<HTMLTextAreaElement | null>>, note: () => string) => {
  const { platform } = useAppStore();
  /** The note as the part was last found in it. */
  let known = note();
  const isLong = known.length > longNote;
  const all = (): NotePart => ({ start: 0, end: known.length });
  const part = shallowRef<NotePart>(isLong ? partUntil(known, known.length) : all());

  watch(
    note,
    (after) => {
      if (after === known) return;
      part.value = isLong ? partAfter(part.value, known, after) : { start: 0, end: after.length };
      known = after;
    },
    { flush: 'sync' },
  );
  /** The note with what was just typed, which comes back as the note only after the next update. */
  const current = (): string => {
    void note();
    return known;
  };
  const words = (): string => current().slice(part.value.start, part.value.end);

  /** The whole note after the field's words have become these. */
  const withWords = (changed: string): string => {
    const { start, end } = part.value;
    known = known.slice(0, start) + changed + known.slice(end);
    part.value = { start, end: start + changed.length };
    return known;
  };

  const isFirst = computed(() => part.value.start === 0);
  const isLast = computed(() => part.value.end >= current().length);

  /** Puts another part into the field, whose own undo begins anew: its steps belong to the part before. */
  const goTo = async (step: PartStep): Promise<void> => {
    const { start, end } = part.value;
    const { value: element } = field;
    if (!element || (isFirst.value && step === 'previous') || (isLast.value && step === 'next')) return;
    if (step === 'previous') part.value = partUntil(known, start);
    else if (step === 'next') part.value = partFrom(known, end);
    else part.value = step === 'first' ? partFrom(known, 0) : partUntil(known, known.length);
    element.value = words();
    const caret = step === 'first' || step === 'next' ? 0 : element.value.length;
    element.focus();
    element.setSelectionRange(caret, caret);
    await nextTick();
    element.scrollTop = caret === 0 ? 0 : element.scrollHeight;
  };

  /** The keys that go to an edge of the note, or over that of the part. */
  const onKeydown = (event: KeyboardEvent): void => {
    const { value: element } = field;
    if (!isLong || !element || event.defaultPrevented || event.isComposing || event.shiftKey) return;
    const step = stepOf(event, element);
    if (step === null) return;
    event.preventDefault();
    void goTo(step);
  };
  const stepOf = (event: KeyboardEvent, element: HTMLTextAreaElement): PartStep | null => {
    const { selectionStart, selectionEnd, value } = element;
    if (holdsCommandKey(event, platform))
      return edgeKeys[platform === 'darwin' ? 'mac' : 'other'][event.key] ?? null;
    if (event.altKey || event.ctrlKey || event.metaKey || selectionStart !== selectionEnd) return null;
    if (selectionStart === 0 && !isFirst.value && backKeys.has(event.key)) return 'previous';
    return selectionEnd === value.length && !isLast.value && onKeys.has(event.key) ? 'next' : null;
  };

  return { isLong, part, words, withWords, isFirst, isLast, goTo, onKeydown };
};

const edgeKeys: Readonly<Record<'mac' | 'other', Readonly<Record<string, PartStep>>>> = {
  mac: { ArrowUp: 'first', ArrowDown: 'last' },
  other: { Home: 'first', End: 'last' },
};
const backKeys: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowLeft', 'PageUp', 'Backspace']);
const onKeys: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowRight', 'PageDown', 'Delete']);
