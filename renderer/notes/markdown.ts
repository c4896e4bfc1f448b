import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';

/** CommonMark with tables and strike-through; HTML in a note is shown as typed, not obeyed. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

const allowed = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'em', 'strong', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'hr', 'a'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'start'],
  ALLOWED_URI_REGEXP: /^https:/i,
  ADD_URI_SAFE_ATTR: ['start'],
};

/** A note's Markdown as elements without any script, style, image or address other than https. */
export const renderMarkdown = (source: string): DocumentFragment => {
  const fragment = DOMPurify.sanitize(markdown.render(source), { ...allowed, RETURN_DOM_FRAGMENT: true });
  for (const link of fragment.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  // The page's own headings end at level 2: a note's begin below.
  for (const heading of fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Math.min(6, Number(heading.tagName[1]) + 2);
    const lower = document.createElement(`h${level}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  return fragment;
};
