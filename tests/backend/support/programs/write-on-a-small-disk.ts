import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createBackend } from '#backend/create-backend';
import { testPorts, textId } from '../test-ports';

// Runs commands on the folder in its argument, and prints in lines of JSON what has been acknowledged,
// refused and reported. Whoever starts the program limits how large a file may become.
const dataDir = process.argv[2] ?? '';
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const start = () =>
  createBackend(
    testPorts(dataDir, (error) => say({ reported: error instanceof Error ? error.message : 'something' })),
  );

let backend = start();
/** `means`: the notes by id as they are once the command is acknowledged; null: the note is deleted. */
const run = async (
  command: string,
  argument: object,
  means: Record<string, string | null>,
): Promise<boolean> => {
  const result = await backend.invoke(command, { textId, ...argument });
  say(result.ok ? { acknowledged: means } : { refused: result.error.code });
  return result.ok;
};
const empty = { motivation: 'commenting', colour: 'yellow', style: 'solid', tags: [], targets: [] };

for (let count = 1; count <= 60; count += 1) {
  const id = randomUUID();
  const note = `${count} `.padEnd(200 + ((count * 131) % 900), 'word ');
  const isMade = await run('annotations.create', { annotation: { ...empty, id, note } }, { [id]: note });
  const changed = `changed ${note}`;
  const isChanged =
    isMade && (await run('annotations.update', { id, changes: { note: changed } }, { [id]: changed }));
  if (isChanged && count % 3 === 0 && (await run('annotations.delete', { id }, { [id]: null }))) {
    await run('trash.restore', { ids: [id] }, { [id]: changed });
  }
  if (count % 10 === 0) {
    backend.close();
    backend = start();
  }
}
backend.close();
