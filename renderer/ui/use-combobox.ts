import { computed, nextTick, shallowRef, useId } from 'vue';

/** How many options PageUp and PageDown move by. */
const pageSize = 8;

/**
 * The index of the option that a key makes active, when `active` (−1 for none) is the index of the option
 * that was active until then. An arrow key goes on from either end of the list at the other. Null when the
 * key does not move.
 */
export const optionByKey = (key: string, active: number, count: number): number | null => {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: Math.max(active, 0) - 1,
    PageDown: Math.min(active + pageSize, count - 1),
    PageUp: Math.max(active - pageSize, 0),
  };
  const index = steps[key];
  if (index === undefined) return null;
  return count === 0 ? active : (index + count) % count;
};

/**
 * A text field with a list of options below it, by the combobox pattern of WAI-ARIA 1.2: the focus stays in
 * the field, and `aria-activedescendant` names the active option. `count` gives the number of options that
 * are shown now.
 *
 * The caller binds `attributes` to the field, hands the field's keydown events to `moveByKey`, and gives `id`
 * and `active` to option-list.vue.
 */
export const useCombobox = (count: () => number) => {
  const id = useId();
  /** The index of the active option; −1 when there is none. */
  const active = shallowRef(-1);
  const optionId = (index: number): string => `${id}-${index}`;

  const activate = async (index: number): Promise<void> => {
    active.value = index;
    await nextTick();
    document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' });
  };
  /** Whether the key was one that moves among the options: then it does nothing else in the field. */
  const moveByKey = (event: KeyboardEvent): boolean => {
    const index = optionByKey(event.key, active.value, count());
    if (index === null) return false;
    event.preventDefault();
    void activate(index);
    return true;
  };

  const attributes = computed(() => ({
    role: 'combobox',
    'aria-autocomplete': 'list' as const,
    'aria-expanded': count() > 0,
    'aria-controls': `${id}-list`,
    'aria-activedescendant': active.value >= 0 ? optionId(active.value) : undefined,
  }));

  return { id, active, attributes, moveByKey };
};
