/** What a template of a note can name, for readers to look up, in the order in which they would look. */
export const templateNames = {
  note: [
    'words',
    'passages',
    'tags',
    'marks',
    'section',
    'colour',
    'label',
    'style',
    'kind',
    'created',
    'modified',
    'facts',
    'earlier',
    'id',
    'anchor',
  ],
  /** Of each of `note.passages`. */
  passage: ['quote', 'citation', 'sentence'],
  /** Of each of `note.earlier`. */
  wording: ['heading', 'words'],
  text: ['title', 'author', 'date', 'dateOldStyle', 'source', 'publisher', 'language', 'id'],
} as const;
