import type { TextRange } from '#core/annotation/annotation';
import type { FlatText } from '#core/text/flat-text';
import { unitsOf } from '#core/text/text-units';

/**
 * The first sentence of the first paragraph of the text at or after a block, or of the whole text where none
 * follows (UTF-16 offsets in the flat text); null: it has no paragraph with words.
 */
export const samplePassage = (
  { blocks, byId }: FlatText,
  language: string,
  from: string | null,
): TextRange | null => {
  const start = byId.get(from ?? '')?.start ?? 0;
  const paragraphs = blocks.filter(
    ({ block, section }) =>
      section.place === 'text' && block.kind === 'paragraph' && block.text.trim() !== '',
  );
  const found = paragraphs.find((one) => one.start >= start) ?? paragraphs[0];
  const [sentence] = found ? unitsOf(found.block.text, 'sentence', language) : [];
  return found && sentence ? { start: found.start + sentence.start, end: found.start + sentence.end } : null;
};
