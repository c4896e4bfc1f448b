import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes the locks on a data folder look as if another computer had written them. */
export const makeLocksForeign = (dataDir: string): void => {
  const space = { host: 'elsewhere', machine: '', boot: 'another', namespace: '' };
  const names = readdirSync(dataDir).filter((name) => /^lock-.*[0-9a-f]{8}$/.test(name));
  for (const name of names) writeFileSync(join(dataDir, name), JSON.stringify(space));
};
