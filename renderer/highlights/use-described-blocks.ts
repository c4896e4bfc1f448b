import { useDebounceFn } from '@vueuse/core';
import { watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { colours } from '#core/annotation/annotation';
import { rangesByBlock, type FlatBlock } from '#core/text/flat-text';
import { wordsOf } from '../page/dom-ranges';
import type { Slice } from '../page/slices';
import { useAnnotationsStore, type AnchoredAnnotation } from '../stores/annotations';
import { changedBetween } from '../stores/sorted-lists';
import { useMarksStore, type Mark } from '../stores/marks';
import { useSlicesStore } from '../page/slices-store';
import { useTextStore } from '../stores/text';
import { colourName, labelOf } from '../study/colour-label';
import { firstAndLastWords } from './first-and-last-words';

const restFor = 150; // ms

/**
 * Highlights are painted and so invisible to a screen reader: each block that holds some has a description that names their
 * colours with their labels, first and last words, and says whether there is a note. Only blocks whose highlights change are described anew.
 */
export const useDescribedBlocks = (): void => {
  const { t } = useI18n();
  const texts = useTextStore();
  const annotations = useAnnotationsStore();
  const marks = useMarksStore();
  const slices = useSlicesStore();
  const waiting = new Set<FlatBlock>();
  const described = new Set<Slice>();

  const wordsFor = ({ entry: { annotation }, range }: Mark): string => {
    const quote = firstAndLastWords(texts.flat.text.slice(range.start, range.end));
    const inColour = colourName(annotation.colour);
    const { style } = annotation;
    const colour =
      style === 'solid'
        ? inColour
        : t('highlight.inStyle', { colour: inColour, style: t(`styles.${style}`) });
    return t(annotation.note ? 'highlight.describedNote' : 'highlight.described', { colour, quote });
  };
  const describe = (block: FlatBlock): void => {
    const element = wordsOf(block.block.id);
    const words = marks.touching({ start: block.start, end: block.end }).map(wordsFor).join('; ');
    if (words === '') element?.removeAttribute('aria-description');
    else if (element && element.getAttribute('aria-description') !== words)
      element.setAttribute('aria-description', words);
  };
  const describeWaiting = useDebounceFn(() => {
    waiting.forEach(describe);
    waiting.clear();
  }, restFor);

  /** The blocks of slices that have come into the page. */
  const addMounted = (): void => {
    const come = new Set([...slices.mounted].filter((slice) => !described.has(slice)));
    const ids = new Set([...come].flatMap(({ parts }) => parts.flatMap(({ blocks }) => blocks)));
    for (const slice of come) described.add(slice);
    for (const block of texts.flat.blocks) if (ids.has(block.block)) waiting.add(block);
    void describeWaiting();
  };
  watch(() => slices.changes, addMounted, { immediate: true, flush: 'post' });
  const addHolding = (entries: readonly AnchoredAnnotation[]): void => {
    for (const range of entries.flatMap(({ ranges }) => ranges))
      for (const { block } of rangesByBlock(texts.flat, range)) waiting.add(block);
    void describeWaiting();
  };
  watch(
    () => annotations.all,
    (after, before) => {
      const { gone, come } = changedBetween(before, after);
      addHolding([...gone, ...come]);
    },
    { flush: 'post' },
  );
  watch(
    () => colours.map(labelOf).join('\n'),
    () => addHolding(annotations.all),
  );
};
