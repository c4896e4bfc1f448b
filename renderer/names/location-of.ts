import type { FlatBlock } from '#core/text/flat-text';
import { placeOfBlock } from '../i18n/place-words';

/** Where a block stands, in words: "¶ 1", "Note ¶ 1.4", "Heading". */
export const locationOf = (block: FlatBlock): string =>
  placeOfBlock(block, block.block.label ?? block.block.id);
