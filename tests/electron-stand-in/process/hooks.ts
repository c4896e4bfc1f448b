import type { ResolveHook } from 'node:module';

/** Resolves `electron` to the stand-in, bundled beside this file. */
export const resolve: ResolveHook = (specifier, context, next) =>
  specifier === 'electron'
    ? { url: new URL('./electron.js', import.meta.url).href, format: 'module', shortCircuit: true }
    : next(specifier, context);
