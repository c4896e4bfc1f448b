import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import Conf from 'conf';
import { createBackend } from '#backend/create-backend';
import { createConfDocuments } from '#backend/ports/conf-documents';
import { nodeFiles } from '#backend/ports/node-files';
import { madeUpLibrary, studyText } from '../study-text';

// Makes notes on the folder named by its argument until it is killed, now and then coming to rest and starting again,
// and says the words of each once it has been acknowledged.
const dataDir = process.argv[2] ?? '';
const textId = 'made-up-text';
const start = () =>
  createBackend({
    documents: createConfDocuments(Conf, dataDir),
    files: nodeFiles,
    library: madeUpLibrary(studyText(textId)),
    host: { saveFile: null, openLink: null, openFolder: null, flushed: () => undefined },
    app: {
      version: '0',
      shell: 'web',
      platform: '',
      dataDir,
      readOnly: false,
      canSaveFiles: false,
      canOpenFolder: false,
    },
    now: () => new Date(),
    report: (error) => console.error(error),
  });

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
