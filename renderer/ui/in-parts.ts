import { computed, onBeforeUnmount, onMounted, shallowRef, watch, type ComputedRef } from 'vue';

const soon = 100; // ms, after which the next part comes even while the page is busy

/** The beginning of a list, which grows by `size` whenever the page is idle: a long list must not hold the page up. */
export const useInParts = <Item>(list: () => readonly Item[], size: number): ComputedRef<readonly Item[]> => {
  const length = shallowRef(size);
  let waiting = 0;

  const grow = (): void => {
    cancelIdleCallback(waiting);
    if (length.value >= list().length) return;
    waiting = requestIdleCallback(
      () => {
        length.value += size;
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
