import { createHash } from 'node:crypto';
import { hashedForm } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';
import type { LibrarySource } from '#backend/ports/library-source';

/** A made-up text of two sections and one note. */
export const studyText = (id = 'made-up-text'): StudyText => {
  const text = withoutHash(id);
  return { ...text, contentHash: `sha256-${createHash('sha256').update(hashedForm(text)).digest('hex')}` };
};

const withoutHash = (id: string): Omit<StudyText, 'contentHash'> => ({
  id,
  metadata: {
    title: 'A made-up text',
    creator: 'Nobody',
    date: null,
    publisher: null,
    source: 'Nowhere, p. 1',
    language: 'en',
  },
  names: [],
  sections: [
    {
      id: 'part-1',
      kind: 'part',
      place: 'text',
      number: '1',
      blocks: [
        { id: 'heading', kind: 'heading', label: null, text: 'A heading', spans: [] },
        { id: 'p1', kind: 'paragraph', label: '1', text: 'The first paragraph, *with* a star.', spans: [] },
        { id: 'p2', kind: 'paragraph', label: '2', text: 'The second paragraph.', spans: [] },
      ],
    },
    {
      id: 'note-1',
      kind: 'note',
      place: 'apparatus',
      number: '1',
      blocks: [{ id: 'n1', kind: 'note-paragraph', label: '1.1', text: 'What the editor says.', spans: [] }],
    },
  ],
});

/** A library that holds these texts and no index. */
export const madeUpLibrary = (...texts: readonly StudyText[]): LibrarySource => ({
  list: () => texts.map(({ id, metadata: { title, creator } }) => ({ id, title, creator })),
  readText: (id) => JSON.stringify(texts.find((text) => text.id === id)),
  readIndex: () => '',
});
