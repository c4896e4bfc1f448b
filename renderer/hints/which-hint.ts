import { hintNames, type HintName, type Hints } from '#contract/settings';

export interface Circumstances {
  /** Nothing can be marked then, and nobody remembers that a hint was seen. */
  readonly readOnly: boolean;
  /** Whether the panes stand beside or below the text, with dividers between them. */
  readonly hasDividers: boolean;
}

/** The hint to show, one at a time; null: none. */
export const whichHint = (open: Hints, { readOnly, hasDividers }: Circumstances): HintName | null => {
  if (readOnly) return null;
  return hintNames.find((name) => open[name] && (name !== 'dividers' || hasDividers)) ?? null;
};

/** The change of the settings that ends some of the hints for ever; null: they have ended already. */
export const ending = (
  open: Hints,
  names: readonly HintName[],
): { readonly hints: Partial<Hints> } | null => {
  const left = names.filter((name) => open[name]);
  return left.length === 0 ? null : { hints: Object.fromEntries(left.map((name) => [name, false])) };
};
