import type { TextRange } from '#core/annotation/annotation';
import { domRanges, elementOf, liveRange } from '../page/dom-ranges';
import { scrollBehaviour } from '../page/scroll-behaviour';
import { useTextStore } from '../stores/text';

const gap = 8; // CSS pixels

/** Scrolls the pane so far that a letter of the text is in view, and not below what floats over it; not at all when it is. */
export const uncover = (letter: TextRange, floating: Element): void => {
  const [place] = domRanges(useTextStore().flat, letter);
  const pane = place && elementOf(place.startContainer)?.closest('[data-scroller]');
  if (!pane) return;
  const box = liveRange(place).getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  const cover = floating.getBoundingClientRect();
  const covers = cover.left < box.right && cover.right > box.left;
  const open = covers
    ? [
        { top: frame.top, bottom: Math.min(frame.bottom, cover.top) },
        { top: Math.max(frame.top, cover.bottom), bottom: frame.bottom },
      ]
    : [frame];
  const ways = open
    .filter(({ top, bottom }) => bottom - top >= box.height + 2 * gap)
    .map(({ top, bottom }) => Math.min(0, box.top - top - gap) || Math.max(0, box.bottom - bottom + gap));
  const [shortest = 0] = ways.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  if (shortest !== 0) pane.scrollBy({ top: shortest, behavior: scrollBehaviour() });
};
