import type { Boot } from '#contract/commands';

const marker = '<!--boot-->';

/**
 * The page with all that its first paint needs: the Boot value as JSON in `<script type="application/json" id="boot">`
 * at the marker comment, and the theme on the root element, so that it stands before any script runs.
 */
export const bootPage = (html: string, boot: Boot): string => {
  if (!html.includes(marker)) throw new Error(`The page has no ${marker} marker.`);
  // Replacers are functions: in a replacement string a `$` of the reader's words would have a meaning.
  return html
    .replace(/<html(?=[\s>])/i, () => `<html data-theme="${boot.settings.theme}"`)
    .replace(marker, () => `<script type="application/json" id="boot">${embedded(boot)}</script>`);
};

/** JSON in which nothing can end the script element or open a comment in it (HTML, "restrictions for contents of script elements"). */
const embedded = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
