import { describe, expect, it } from 'vitest';
import { indexDocuments, isStemmed } from '#core/search/documents';
import { read } from '../text/tei-samples';

describe('indexDocuments', () => {
  it('puts the words of each block into the field for headings, text or notes', () => {
    const text = read({
      front: '<head xml:id="h">Title</head>',
      body: '<p xml:id="p1">Words.</p>',
      back: '<note xml:id="n1"><p xml:id="n1-p1">A note.</p></note>',
    });
    expect(indexDocuments(text)).toEqual([
      { id: 'h', heading: 'Title', text: '', note: '' },
      { id: 'p1', heading: '', text: 'Words.', note: '' },
      { id: 'n1-p1', heading: '', text: '', note: 'A note.' },
    ]);
  });
});

describe('isStemmed', () => {
  it('knows English by its tag, and no other language', () => {
    expect(['en', 'EN', 'en-GB', 'enm', 'ru', 'de'].map(isStemmed)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
