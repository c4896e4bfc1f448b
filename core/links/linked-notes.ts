import { parseLink } from './links';
import { rewriteLinks } from './rewrite-links';

/** UTF-16 units. Links in a longer note are found without its blocks, so that each key in it costs little. */
const longNote = 50_000;

const anyLink = /#note-[0-9a-f]{8}-/iu;
const destinations = /(?:\]\(|\]:)\s*<?(#note-[0-9a-f-]{36})/giu;

/**
 * The ids of the notes to which a note's Markdown links, each once, in the order of the links. In a note of more than
 * 50,000 UTF-16 units a link that stands in code counts too.
 */
export const linkedNotes = (markdown: string): readonly string[] => {
  if (!anyLink.test(markdown)) return [];
  const ids = new Set<string>();
  const add = (link: ReturnType<typeof parseLink>): void => {
    if (link?.kind === 'note') ids.add(link.id);
  };
  if (markdown.length > longNote)
    for (const [, destination = ''] of markdown.matchAll(destinations)) add(parseLink(destination));
  else
    rewriteLinks(markdown, (_words, link) => {
      add(link);
      return null;
    });
  return [...ids];
};
