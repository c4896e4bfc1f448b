import { ask } from './ask';
import { findDamage } from './damage';
import { writeOut } from './output';
import { NotUnderstood } from './line-error';
import { openForReading } from './reading';
import type { Run } from './run-command';

export const run: Run = async (ports, { values: { out } }) => {
  if (typeof out !== 'string' || out === '')
    throw new NotUnderstood('--out takes the path of a file, or - for standard output');
  const backend = openForReading(ports, () =>
    Promise.resolve({
      async *take(file) {
        yield* writeOut(ports, out, file);
        return { path: out };
      },
    }),
  );
  try {
    const damage = await findDamage(backend, out);
    await ask(backend, 'backup.save', {});
    await ports.tell(`${damage ?? `Everything you wrote is in ${out === '-' ? 'the backup' : out}.`}\n`);
    return damage === null ? 0 : 1;
  } finally {
    backend.close();
  }
};
