import type { AnchoredAnnotation } from '#core/anchoring/passages';
import type { Annotation } from '#core/annotation/annotation';
import { flatten } from '#core/text/flat-text';
import type { Section } from '#core/text/study-text';

const section = (id: string, place: Section['place'], texts: readonly string[]): Section => ({
  id,
  kind: place === 'text' ? 'speech' : 'note',
  place,
  number: '1',
  blocks: texts.map((text, index) => ({
    id: `${id}-p${index}`,
    kind: 'paragraph',
    label: null,
    text,
    spans: [],
  })),
});

/** Two sections of text and one of the editor's notes, of ten letters each. */
export const flat = flatten({
  sections: [
    section('first', 'text', ['abcdefghij']),
    section('second', 'text', ['klmnopqrst']),
    section('note', 'apparatus', ['0123456789']),
  ],
});

let made = 0;

/** A note on `at`, an offset into the flat text; without it a note on the whole text; null: an orphan. */
export const note = (changed: Partial<Annotation> = {}, at?: number | null): AnchoredAnnotation => {
  const position = { start: at ?? 0, end: (at ?? 0) + 1 };
  const quote = { exact: 'quoted', prefix: '', suffix: '' };
  const annotation: Annotation = {
    id: `n${(made += 1)}`,
    textId: 'text',
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    motivation: 'highlighting',
    colour: 'yellow',
    style: 'solid',
    tags: [],
    note: '',
    targets: at === undefined ? [] : [{ quote, position, contentHash: '' }],
    ...changed,
  };
  const range = at === undefined || at === null ? null : position;
  return {
    annotation,
    passages: annotation.targets.map((target) => ({ target, range })),
    ranges: range ? [range] : [],
    orphan: at === null,
  };
};
