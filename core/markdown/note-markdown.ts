import MarkdownIt from 'markdown-it';
import { isDestination, isImageData } from '#core/links/addresses';
import { bareAddresses } from '#core/links/bare-addresses';
import { useFootnotes } from './footnotes';

/**
 * CommonMark with tables, strike-through and footnotes. A line break that was typed is a line break
 * (decision 112). HTML in a note is shown as it was typed, as is a link that leads nowhere (decision 111).
 */
export const markdown = new MarkdownIt({ html: false, breaks: true, linkify: true, typographer: false });
markdown.linkify = bareAddresses;
/** An image inside the note's own words is shown by its alternative text, and never as a link. */
markdown.validateLink = (address) => isDestination(address) || isImageData(address);
/** A bare address is shown as it was typed: decoded, it could look like another one. */
markdown.normalizeLinkText = (address) => address;

/** Marks an address that stands for itself, because its words need not be followed by it on paper. */
markdown.renderer.rules['link_open'] = (tokens, index, options, _env, renderer) => {
  const link = tokens[index];
  if (link?.info === 'auto') link.attrSet('data-bare', '');
  return renderer.renderToken(tokens, index, options);
};

/** Shows the alternative text of an image, or else its address, so that no image is fetched. */
markdown.renderer.rules['image'] = (tokens, index, options, env, renderer) => {
  const image = tokens[index];
  const words = renderer.renderInlineAsText(image?.children ?? [], options, env);
  return markdown.utils.escapeHtml(words.trim() || String(image?.attrGet('src') ?? ''));
};

useFootnotes(markdown);
