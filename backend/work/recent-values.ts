/** Values by key of which only the last used ones are kept; whoever misses one makes it again. */
export interface RecentValues<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
}

/** `limit`: how many values are kept, at least 1. */
export const createRecentValues = <Value>(limit: number): RecentValues<Value> => {
  const values = new Map<string, Value>(); // the last used one last
  return {
    get(key) {
      const value = values.get(key);
      if (value !== undefined) {
        values.delete(key);
        values.set(key, value);
      }
      return value;
    },
    set(key, value) {
      values.delete(key);
      values.set(key, value);
      const [oldest] = values.keys();
      if (values.size > limit && oldest !== undefined) values.delete(oldest);
    },
    delete: (key) => void values.delete(key),
  };
};
