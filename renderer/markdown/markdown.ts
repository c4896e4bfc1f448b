import DOMPurify from 'dompurify';
import { openingOf } from '#core/links/addresses';
import { cutBefore } from '#core/text/graphemes';
import { markdown } from '#core/markdown/note-markdown';

const allowed = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'em', 'strong', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'hr', 'a', 'sup'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'section'],
  ],
  ALLOWED_ATTR: ['href', 'start'],
  // Which addresses are links is decided by `openingOf`; these have only passed the parser's own rule.
  ALLOWED_URI_REGEXP: /^(?:[a-z][a-z0-9+.-]*:|#)/i,
  ADD_URI_SAFE_ATTR: ['start'],
};

/**
 * Markdown as elements without scripts, styles or images; links lead only to addresses that may be opened
 * (core/links/addresses.ts) and to fragments of the page.
 */
export const renderMarkdown = (source: string): DocumentFragment => {
  const fragment = DOMPurify.sanitize(markdown.render(source), { ...allowed, RETURN_DOM_FRAGMENT: true });
  for (const link of fragment.querySelectorAll('a')) dressLink(link);
  // The page's own headings have levels 1 and 2, so a note's begin at 3.
  for (const heading of fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Math.min(6, Number(heading.tagName[1]) + 2);
    const lower = document.createElement(`h${level}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  giveDirections(fragment);
  for (const list of fragment.querySelectorAll('ol')) list.style.setProperty('--digits', digitsOf(list));
  return fragment;
};

/** A link to outside shows its address when it is pointed at; one that the system could not open is words. */
const dressLink = (link: HTMLAnchorElement): void => {
  const address = link.getAttribute('href') ?? '';
  if (address.startsWith('#')) return;
  if (openingOf(address) === null || !URL.canParse(address)) return link.replaceWith(...link.childNodes);
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.title = address;
};

/**
 * Each block has the writing direction of its first words. A list, a quotation and a table have one each, so
 * that their marks and columns stand on one side: `dir="auto"` disregards words inside another `dir`.
 */
const giveDirections = (fragment: DocumentFragment): void => {
  const containers = 'ul, ol, blockquote, table';
  for (const block of fragment.querySelectorAll(`p, h3, h4, h5, h6, pre, ${containers}`))
    if (block.matches('pre') || !block.parentElement?.closest(containers)) block.setAttribute('dir', 'auto');
};

/** How many characters the widest number of a list has; the margin of the list must hold it. */
const digitsOf = (list: HTMLOListElement): string => String(String(list.start + list.children.length).length);

/** Whether the source is one paragraph that is one link and nothing else. */
export const isOneLink = (source: string): boolean => {
  const [opening, inline, closing, ...more] = markdown.parse(source, {});
  const tokens = inline?.children ?? [];
  return (
    opening?.type === 'paragraph_open' &&
    closing?.type === 'paragraph_close' &&
    more.length === 0 &&
    tokens[0]?.type === 'link_open' &&
    tokens.findIndex(({ type }) => type === 'link_close') === tokens.length - 1
  );
};

/**
 * The beginning of a long note, at most `longest` UTF-16 units and, where lines are short enough, whole
 * lines; null when the note is not longer than that.
 */
export const beginningOf = (source: string, longest: number): string | null => {
  if (source.length <= longest) return null;
  const end = source.lastIndexOf('\n', longest);
  return source.slice(0, end > longest / 2 ? end : cutBefore(source, longest));
};
