import { defineAsyncComponent, type Component } from 'vue';

export type Loader = () => Promise<{ default: Component }>;
const loaders: Loader[] = [];
const retryAfter = 3000; // ms

/** A component that is loaded when it is first used, or by `loadTheRest`. */
export const lazy = (loader: Loader): Component => {
  loaders.push(loader);
  return defineAsyncComponent(loader);
};

/** As `lazy`, for a table of loaders. */
export const lazyAll = <Name extends string>(
  table: Readonly<Record<Name, Loader>>,
): Record<Name, Component> =>
  Object.fromEntries(Object.entries<Loader>(table).map(([name, loader]) => [name, lazy(loader)])) as Record<
    Name,
    Component
  >; // the same names

/**
 * Loads every lazy component after the first paint. Later the server may be gone, and just then the reader
 * needs the button that copies unsaved notes. What does not load is tried again, after `failed` has been called.
 */
export const loadTheRest = async (failed: () => void): Promise<void> => {
  let isWhole = true;
  // Loading one may add its own.
  for (const load of loaders) await load().catch(() => (isWhole = false));
  if (isWhole) return;
  failed();
  setTimeout(() => void loadTheRest(failed), retryAfter);
};
