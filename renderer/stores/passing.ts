import { shallowRef, watch, type ShallowRef } from 'vue';

export interface Until {
  /** In ms; without it the value stays until it is ended or not true any more. */
  readonly lasts?: number | undefined;
  /** Reads reactive state: when it turns false, the value goes at once. */
  readonly isTrue?: (() => boolean) | undefined;
}

export interface Passing<Value> {
  /** Null when there is none. */
  readonly value: Readonly<ShallowRef<Value | null>>;
  begin(value: Value, until: Until): void;
  end(): void;
}

/** A value that is there for a time, and no longer than what it says is true. */
export const createPassing = <Value>(): Passing<Value> => {
  const value = shallowRef<Value | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unwatch: (() => void) | undefined;

  const end = (): void => {
    clearTimeout(timer);
    unwatch?.();
    unwatch = undefined;
    value.value = null;
  };
  return {
    value,
    begin(next, { lasts, isTrue }) {
      end();
      if (isTrue && !isTrue()) return;
      value.value = next;
      if (lasts !== undefined) timer = setTimeout(end, lasts);
      if (isTrue) unwatch = watch(isTrue, (now) => now || end(), { flush: 'sync' });
    },
    end,
  };
};
