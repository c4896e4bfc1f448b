import * as v from 'valibot';
import { rootAttributes } from '#contract/appearance';
import type { Boot } from '#contract/commands';
import type { Face } from '#contract/settings';
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
  if (wanted === null) return withFace(html, null);
  const other = await invoke('app.boot', { textId: null });
  if (!other.ok) return withFace(html, null);
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
  return withFace(html, boot.settings.typography.face)
    .replace(/<html(?=[\s>])/i, () => `<html${attributes(boot)}`)
    .replace(marker, () => `<script type="application/json" id="boot">${embedded(boot)}</script>`);
};

/**
 * Of the typefaces that the built page asks for early (scripts/font-preloads.ts), that of the interface and the chosen
 * one stay.
 */
const withFace = (html: string, chosen: Face | null): string =>
  html.replace(/<link [^>]*data-face="([a-z-]+)"[^>]*>\s*/g, (link, face) =>
    face === interfaceFace || face === chosen ? link : '',
  );

const interfaceFace: Face = 'source-sans';

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
