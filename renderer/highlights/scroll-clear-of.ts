import type { TextRange } from '#core/annotation/annotation';
import type { FlatText } from '#core/text/flat-text';
import { domRanges, elementOf, liveRange } from '../page/dom-ranges';
import { scrollBehaviour } from '../page/scroll-behaviour';

const gap = 8; // CSS pixels

/** Scrolls the letter's pane as little as it takes to have the letter in view and not covered by `floating`. */
export const scrollClearOf = (flat: FlatText, letter: TextRange, floating: Element): void => {
  const [domRange] = domRanges(flat, letter);
  const pane = domRange && elementOf(domRange.startContainer)?.closest('[data-scroller]');
  if (!pane) return;
  const box = liveRange(domRange).getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  const cover = floating.getBoundingClientRect();
  const covers = cover.left < box.right && cover.right > box.left;
  const free = covers
    ? [
        { top: frame.top, bottom: Math.min(frame.bottom, cover.top) },
        { top: Math.max(frame.top, cover.bottom), bottom: frame.bottom },
      ]
    : [frame];
  const distances = free
    .filter(({ top, bottom }) => bottom - top >= box.height + 2 * gap)
    .map(({ top, bottom }) => Math.min(0, box.top - top - gap) || Math.max(0, box.bottom - bottom + gap));
  const [shortest = 0] = distances.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  if (shortest !== 0) pane.scrollBy({ top: shortest, behavior: scrollBehaviour() });
};
