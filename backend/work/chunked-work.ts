/** Long work in small steps: at each step it yields how much is done, 0 … 1, and others may come in between. */
export type Slices<Value> = Generator<number, Value, void>;

/** Does all of it at once. */
export const drain = <Value>(slices: Slices<Value>): Value => {
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
  }
};

/** The same work as a part of a larger one, of which it is the stretch from `from` to `to`, 0 … 1. */
export function* part<Value>(slices: Slices<Value>, from: number, to: number): Slices<Value> {
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
    yield from + step.value * (to - from);
  }
}

/** So many items of a list are worked on between two steps. */
const itemsInStep = 200;

/** Calls `act` with each item. */
export function* forEachSliced<Item>(items: readonly Item[], act: (item: Item) => void): Slices<void> {
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % itemsInStep === 0) yield index / items.length;
    act(item);
  }
}
