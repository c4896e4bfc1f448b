import { defineStore } from 'pinia';
import { computed, nextTick, shallowReactive, shallowRef, watch } from 'vue';
import type { Place } from '#core/text/study-text';
import { nearestBlockId } from '#core/text/locator';
import { layOutAhead } from './lay-out-ahead';
import { slicesOf, type Slice } from './slices';
import { useSettingsStore } from '../stores/settings';
import { useTextStore } from '../stores/text';

/** A place with no more slices than this is put into the page whole, before the first paint. */
const atOnce = 3;

/**
 * Knows which slices of the open text are in the page. In the end all of them are, so that find, selection,
 * print and screen readers have the whole text; of a long text the slices around the reading position come
 * first.
 */
export const useSlicesStore = defineStore('slices', () => {
  const texts = useTextStore();
  const sectionsAt = (place: Place) => texts.text.sections.filter((section) => section.place === place);
  const slices = computed(() => ({
    text: slicesOf(sectionsAt('text')),
    apparatus: slicesOf(sectionsAt('apparatus')),
  }));
  const sliceOf = computed(() => {
    const known = new Map<string, Slice>();
    for (const slice of [...slices.value.text, ...slices.value.apparatus])
      for (const part of slice.parts) for (const { id } of part.blocks) known.set(id, slice);
    return known;
  });

  const mounted = shallowReactive(new Set<Slice>());
  /** Grows when slices are put into the page. */
  const changes = shallowRef(0);

  const add = (some: readonly Slice[]): void => {
    for (const slice of some) mounted.add(slice);
    changes.value += 1;
  };

  const begin = (): void => {
    mounted.clear();
    const position = useSettingsStore().settings.positions[texts.text.id];
    const { text, apparatus } = slices.value;
    const blockId = position && nearestBlockId(texts.flat, position.blockId);
    const first = blockId ? sliceOf.value.get(blockId) : undefined;
    const at = Math.max(0, first ? text.indexOf(first) : 0);
    add(text.length <= atOnce ? text : text.slice(Math.max(0, at - 1), at + 2));
    add(apparatus.slice(0, apparatus.length <= atOnce ? atOnce : 1));
  };
  watch(slices, begin, { immediate: true });

  /** Puts the slice of a block into the page; resolves when the block is there. */
  const mount = async (blockId: string): Promise<void> => {
    const slice = sliceOf.value.get(blockId);
    if (!slice || mounted.has(slice)) return;
    add([slice]);
    await nextTick();
  };

  /** As `mount`, for the first block of a section. */
  const mountSection = async (sectionId: string): Promise<void> => {
    const first = texts.text.sections.find(({ id }) => id === sectionId)?.blocks[0];
    if (first) await mount(first.id);
  };

  /** Puts the other slices into the page while the browser is idle. */
  const mountTheRest = (): void => {
    const waiting = [...slices.value.text, ...slices.value.apparatus].filter((slice) => !mounted.has(slice));
    const step = (deadline: IdleDeadline): void => {
      const next = waiting.splice(0, deadline.timeRemaining() > 20 ? 2 : 1);
      if (next.length > 0) add(next);
      if (waiting.length > 0) requestIdleCallback(step, { timeout: 500 });
      else void nextTick(layOutAhead);
    };
    if (waiting.length > 0) requestIdleCallback(step, { timeout: 500 });
  };

  return { slices, mounted, changes, mount, mountSection, mountTheRest };
});
