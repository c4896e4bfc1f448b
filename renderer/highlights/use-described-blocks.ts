import { watchDebounced } from '@vueuse/core';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { rangesByBlock } from '#core/text/flat-text';
import { wordsOf } from '../reader/dom-ranges';
import { isPainted } from './is-painted';
import { useAnnotationsStore } from '../stores/annotations';
import { useSlicesStore } from '../stores/slices';
import { useTextStore } from '../stores/text';
import { firstAndLastWords } from './first-and-last-words';

const restFor = 150; // ms

/**
 * Highlights are painted and so invisible to a screen reader: each block that holds some has a description that names their
 * colours, first and last words, and says whether there is a note.
 */
export const useDescribedBlocks = (): void => {
  const { t } = useI18n();
  const texts = useTextStore();
  const annotations = useAnnotationsStore();
  const slices = useSlicesStore();
  let described: ReadonlyMap<string, string> = new Map();

  const descriptions = computed(() => {
    const found = new Map<string, string[]>();
    for (const { annotation, ranges } of annotations.all.filter(isPainted)) {
      for (const range of ranges) {
        const quote = firstAndLastWords(texts.flat.text.slice(range.start, range.end));
        const colour = t(`colours.${annotation.colour}`);
        const named = t(annotation.note ? 'highlight.describedNote' : 'highlight.described', {
          colour,
          quote,
        });
        for (const { block } of rangesByBlock(texts.flat, range)) {
          const known = found.get(block.block.id);
          if (known) known.push(named);
          else found.set(block.block.id, [named]);
        }
      }
    }
    return new Map([...found].map(([id, names]) => [id, names.join('; ')]));
  });

  const write = (): void => {
    for (const id of described.keys())
      if (!descriptions.value.has(id)) wordsOf(id)?.removeAttribute('aria-description');
    for (const [id, words] of descriptions.value) {
      const element = wordsOf(id);
      if (element && element.getAttribute('aria-description') !== words)
        element.setAttribute('aria-description', words);
    }
    described = descriptions.value;
  };
  watchDebounced([descriptions, () => slices.changes], write, {
    debounce: restFor,
    immediate: true,
    flush: 'post',
  });
};
