import { nextTick } from 'vue';
import type { TextRange } from '#core/annotation/annotation';
import { blockAt } from '#core/text/flat-text';
import { painter } from '../highlights/painter';
import { useLayoutStore } from '../stores/layout';
import { useSlicesStore } from '../stores/slices';
import { useTextStore } from '../stores/text';
import { domRanges, liveRange } from './dom-ranges';
import { scrollBehaviour } from './scroll-behaviour';

/** Opens the pane if need be, scrolls to the range and flashes it. */
export const showRange = async (range: TextRange): Promise<void> => {
  const { flat } = useTextStore();
  const { block, section } = blockAt(flat, range.start);
  const layout = useLayoutStore();
  if (section.place === 'apparatus') layout.show('editor');
  else layout.uncover();
  await useSlicesStore().mount(block.id);
  await nextTick();
  const element = document.getElementById(block.id);
  if (!element) return;
  const [first] = domRanges(flat, range);
  const pane = element.closest<HTMLElement>('[data-scroller]');
  if (pane && first) scrollIntoPane(pane, liveRange(first).getBoundingClientRect());
  painter.flash(range);
};

/** Moves the pane, and nothing else, so that the place stands in its upper third; not at all if it is in full view. */
const scrollIntoPane = (pane: HTMLElement, place: DOMRect): void => {
  const frame = pane.getBoundingClientRect();
  const margin = 24;
  if (place.top >= frame.top + margin && place.bottom <= frame.bottom - margin) return;
  pane.scrollBy({
    top: place.top - frame.top - frame.height / 3,
    behavior: scrollBehaviour(),
  });
};
