import type { TextRange } from '#core/annotation/annotation';

/** A range and whose it is. */
export interface Interval extends TextRange {
  readonly id: string;
}

/**
 * Ranges that answer which of them touch a part of the text, at the cost of the answer and not of their number: adding, removing and
 * asking take some log n steps beside what is found.
 */
export interface IntervalIndex {
  readonly size: number;
  /** The same range of the same id is held once. */
  add(interval: Interval): void;
  remove(interval: Interval): void;
  /** Those that share at least one unit with the part, by where they start; of those that start together the shorter first. */
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

/** A treap (Seidel, Aragon: Randomized search trees, 1996) by start, each node knowing how far its tree reaches. */
export const createIntervalIndex = (): IntervalIndex => {
  let root: Node | null = null;
  const weigh = weights();
  return {
    get size() {
      return root?.size ?? 0;
    },
    add(interval) {
      const [before, , after] = cut(root, interval);
      root = join(join(before, node(interval, weigh(), null, null)), after);
    },
    remove(interval) {
      const [before, , after] = cut(root, interval);
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

/** Numbers without a pattern, the same each time (xorshift: Marsaglia 2003). */
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

/** What is before an interval, the interval itself, and what is after it. */
const cut = (tree: Node | null, at: Interval): readonly [Node | null, Node | null, Node | null] => {
  if (tree === null) return [null, null, null];
  const order = compare(at, tree.interval);
  if (order === 0) return [tree.left, tree, tree.right];
  if (order < 0) {
    const [before, same, after] = cut(tree.left, at);
    return [before, same, node(tree.interval, tree.weight, after, tree.right)];
  }
  const [before, same, after] = cut(tree.right, at);
  return [node(tree.interval, tree.weight, tree.left, before), same, after];
};

/** All of `left` is before all of `right`. */
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
