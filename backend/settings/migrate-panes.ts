import { isRecord } from '#core/json/guards';
import {
  defaultArrangements,
  partShares,
  placements,
  sideShares,
  type Arrangements,
  type PaneTree,
} from '#contract/panes';

/** The pane settings of Lectern 0.1, and their defaults there. */
const defaults = { side: 44, editor: 55, names: 40, editorOpen: true, mineOpen: true, namesOpen: false };

/**
 * The arrangements that come nearest to what was set when the panes still stood in one fixed order and
 * could be closed. What was left as it came gets the arrangement of today. A closed pane becomes a tab of the
 * first group.
 */
export const arrangementsOf = (document: Readonly<Record<string, unknown>>): Arrangements => {
  const panes = isRecord(document['panes']) ? document['panes'] : {};
  const notes = isRecord(document['notes']) ? document['notes'] : {};
  const placement = placements.find((name) => name === notes['placement']) ?? 'beside';
  const side = numberOr(panes['side'], sideShares, defaults.side);
  const tree = treeOf(panes, placement === 'below' ? 'columns' : 'rows');
  const { wide, low, narrow } = defaultArrangements;
  return { wide: { ...wide, placement, side, tree }, low: { ...low, placement, side }, narrow };
};

/** The panes that such settings know. */
const panesThen = ['editor', 'mine', 'names'] as const;

const treeOf = (panes: Readonly<Record<string, unknown>>, split: 'rows' | 'columns'): PaneTree | null => {
  const editor = numberOr(panes['editor'], partShares, defaults.editor);
  const names = numberOr(panes['names'], partShares, defaults.names);
  const isOpen = (pane: (typeof panesThen)[number]): boolean => {
    const open = panes[`${pane}Open`];
    return typeof open === 'boolean' ? open : defaults[`${pane}Open`];
  };
  const isAsItCame =
    editor === defaults.editor && panesThen.every((pane) => isOpen(pane) === defaults[`${pane}Open`]);
  const [first, ...rest] = panesThen.filter(isOpen);
  if (isAsItCame || first === undefined) return null;
  const closed = panesThen.filter((pane) => !isOpen(pane));
  const [group, [second, third]] = [{ panes: [first, ...closed] }, rest];
  if (second === undefined) return group;
  const others: PaneTree =
    third === undefined
      ? { panes: [second] }
      : { split, share: names, parts: [{ panes: [second] }, { panes: [third] }] };
  return { split, share: first === 'editor' ? 100 - editor : names, parts: [group, others] };
};

const numberOr = (
  value: unknown,
  { smallest, largest }: { smallest: number; largest: number },
  otherwise: number,
): number => (typeof value === 'number' && value >= smallest && value <= largest ? value : otherwise);
