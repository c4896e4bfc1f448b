import type { Settings } from './settings';

/**
 * The settings that style sheets use, as names and values of `data-…` attributes of the root element. The
 * server writes them into the page, so that they apply to the first paint, and the page updates them. The
 * values need no escaping.
 */
export const rootAttributes = ({
  theme,
  typography,
  calendar,
}: Settings): Readonly<Record<string, string>> => ({
  theme,
  face: typography.face,
  justified: String(typography.justified),
  hyphenated: String(typography.hyphenated),
  numbers: String(typography.numbers),
  calendar,
});
