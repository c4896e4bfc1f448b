import * as v from 'valibot';
import { rootAttributes } from '#contract/appearance';
import type { Boot } from '#contract/commands';
import { textId } from '#contract/schemas';
import type { CommandPort } from '#contract/transport';

const marker = '<!--boot-->';

/**
 * The page for an address with this query, with everything that its first paint needs. `?text=<id>` asks for a
 * text; when that cannot be opened, the page opens as without it, and `Boot.instead` says why. What is no id is
 * not looked at. When nothing can be opened, the page comes without first content, asks for it itself, and
 * tells the person what is wrong. `html`: the built page.
 */
export const pageFor = async (
  html: string,
  query: URLSearchParams,
  invoke: CommandPort['invoke'],
): Promise<string> => {
  const asked = query.get('text');
  const wanted = v.is(textId, asked) ? asked : null;
  const first = await invoke('app.boot', { textId: wanted });
  if (first.ok) return bootPage(html, first.value as Boot); // the contract's value of `app.boot`
  if (wanted === null) return html;
  const other = await invoke('app.boot', { textId: null });
  if (!other.ok) return html;
  const instead = { textId: wanted, code: first.error.code };
  return bootPage(html, { ...(other.value as Boot), instead }); // the contract's value of `app.boot`
};

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
