import type { Boot } from '#contract/commands';
import { defaultSettings } from '#contract/settings';
import { history } from './asked-backend';

/** A text of one paragraph, and nothing written about it. */
export const bootWithSmallText: Boot = {
  app: {
    version: '1.0.0',
    shell: 'web',
    platform: 'linux',
    dataDir: '/',
    readOnly: false,
    canSaveFiles: false,
    canOpenFolder: false,
  },
  settings: defaultSettings,
  library: [],
  text: {
    id: 't',
    contentHash: 'sha256-0',
    metadata: { title: 'T', creator: null, date: null, publisher: null, source: null, language: 'en' },
    names: [],
    sections: [
      {
        id: 's',
        kind: 'speech',
        place: 'text',
        number: null,
        blocks: [
          {
            id: 'p1',
            kind: 'paragraph',
            label: '1',
            text: 'One two three four five six seven eight nine ten eleven twelve.',
            spans: [],
          },
        ],
      },
    ],
  },
  annotations: { annotations: [], history, trashed: 0 },
  record: { state: 'ok', damaged: false, setAside: [] },
};
