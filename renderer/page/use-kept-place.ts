import { nextTick, onMounted, watch } from 'vue';

/**
 * Keeps how far a scroller is scrolled for each thing that it shows: going to something that was shown before
 * comes back to where that was left, anything new begins at its top. `shown` names what it shows; null while it
 * shows nothing. `places` keeps the `scrollTop` (CSS pixels) by that name, and may outlive the component. Where
 * `isAwaited` something else is about to be scrolled into view, which goes first.
 */
export const useKeptPlace = (
  scroller: () => HTMLElement | null | undefined,
  shown: () => string | null,
  places: Map<string, number>,
  isAwaited: () => boolean = () => false,
): void => {
  const arrive = async (): Promise<void> => {
    const name = shown();
    if (name === null || isAwaited()) return;
    await nextTick();
    const element = scroller();
    if (element && shown() === name) element.scrollTop = places.get(name) ?? 0;
  };
  // Before the page changes, when the scroller still is where the person has left it.
  watch(
    shown,
    (_, before) => {
      const element = scroller();
      if (element && before !== null) places.set(before, element.scrollTop);
    },
    { flush: 'sync' },
  );
  watch(shown, arrive, { flush: 'post' });
  onMounted(arrive);
};
