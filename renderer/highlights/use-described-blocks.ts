import { useTimeoutFn } from '@vueuse/core';
import { watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { colours } from '#core/annotation/annotation';
import { paintedColour } from '#core/annotation/colour-of';
import { rangesByBlock, type FlatBlock } from '#core/text/flat-text';
import { wordsOf } from '../page/dom-ranges';
import type { Slice } from '../page/slices';
import { useAnnotationsStore, type AnchoredAnnotation } from '../stores/annotations';
import { changedBetween } from '../stores/sorted-lists';
import { useMarksStore, type Mark } from '../stores/marks';
import { useTextSession } from '../stores/text-session';
import { useSlicesStore } from '../page/slices-store';
import { colourName, labelOf } from '../study/colour-label';
import { firstAndLastWords } from './first-and-last-words';

const pause = 150; // ms without changes, after which blocks are described

/**
 * Gives each block with highlights a description for screen readers, which cannot see what is painted: the
 * colours with their labels, the first and last words, and whether there is a note. Only blocks whose
 * highlights change are described anew.
 */
export const useDescribedBlocks = (): void => {
  const { t } = useI18n();
  const session = useTextSession();
  const annotations = useAnnotationsStore();
  const marks = useMarksStore();
  const slices = useSlicesStore();
  const waiting = new Set<FlatBlock>();
  const described = new Set<Slice>();

  const wordsFor = ({ entry: { annotation }, range }: Mark): string => {
    const quote = firstAndLastWords(session.flat.text.slice(range.start, range.end));
    const inColour = colourName(paintedColour(annotation));
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
  const { start: describeWaiting } = useTimeoutFn(
    () => {
      waiting.forEach(describe);
      waiting.clear();
    },
    pause,
    { immediate: false },
  );

  /** Adds the blocks of slices that have come into the page. */
  const addMounted = (): void => {
    const added = new Set([...slices.mounted].filter((slice) => !described.has(slice)));
    const ids = new Set([...added].flatMap(({ parts }) => parts.flatMap(({ blocks }) => blocks)));
    for (const slice of added) described.add(slice);
    for (const block of session.flat.blocks) if (ids.has(block.block)) waiting.add(block);
    describeWaiting();
  };
  watch(() => slices.changes, addMounted, { immediate: true, flush: 'post' });
  const addBlocksOf = (entries: readonly AnchoredAnnotation[]): void => {
    for (const range of entries.flatMap(({ ranges }) => ranges))
      for (const { block } of rangesByBlock(session.flat, range)) waiting.add(block);
    describeWaiting();
  };
  watch(
    () => annotations.all,
    (after, before) => {
      const { gone, come } = changedBetween(before, after);
      addBlocksOf([...gone, ...come]);
    },
    { flush: 'post' },
  );
  watch(
    () => colours.map(labelOf).join('\n'),
    () => addBlocksOf(annotations.all),
  );
};
