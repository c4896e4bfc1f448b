import { useResizeObserver } from '@vueuse/core';
import { computed, nextTick, onMounted, shallowRef, watch, type ShallowRef } from 'vue';
import { usePreviewSwitch } from './preview-switch';

/** The width of an editor, in rem, from which the preview stands beside the field. Else it takes the field's place. */
const widthForBoth = 34;

/**
 * The preview of the note that is being edited. Where there is room for both it comes with the next note too,
 * unless that note is empty; where it takes the place of the field, each note begins with its field.
 */
export const usePreview = (
  editor: Readonly<ShallowRef<HTMLElement | null>>,
  field: Readonly<ShallowRef<HTMLTextAreaElement | null>>,
  note: () => string,
) => {
  const previewSwitch = usePreviewSwitch();
  const isOn = shallowRef(false);
  const isBeside = shallowRef(false);
  const hidesField = computed(() => isOn.value && !isBeside.value);

  const measure = (): void => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    isBeside.value = (editor.value?.clientWidth ?? 0) >= widthForBoth * rem;
  };
  onMounted(() => {
    measure();
    isOn.value = previewSwitch.isOn && isBeside.value && note().trim() !== '';
  });
  useResizeObserver(editor, measure);
  // What is being typed stays in sight when the pane gets narrower.
  watch(isBeside, (beside) => {
    if (!beside && field.value?.matches(':focus')) isOn.value = false;
  });

  const toggle = async (): Promise<void> => {
    const wasHidden = hidesField.value;
    isOn.value = previewSwitch.isOn = !isOn.value;
    await nextTick();
    if (wasHidden) field.value?.focus({ preventScroll: true });
  };

  return { isOn, isBeside, hidesField, toggle };
};
