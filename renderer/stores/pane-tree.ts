import {
  paneNames,
  partShares,
  type PaneGroup,
  type PaneName,
  type PaneSplit,
  type PaneTree,
} from '#contract/panes';

/** The sides of a group on which a pane can be split off. */
export const splitSides = ['above', 'below', 'left', 'right'] as const;
export type SplitSide = (typeof splitSides)[number];

export const isSplit = (tree: PaneTree): tree is PaneSplit => 'split' in tree;

export const allTabs: PaneTree = { panes: paneNames };

/** The groups in reading order. */
export const groupsOf = (tree: PaneTree): readonly PaneGroup[] =>
  isSplit(tree) ? tree.parts.flatMap(groupsOf) : [tree];

const panesOf = (tree: PaneTree): readonly PaneName[] => groupsOf(tree).flatMap(({ panes }) => panes);

export const groupOf = (tree: PaneTree, pane: PaneName): PaneGroup | undefined =>
  groupsOf(tree).find(({ panes }) => panes.includes(pane));

/** Without a pane; null when nothing is left. */
const without = (tree: PaneTree, pane: PaneName): PaneTree | null => {
  if (!isSplit(tree)) {
    const panes = tree.panes.filter((name) => name !== pane);
    return panes.length > 0 ? { panes } : null;
  }
  const [first, second] = [without(tree.parts[0], pane), without(tree.parts[1], pane)];
  return first && second ? { ...tree, parts: [first, second] } : (first ?? second);
};

/** With what `change` makes of the group that has a pane. */
const withGroup = (tree: PaneTree, pane: PaneName, change: (group: PaneGroup) => PaneTree): PaneTree => {
  if (!isSplit(tree)) return tree.panes.includes(pane) ? change(tree) : tree;
  const [first, second] = tree.parts;
  return { ...tree, parts: [withGroup(first, pane, change), withGroup(second, pane, change)] };
};

const beside = (tree: PaneTree, side: SplitSide, pane: PaneName): PaneSplit => {
  const made: PaneGroup = { panes: [pane] };
  return {
    split: side === 'above' || side === 'below' ? 'rows' : 'columns',
    share: 50,
    parts: side === 'above' || side === 'left' ? [made, tree] : [tree, made],
  };
};

/**
 * Splits a pane off on one side of the group that has `at`: of its own group, or another one. A pane that is alone
 * in the group goes to that side of all other panes. The same tree when there is no other pane.
 */
export const splitOff = (tree: PaneTree, pane: PaneName, side: SplitSide, at: PaneName = pane): PaneTree => {
  const rest = without(tree, pane);
  if (!rest) return tree;
  const target = at === pane ? groupOf(tree, pane)?.panes.find((name) => name !== pane) : at;
  return target ? withGroup(rest, target, (group) => beside(group, side, pane)) : beside(rest, side, pane);
};

/** Puts a pane among the tabs of the group that has `at`. */
export const joined = (tree: PaneTree, pane: PaneName, at: PaneName): PaneTree => {
  if (groupOf(tree, pane) === groupOf(tree, at)) return tree;
  const rest = without(tree, pane) ?? tree;
  return withGroup(rest, at, ({ panes }) => ({ panes: [...panes, pane] }));
};

/** With every pane that there is exactly once: those that the tree does not have join its first group. */
export const complete = (tree: PaneTree): PaneTree => {
  const present = panesOf(tree);
  const [first] = present;
  if (first === undefined || new Set(present).size < present.length) return allTabs;
  const missing = paneNames.filter((name) => !present.includes(name));
  if (missing.length === 0) return tree;
  return withGroup(tree, first, ({ panes }) => ({ panes: [...panes, ...missing] }));
};

/** Whether two trees differ in nothing but their shares. */
export const hasSameShape = (one: PaneTree, other: PaneTree): boolean =>
  isSplit(one) && isSplit(other)
    ? one.split === other.split &&
      hasSameShape(one.parts[0], other.parts[0]) &&
      hasSameShape(one.parts[1], other.parts[1])
    : !isSplit(one) && !isSplit(other) && one.panes.join() === other.panes.join();

/** A place in the side area, in per cent of its width and height. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedGroup {
  readonly group: PaneGroup;
  readonly box: Box;
}

export interface PlacedSplit {
  readonly split: PaneSplit;
  /** Of both parts together. */
  readonly box: Box;
  /** Of the second part, in per cent of the box: its own share, or more or less while one pane has more room. */
  readonly share: number;
}

/** The share that a pane has at least, of the height that it shares with others, while it has more room. */
const roomyShare = 84; // per cent

/** The pane that has more room, and the splits whose share it leaves as it is, by `keyOfSplit`. */
export interface Roomy {
  readonly pane: PaneName;
  readonly held: ReadonlySet<string>;
}

/** Which panes a split divides, whatever its share. */
export const keyOfSplit = ({ split, parts }: PaneSplit): string =>
  [split, ...parts.map((part) => panesOf(part).join())].join('|');

const whole: Box = { left: 0, top: 0, width: 100, height: 100 };

/** Where groups and dividers stand, in reading order. */
export const placed = (
  tree: PaneTree,
  roomy: Roomy | null = null,
  box: Box = whole,
): { readonly groups: readonly PlacedGroup[]; readonly splits: readonly PlacedSplit[] } => {
  if (!isSplit(tree)) return { groups: [{ group: tree, box }], splits: [] };
  const share = shareNow(tree, roomy);
  const [first, second] = cut(box, tree.split, share);
  const [one, other] = [placed(tree.parts[0], roomy, first), placed(tree.parts[1], roomy, second)];
  return {
    groups: [...one.groups, ...other.groups],
    splits: [{ split: tree, box, share }, ...one.splits, ...other.splits],
  };
};

const shareNow = (tree: PaneSplit, roomy: Roomy | null): number => {
  const { split, share, parts } = tree;
  if (split === 'columns' || roomy === null || roomy.held.has(keyOfSplit(tree))) return share;
  if (panesOf(parts[1]).includes(roomy.pane)) return Math.max(share, roomyShare);
  return panesOf(parts[0]).includes(roomy.pane) ? Math.min(share, 100 - roomyShare) : share;
};

const cut = ({ left, top, width, height }: Box, split: PaneSplit['split'], share: number): [Box, Box] => {
  const [kept, rest] = [(100 - share) / 100, share / 100];
  if (split === 'rows')
    return [
      { left, top, width, height: height * kept },
      { left, top: top + height * kept, width, height: height * rest },
    ];
  return [
    { left, top, width: width * kept, height },
    { left: left + width * kept, top, width: width * rest, height },
  ];
};

/** The smallest group in which a pane can be read, in CSS pixels. */
const smallest = { width: 220, height: 120 };

/**
 * Whether every group is large enough in a side area of that size (CSS pixels). A group that has the whole width or
 * height could not be larger.
 */
export const fits = (tree: PaneTree, width: number, height: number): boolean =>
  placed(tree).groups.every(
    ({ box }) =>
      (box.width === 100 || (box.width / 100) * width >= smallest.width) &&
      (box.height === 100 || (box.height / 100) * height >= smallest.height),
  );

/** With another share of one of its splits, within the limits. */
export const withShare = (tree: PaneTree, changed: PaneSplit, share: number): PaneTree => {
  if (!isSplit(tree)) return tree;
  if (tree === changed)
    return { ...tree, share: Math.min(partShares.largest, Math.max(partShares.smallest, share)) };
  const [first, second] = tree.parts;
  return { ...tree, parts: [withShare(first, changed, share), withShare(second, changed, share)] };
};
