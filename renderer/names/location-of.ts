import type { FlatBlock } from '#core/text/flat-text';
import { locationOfBlock } from '../i18n/location-words';

/** Where a block stands, in words: "¶ 1", "Note ¶ 1.4", "Heading". */
export const locationOf = (block: FlatBlock): string =>
  locationOfBlock(block, block.block.label ?? block.block.id);
