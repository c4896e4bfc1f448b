import { destinationOfLink, linkMarkdown, type NoteLink } from '#core/links/links';
import { isOneLink } from './markdown';

/**
 * A link around words as they were typed, where that makes one link; else around the words with their Markdown
 * escaped.
 */
export const linkAround = (selected: string, link: NoteLink): string => {
  const markdown = `[${selected}](${destinationOfLink(link)})`;
  return isOneLink(markdown) ? markdown : linkMarkdown(selected, link);
};
