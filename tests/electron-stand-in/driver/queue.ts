/** A queue: gives its items in order to those who wait for the next one. */
export interface Queue<Thing> {
  put(thing: Thing): void;
  take(): Promise<Thing>;
  /** Ends the queue: whoever waits, now or later, gets the error. */
  end(error: Error): void;
}

export const createQueue = <Thing>(): Queue<Thing> => {
  const things: Thing[] = [];
  const waiting: { readonly resolve: (thing: Thing) => void; readonly reject: (error: Error) => void }[] = [];
  let ended: Error | null = null;
  return {
    put(thing) {
      const next = waiting.shift();
      if (next) next.resolve(thing);
      else things.push(thing);
    },
    take() {
      const thing = things.shift();
      if (thing !== undefined) return Promise.resolve(thing);
      if (ended) return Promise.reject(ended);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    end(error) {
      ended = error;
      for (const { reject } of waiting.splice(0)) reject(error);
    },
  };
};
