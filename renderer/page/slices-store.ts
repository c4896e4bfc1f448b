import { nextTick, shallowReactive, shallowRef } from 'vue';
import type { Place } from '#core/text/study-text';
import { nearestBlockId } from '#core/text/locator';
import { layOutAhead } from './lay-out-ahead';
import { slicesOf, type Slice } from './slices';
import { placeInWindow } from '../stores/place-in-window';
import { useSettingsStore } from '../stores/settings';
import { defineTextStore } from '../stores/text-session';

/** A place with no more slices than this is put into the page whole, before the first paint. */
const atOnce = 3;

/**
 * Knows which slices of the open text are in the page. In the end all of them are, so that find, selection,
 * print and screen readers have the whole text; of a long text the slices around the reading position come
 * first.
 */
export const useSlicesStore = defineTextStore((session) => {
  const sectionsAt = (place: Place) => session.text.sections.filter((section) => section.place === place);
  const slices = { text: slicesOf(sectionsAt('text')), apparatus: slicesOf(sectionsAt('apparatus')) };
  const all = [...slices.text, ...slices.apparatus];
  /** By the id of a block. */
  const sliceOf = new Map(
    all.flatMap((slice) => slice.parts.flatMap(({ blocks }) => blocks.map(({ id }) => [id, slice] as const))),
  );

  const mounted = shallowReactive(new Set<Slice>());
  /** Grows when slices are put into the page. */
  const changes = shallowRef(0);

  const add = (some: readonly Slice[]): void => {
    for (const slice of some) mounted.add(slice);
    changes.value += 1;
  };

  const addFirst = (): void => {
    const { id } = session.text;
    const position = placeInWindow(id) ?? useSettingsStore().settings.positions[id];
    const { text, apparatus } = slices;
    const blockId = position && nearestBlockId(session.flat, position.blockId);
    const first = blockId ? sliceOf.get(blockId) : undefined;
    const at = Math.max(0, first ? text.indexOf(first) : 0);
    add(text.length <= atOnce ? text : text.slice(Math.max(0, at - 1), at + 2));
    add(apparatus.slice(0, apparatus.length <= atOnce ? atOnce : 1));
  };
  addFirst();

  /** Puts the slice of a block into the page; resolves when the block is there. */
  const mount = async (blockId: string): Promise<void> => {
    const slice = sliceOf.get(blockId);
    if (!slice || mounted.has(slice)) return;
    add([slice]);
    await nextTick();
  };

  /** As `mount`, for the first block of a section. */
  const mountSection = async (sectionId: string): Promise<void> => {
    const first = session.text.sections.find(({ id }) => id === sectionId)?.blocks[0];
    if (first) await mount(first.id);
  };

  /** The callback for the next idle time; 0 when there was none yet. */
  let idle = 0;
  /** Puts the other slices into the page while the browser is idle. */
  const mountTheRest = (): void => {
    const waiting = all.filter((slice) => !mounted.has(slice));
    const step = (deadline: IdleDeadline): void => {
      const next = waiting.splice(0, deadline.timeRemaining() > 20 ? 2 : 1);
      if (next.length > 0) add(next);
      if (waiting.length > 0) idle = requestIdleCallback(step, { timeout: 500 });
      else void nextTick(layOutAhead);
    };
    if (waiting.length > 0) idle = requestIdleCallback(step, { timeout: 500 });
  };
  session.onLeave(() => cancelIdleCallback(idle));

  return { slices, mounted, changes, mount, mountSection, mountTheRest };
});
