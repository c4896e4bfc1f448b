import { computed, onBeforeUnmount, onMounted, shallowRef, watch, type ComputedRef } from 'vue';

const soon = 100; // ms, after which the next part comes even while the page is busy

/**
 * The `first` items of a list, and more of them, `step` at a time, whenever the page is idle: a long list must not
 * hold the page up.
 */
export const useInParts = <Item>(
  list: () => readonly Item[],
  { first, step }: { readonly first: number; readonly step: number },
): ComputedRef<readonly Item[]> => {
  const length = shallowRef(first);
  let waiting = 0;

  const grow = (): void => {
    cancelIdleCallback(waiting);
    if (length.value >= list().length) return;
    waiting = requestIdleCallback(
      () => {
        length.value += step;
        grow();
      },
      { timeout: soon },
    );
  };
  onMounted(grow);
  watch(() => list().length, grow);
  onBeforeUnmount(() => cancelIdleCallback(waiting));
  return computed(() => list().slice(0, length.value));
};
