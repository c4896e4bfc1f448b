import { computed } from 'vue';
import type { FlatBlock } from '#core/text/flat-text';
import { shorten } from '#core/text/shorten';
import type { Section } from '#core/text/study-text';
import { useReadingCursor } from '../cursor/reading-cursor';
import { t } from '../i18n';
import { locationOfBlock } from '../i18n/location-words';
import { textInAddress } from '../stores/address';
import { definePart } from '../stores/text-session';
import { locate } from './locate';
import { useVisits } from './visits';

export const sectionName = ({ kind, number }: Section): string => {
  if (kind === 'front') return t('library.beginning');
  return kind === 'source' ? t('library.source') : t(`library.${kind}`, { number: number ?? '' });
};

/** The first words of a block, at most 60 UTF-16 units with the ellipsis. */
export const firstWords = ({ block }: FlatBlock): string => shorten(block.text, 60);

/** A block to go to, with the name that the reader sees. */
export interface Destination {
  readonly block: FlatBlock;
  /** "Speech 2" where a section begins, else "¶ 1.2". */
  readonly name: string;
}

export const destinationOf = (block: FlatBlock): Destination => ({
  block,
  name:
    block.section.blocks[0] === block.block
      ? sectionName(block.section)
      : locationOfBlock(block, block.block.label ?? ''),
});

/** The blocks of the text as places to go to. */
export const useContents = definePart((session) => {
  const { flatBlock, moveCursorTo } = useReadingCursor(session);
  const { visit } = useVisits(session);

  /** Every block of the open text, in reading order. */
  const destinations = computed(() => session.flat.blocks.map(destinationOf));

  /** Jumps to a block; cursor and focus move with it. */
  const goTo = (block: FlatBlock): Promise<void> => visit(() => moveCursorTo(block));

  /**
   * Goes to the block that the fragment of the page's address names; does nothing when it names none, or one of
   * another text.
   */
  const followFragment = (): void => {
    const named = textInAddress();
    if (named !== null && named !== session.text.id) return;
    const [block] = locate(session.flat, decoded(location.hash)).found;
    if (block) void goTo(block);
  };

  /**
   * Moves the cursor to a paragraph whose number is clicked; the browser handles a click with a modifier key.
   */
  const followParagraphNumber = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const label = event.target instanceof Element ? event.target.closest('.block > .label') : null;
    const block = label && flatBlock(label.parentElement?.id ?? '');
    if (!block) return;
    event.preventDefault();
    void moveCursorTo(block);
  };

  return { destinations, goTo, followFragment, followParagraphNumber };
});

const decoded = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // a stray per cent sign
  }
};
