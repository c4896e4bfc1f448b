import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createBackend } from '#backend/create-backend';
import { testPorts, textId } from '../test-ports';

// Makes notes in the folder in its argument until it is killed. Prints the words of each note once it is
// acknowledged, and now and then closes the backend and opens it again.
const dataDir = process.argv[2] ?? '';
const start = () => createBackend(testPorts(dataDir, (error) => console.error(error)));

for (let backend = start(), count = 1; ; count += 1) {
  const id = randomUUID();
  const note = `${process.pid}-${count}`;
  const annotation = {
    id,
    note,
    motivation: 'commenting',
    colour: 'yellow',
    style: 'solid',
    tags: [],
    targets: [],
  };
  const result = await backend.invoke('annotations.create', { textId, annotation });
  if (!result.ok) throw new Error(result.error.message);
  writeSync(1, `${note}\n`);
  if (count % 20 === 0) {
    backend.close();
    backend = start();
  }
}
