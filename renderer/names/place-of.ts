import type { FlatBlock } from '#core/text/flat-text';
import { placeOfBlock } from '../notes/note-place';

/** Where a mention stands, in words: "¶ 1", "Note ¶ 1.4", "Heading". */
export const placeOf = (block: FlatBlock): string => placeOfBlock(block, block.block.label ?? block.block.id);
