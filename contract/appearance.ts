import type { Settings } from './settings';

/**
 * What style sheets go by, as `data-…` attributes of the root element: the server writes them into the page, so that they
 * hold before anything is painted, and the page keeps them in step. Values need no escaping.
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
