import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';
import { cutBefore } from '#core/text/graphemes';

/** CommonMark with tables and strike-through; HTML in a note is shown as it was typed. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** Shows the alternative text of an image, or else its address, so that no image is fetched. */
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

/**
 * Markdown as elements without scripts, styles or images; links lead only to https addresses and to fragments
 * of the page.
 */
export const renderMarkdown = (source: string): DocumentFragment => {
  const fragment = DOMPurify.sanitize(markdown.render(source), { ...allowed, RETURN_DOM_FRAGMENT: true });
  for (const link of fragment.querySelectorAll('a[href^="https:" i]')) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  // The page's own headings have levels 1 and 2, so a note's begin at 3.
  for (const heading of fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Math.min(6, Number(heading.tagName[1]) + 2);
    const lower = document.createElement(`h${level}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  // Each block has the writing direction of its own words.
  for (const block of fragment.querySelectorAll('p, li, h3, h4, h5, h6, th, td, pre'))
    block.setAttribute('dir', 'auto');
  return fragment;
};

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
