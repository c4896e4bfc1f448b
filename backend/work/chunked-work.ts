/**
 * Long work, cut into chunks: after each chunk the generator yields the share of the work that is done, 0 …
 * 1, so that other commands can run before the next chunk. It returns the result.
 */
export type ChunkedWork<Value> = Generator<number, Value, void>;

/** The same for work that waits, as for the disk or for a person. */
export type WaitingWork<Value> = AsyncGenerator<number, Value, void>;

/** Does all chunks at once, without a pause. */
export const drain = <Value>(work: ChunkedWork<Value>): Value => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};

/** Does `work` as one part of a larger work: its progress 0 … 1 becomes `from` … `to`. */
export function* scaleProgress<Value>(
  work: ChunkedWork<Value>,
  from: number,
  to: number,
): ChunkedWork<Value> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    yield from + step.value * (to - from);
  }
}

/** The same for work that waits. An error that is thrown into it is thrown into `work`. */
export async function* scaleWaiting<Value>(
  work: WaitingWork<Value>,
  from: number,
  to: number,
): WaitingWork<Value> {
  let step = await work.next();
  while (step.done !== true) {
    try {
      yield from + step.value * (to - from);
    } catch (error) {
      await work.throw(error);
      throw error;
    }
    step = await work.next();
  }
  return step.value;
}

const itemsPerChunk = 200;

/** Calls `act` with each item. */
export function* forEachInChunks<Item>(items: readonly Item[], act: (item: Item) => void): ChunkedWork<void> {
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % itemsPerChunk === 0) yield index / items.length;
    act(item);
  }
}
