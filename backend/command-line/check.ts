import type { CheckReport } from '#contract/my-data';
import { counted } from '../diagnosis/layout';
import { ask } from './ask';
import { openForReading } from './reading';
import type { Run } from './run-command';

export const run: Run = async (ports, { values }) => {
  const backend = openForReading(ports);
  try {
    const report = await ask(backend, 'record.check', {});
    await ports.print(values['json'] === true ? `${JSON.stringify(report, null, 2)}\n` : inWords(report));
    return report.ok ? 0 : 1;
  } finally {
    backend.close();
  }
};

const inWords = ({ ok, files, records }: CheckReport): string => {
  const lines = [
    ...records.map(({ textId, problem, annotations, trash }) =>
      lineOf(
        problem,
        `${textId}: ${counted(annotations, 'note or highlight', 'notes and highlights')}, ${trash} in the trash`,
      ),
    ),
    ...files.map(({ name, problem, entries, bytes }) =>
      lineOf(problem, `${name}: ${counted(entries, 'entry', 'entries')}, ${counted(bytes, 'byte')}`),
    ),
    ok ? 'Everything is whole.' : 'Something is wrong; what is named as damaged was left as it is.',
  ];
  return `${lines.join('\n')}\n`;
};

const lineOf = (problem: string | null, words: string): string => `${problem ?? 'ok'}  ${words}`;
