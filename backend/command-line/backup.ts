import { ask } from './ask';
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
    await ask(backend, 'backup.save', {});
    await ports.tell(`Everything you wrote is in ${out === '-' ? 'the backup' : out}.\n`);
    return 0;
  } finally {
    backend.close();
  }
};
