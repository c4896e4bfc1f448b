import { ask } from './ask';
import { findDamage } from './damage';
import { readOut, writeOut } from './output';
import { openForReading } from './reading';
import type { Run } from './run-command';

export const run: Run = async (ports, { values: { out } }) => {
  const path = readOut(out);
  const backend = openForReading(ports, () =>
    Promise.resolve({
      async *take(file) {
        yield* writeOut(ports, path, file);
        return { path };
      },
    }),
  );
  try {
    const damage = await findDamage(backend, path);
    await ask(backend, 'backup.save', {});
    await ports.tell(`${damage ?? `Everything you wrote is in ${path === '-' ? 'the backup' : path}.`}\n`);
    return damage === null ? 0 : 1;
  } finally {
    backend.close();
  }
};
