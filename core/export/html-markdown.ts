import type { Token } from 'markdown-it';
import { openingOf } from '#core/links/addresses';
import { parseLink, type NoteLink } from '#core/links/links';
import { markdown } from '#core/markdown/note-markdown';
import { escapeHtml } from './html-signs';

/** Where a link inside the program leads in the page, or the words that follow it where it leads nowhere. */
export type FollowedLink = { readonly href: string } | { readonly words: string };
export type FollowLink = (link: NoteLink) => FollowedLink;

/**
 * A note's Markdown as HTML, with the elements that the view of notes shows (renderer/markdown/markdown.ts). The
 * tokens become elements that are named here, without any attribute that was typed but the addresses of links, so
 * that nothing needs to be purified. `level`: of the note's first heading.
 */
export const noteHtml = (note: string, level: number, follow: FollowLink): string => {
  const tokens = markdown.parse(note, {});
  prepareBlocks(tokens, follow);
  arrangeHeadings(tokens, level);
  return markdown.renderer.render(tokens, markdown.options, {});
};

const directed = new Set(['p', 'ul', 'ol', 'blockquote', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Gives each outermost block the writing direction of its first words, and leaves no other attribute but `start`. */
const prepareBlocks = (tokens: Token[], follow: FollowLink): void => {
  let depth = 0;
  for (const token of tokens) {
    if (token.type === 'inline') {
      prepareLinks(token.children ?? [], follow);
      continue;
    }
    if (token.type === 'fence' || token.type === 'code_block') {
      token.type = 'html_block';
      token.content = `<pre dir="auto"><code>${escapeHtml(token.content)}</code></pre>\n`;
      continue;
    }
    const start = token.attrs?.filter(([name]) => name === 'start') ?? [];
    token.attrs = start.length > 0 ? start : null;
    const isDirected = directed.has(token.tag);
    if (isDirected && token.nesting < 0) depth -= 1;
    if (isDirected && token.nesting > 0) {
      if (depth === 0) token.attrSet('dir', 'auto');
      depth += 1;
    }
  }
};

const prepareLinks = (tokens: readonly Token[], follow: FollowLink): void => {
  /** What follows the words of the link that is open; null: it stays a link. */
  let after: string | null = null;
  let shown = '';
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const address = String(token.attrGet('href') ?? '');
      const link = address.startsWith('#') ? parseLink(address) : null;
      const followed = link ? follow(link) : openingOf(address) === null ? { words: '' } : { href: address };
      after = 'words' in followed ? followed.words : null;
      shown = '';
      if ('words' in followed) asWords(token, '');
      else token.attrs = attributes(followed.href, token.info === 'auto');
    } else if (token.type === 'link_close' && after !== null) {
      asWords(token, after === '' || after === shown ? '' : ` (${after})`);
      after = null;
    } else shown += token.content;
  }
};

const attributes = (href: string, isBare: boolean): Token['attrs'] => [
  ['href', href],
  ...(href.startsWith('#') ? [] : [['rel', 'noreferrer'] as [string, string]]),
  ...(isBare ? [['class', 'bare'] as [string, string]] : []),
];

const asWords = (token: Token, words: string): void => {
  token.type = 'text';
  token.tag = '';
  token.nesting = 0;
  token.content = words;
};

/** A heading is at most one level below the one before it that holds it, whatever was typed, for those who hear them. */
const arrangeHeadings = (tokens: readonly Token[], level: number): void => {
  const open: number[] = [];
  for (const token of tokens) {
    if (token.type === 'heading_open') {
      const typed = Number(token.tag.slice(1));
      while ((open.at(-1) ?? 0) >= typed) open.pop();
      open.push(typed);
    }
    if (token.type === 'heading_open' || token.type === 'heading_close')
      token.tag = `h${Math.min(6, level + open.length - 1)}`;
  }
};
