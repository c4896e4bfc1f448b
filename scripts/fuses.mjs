import { createRequire } from 'node:module';

/** @typedef {{ getCurrentFuseWire: (program: string) => Promise<Record<string, string | number>> }} Fuses */

const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
const { getCurrentFuseWire } = /** @type {Fuses} */ (
  createRequire(builder.resolve('app-builder-lib'))('@electron/fuses') // electron-builder's own
);

/**
 * The fuses as Lectern sets them: run as Node 0, cookie encryption as delivered, NODE_OPTIONS 0, inspect 0, integrity of
 * the archive 1, only from the archive 1, snapshot as delivered, more rights for `file:` 0.
 */
export const shutFuses = '00001100';

/**
 * The fuses of a packed program in their order, "0" or "1" each.
 * @param {string} program its file; on macOS its bundle
 */
export const fusesOf = async (program) => {
  const { version, ...wire } = await getCurrentFuseWire(program);
  if (version !== '1') throw new Error(`Unknown version of the fuses: ${version}`);
  return Object.values(wire)
    .map((state) => String.fromCharCode(Number(state)))
    .join('');
};
