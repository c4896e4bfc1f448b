import { onBeforeUnmount, onMounted, watch, type ComputedRef, type ShallowRef } from 'vue';
import { useInsertLink } from '../markdown/insert-link';
import { replaceInField } from '../ui/text-field';
import { toggleEmphasis, type Emphasis } from './emphasis';
import { useOpenField, type OpenField } from './open-field';

/** Lets the commands for links and emphasis act on the field of an editor, while the field is to be seen. */
export const useWritingKeys = (
  field: Readonly<ShallowRef<HTMLTextAreaElement | null>>,
  isHidden: ComputedRef<boolean>,
): void => {
  const { writingField } = useInsertLink();
  const openField = useOpenField();

  const emphasise = (emphasis: Emphasis): void => {
    const { value: element } = field;
    if (!element) return;
    element.focus();
    const { value: words, selectionStart: start, selectionEnd: end } = element;
    const made = toggleEmphasis({ words, start, end }, emphasis);
    replaceInField(element, { start: made.from, end: made.to }, made.by);
    element.setSelectionRange(made.start, made.end);
  };
  const own: OpenField = { emphasise, hasFocus: () => document.activeElement === field.value };

  const offer = (): void => {
    writingField.value = field.value;
    openField.value = own;
  };
  const withdraw = (): void => {
    if (writingField.value === field.value) writingField.value = null;
    if (openField.value === own) openField.value = null;
  };
  onMounted(offer);
  watch(isHidden, (hidden) => (hidden ? withdraw() : offer()));
  onBeforeUnmount(withdraw);
};
