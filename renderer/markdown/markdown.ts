import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';

/** CommonMark with tables and strike-through; HTML in a note is shown as typed, not obeyed. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** No picture is fetched: what it is said to show stands in its place, else its address, both as words. */
markdown.renderer.rules.image = (tokens, index, options, env, renderer) => {
  const image = tokens[index];
  const words = renderer.renderInlineAsText(image?.children ?? [], options, env);
  return markdown.utils.escapeHtml(words.trim() || String(image?.attrGet('src') ?? ''));
};

const allowed = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'em', 'strong', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'hr', 'a'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'start'],
  ALLOWED_URI_REGEXP: /^(?:https:|#)/i,
  ADD_URI_SAFE_ATTR: ['start'],
};

/** A note's Markdown as elements without any script, style, image or address other than https and places inside the program. */
export const renderMarkdown = (source: string): DocumentFragment => {
  const fragment = DOMPurify.sanitize(markdown.render(source), { ...allowed, RETURN_DOM_FRAGMENT: true });
  for (const link of fragment.querySelectorAll('a[href^="https:" i]')) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  // The page's own headings end at level 2: a note's begin below.
  for (const heading of fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Math.min(6, Number(heading.tagName[1]) + 2);
    const lower = document.createElement(`h${level}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  // Each paragraph runs in the direction of its own words.
  for (const block of fragment.querySelectorAll('p, li, h3, h4, h5, h6, th, td, pre'))
    block.setAttribute('dir', 'auto');
  return fragment;
};

/** Whether these words are one paragraph that is one link and nothing else. */
export const isOneLink = (source: string): boolean => {
  const [opening, inline, closing, ...more] = markdown.parse(source, {});
  const pieces = inline?.children ?? [];
  return (
    opening?.type === 'paragraph_open' &&
    closing?.type === 'paragraph_close' &&
    more.length === 0 &&
    pieces[0]?.type === 'link_open' &&
    pieces.findIndex(({ type }) => type === 'link_close') === pieces.length - 1
  );
};

/** The beginning of a long note, whole lines of it, at most so many UTF-16 units; null when all of it is no longer than that. */
export const beginningOf = (source: string, longest: number): string | null => {
  if (source.length <= longest) return null;
  const end = source.lastIndexOf('\n', longest);
  return source.slice(0, end > longest / 2 ? end : longest);
};
