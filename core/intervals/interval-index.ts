import type { TextRange } from '#core/annotation/annotation';

/** A range and the id of its owner. */
export interface Interval extends TextRange {
  readonly id: string;
}

/**
 * An index of ranges by position. Adding and removing take O(log n) steps, and a question takes O(log n)
 * steps plus the number of ranges that it finds.
 */
export interface IntervalIndex {
  readonly size: number;
  /** Adding an equal range of the same id again changes nothing. */
  add(interval: Interval): void;
  remove(interval: Interval): void;
  /** The ranges that share at least one unit with `part`, sorted by start, then by end. */
  touching(part: TextRange): Interval[];
  clear(): void;
}

interface Node {
  readonly interval: Interval;
  readonly weight: number;
  readonly left: Node | null;
  readonly right: Node | null;
  /** The largest `end` in this tree. */
  readonly furthest: number;
  readonly size: number;
}

/**
 * A treap (Seidel, Aragon: Randomized search trees, 1996) sorted by start; each node knows the largest end in
 * its subtree.
 */
export const createIntervalIndex = (): IntervalIndex => {
  let root: Node | null = null;
  const weigh = weights();
  return {
    get size() {
      return root?.size ?? 0;
    },
    add(interval) {
      const [before, , after] = split(root, interval);
      root = join(join(before, node(interval, weigh(), null, null)), after);
    },
    remove(interval) {
      const [before, , after] = split(root, interval);
      root = join(before, after);
    },
    touching(part) {
      const found: Interval[] = [];
      collect(root, part, found);
      return found;
    },
    clear() {
      root = null;
    },
  };
};

/** Pseudo-random priorities, the same in each run (xorshift: Marsaglia 2003). */
const weights = (): (() => number) => {
  let state = 2463534242;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  };
};

const node = (interval: Interval, weight: number, left: Node | null, right: Node | null): Node => ({
  interval,
  weight,
  left,
  right,
  furthest: Math.max(interval.end, left?.furthest ?? 0, right?.furthest ?? 0),
  size: 1 + (left?.size ?? 0) + (right?.size ?? 0),
});

const compare = (a: Interval, b: Interval): number =>
  a.start - b.start || a.end - b.end || (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);

/** The nodes before an interval, the node of the interval itself if it is there, and the nodes after it. */
const split = (tree: Node | null, at: Interval): readonly [Node | null, Node | null, Node | null] => {
  if (tree === null) return [null, null, null];
  const order = compare(at, tree.interval);
  if (order === 0) return [tree.left, tree, tree.right];
  if (order < 0) {
    const [before, same, after] = split(tree.left, at);
    return [before, same, node(tree.interval, tree.weight, after, tree.right)];
  }
  const [before, same, after] = split(tree.right, at);
  return [node(tree.interval, tree.weight, tree.left, before), same, after];
};

/** Every interval of `left` must be before every interval of `right`. */
const join = (left: Node | null, right: Node | null): Node | null => {
  if (left === null || right === null) return left ?? right;
  return left.weight > right.weight
    ? node(left.interval, left.weight, left.left, join(left.right, right))
    : node(right.interval, right.weight, join(left, right.left), right.right);
};

const collect = (tree: Node | null, part: TextRange, found: Interval[]): void => {
  if (tree === null || tree.furthest <= part.start) return;
  collect(tree.left, part, found);
  const { start, end } = tree.interval;
  if (start >= part.end) return;
  if (end > part.start) found.push(tree.interval);
  collect(tree.right, part, found);
};
