import { defineAsyncComponent, type Component } from 'vue';

type Loader = () => Promise<{ default: Component }>;
const loaders: Loader[] = [];
const retryAfter = 3000; // ms

/** A component that is not needed for the first paint. */
export const lazy = (loader: Loader): Component => {
  loaders.push(loader);
  return defineAsyncComponent(loader);
};

/**
 * Loads every lazy component, once the first paint is over: later the program may be gone that serves them, and it is just then
 * that a person needs the button to copy what is not on disk.
 */
export const loadTheRest = async (): Promise<void> => {
  try {
    for (const load of loaders) await load(); // loading one may add its own
  } catch {
    setTimeout(() => void loadTheRest(), retryAfter);
  }
};
