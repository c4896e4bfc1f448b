import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** @typedef {{ parse(xml: string): Record<string, unknown>, build(keys: Record<string, unknown>): string }} Plist */
/** @typedef {{ electronPlatformName: string, appOutDir: string, packager: { appInfo: { productFilename: string } } }} Packed */

const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
const plist = /** @type {Plist} */ (createRequire(builder.resolve('app-builder-lib'))('plist')); // electron-builder's own

/**
 * electron-builder calls this when a program is packed and not yet signed. It writes into every program for macOS
 * that all connections are allowed, for updates over the network; Lectern makes none.
 * @param {Packed} packed
 */
export default ({ electronPlatformName, appOutDir, packager }) => {
  if (electronPlatformName !== 'darwin') return;
  const path = join(appOutDir, `${packager.appInfo.productFilename}.app/Contents/Info.plist`);
  const keys = plist.parse(readFileSync(path, 'utf8'));
  delete keys['NSAppTransportSecurity'];
  writeFileSync(path, plist.build(keys));
};
