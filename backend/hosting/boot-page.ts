import { rootAttributes } from '#contract/appearance';
import type { Boot } from '#contract/commands';

const marker = '<!--boot-->';

/**
 * The page with everything that its first paint needs. The Boot value replaces the marker comment, as JSON in
 * `<script type="application/json" id="boot">`. The attributes for theme and typography are on the root
 * element, so that they apply before any script runs.
 */
export const bootPage = (html: string, boot: Boot): string => {
  if (!html.includes(marker)) throw new Error(`The page has no ${marker} marker.`);
  // The replacements are functions, because in a replacement string a `$` among the reader's words would have
  // a meaning.
  return html
    .replace(/<html(?=[\s>])/i, () => `<html${attributes(boot)}`)
    .replace(marker, () => `<script type="application/json" id="boot">${embedded(boot)}</script>`);
};

const attributes = ({ settings }: Boot): string =>
  Object.entries(rootAttributes(settings))
    .map(([name, value]) => ` data-${name}="${value}"`)
    .join('');

/**
 * JSON in which nothing can end the script element or open a comment in it (HTML, "restrictions for contents
 * of script elements").
 */
const embedded = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
