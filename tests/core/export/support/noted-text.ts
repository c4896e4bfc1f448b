import fc from 'fast-check';
import { describe as describeRange } from '#core/anchoring/describe';
import {
  annotationColours,
  motivations,
  styles,
  type Annotation,
  type TextRange,
} from '#core/annotation/annotation';
import { gather } from '#core/export/gather';
import type { ColourLabels, ExportedNotes } from '#core/export/model';
import { flatten } from '#core/text/flat-text';
import type { Section, StudyText } from '#core/text/study-text';

const section = (id: string, place: Section['place'], words: readonly string[]): Section => ({
  id,
  kind: place === 'text' ? 'speech' : 'note',
  place,
  number: null,
  blocks: words.map((text, index) => ({
    id: `${id}-p${index}`,
    kind: index === 0 ? 'heading' : 'paragraph',
    label: index === 0 ? null : String(index),
    text,
    spans: [],
  })),
});

/** A made-up text with pairs of surrogates, a right-to-left script, and sentences. */
export const text: StudyText = {
  id: 'made-up-text',
  contentHash: 'sha256-1',
  metadata: {
    title: 'Speeches [], "made up"',
    creator: '=Nobody',
    date: null,
    publisher: null,
    source: null,
    language: 'en',
  },
  names: [],
  sections: [
    section('s1', 'text', [
      'First speech',
      'Kamenev 😀 spoke. He was heard! Then 𝔏enin rose.',
      'Nobody left.',
    ]),
    section('n1', 'apparatus', ['A note', 'שלום. The editor says: "no".']),
  ],
};
export const flat = flatten(text);

export const labels: ColourLabels = { green: 'to check', pink: '=1+1' };

export const annotation = (given: Partial<Annotation> = {}): Annotation => ({
  id: '00000000-0000-4000-8000-000000000001',
  textId: text.id,
  created: '2026-11-24T10:00:00.000Z',
  modified: '2026-11-25T10:00:00.000Z',
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: [],
  note: '',
  targets: [],
  ...given,
});

export const targetAt = (range: TextRange) => describeRange(flat, text.contentHash, range);

/** The target of the first place at which these words stand. */
export const targetOf = (words: string) => {
  const start = flat.text.indexOf(words);
  return targetAt({ start, end: start + words.length });
};

export const exported = (...annotations: readonly Annotation[]): ExportedNotes => ({
  made: '2026-11-29T08:00:00.000Z',
  version: '0.1.0',
  texts: [gather(text, flat, annotations, { labels })],
});

/** Words that are hard to write: signs of the formats, formulas, controls, halves of pairs, any script. */
export const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(...'",;\t\r\n\'=+-@ ab\\\u0000\u2028\ufeffא😀', '\ud800', '\udc00', '＝'),
  }),
);

const range = fc
  .tuple(fc.nat(flat.text.length - 1), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]) => ({ start, end: Math.min(flat.text.length, start + length) }));

/** Notes as a reader could have made them, some of them on another edition of the text. */
export const notes: fc.Arbitrary<readonly Annotation[]> = fc
  .array(
    fc.record({
      motivation: fc.constantFrom(...motivations),
      colour: fc.constantFrom(...annotationColours),
      style: fc.constantFrom(...styles),
      tags: fc.array(words, { maxLength: 3 }),
      note: words,
      targets: fc.array(
        fc.oneof(
          range.map(targetAt),
          fc.record({
            quote: fc.record({ exact: words, prefix: words, suffix: words }),
            position: range,
            contentHash: fc.constant('sha256-old'),
          }),
        ),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 5 },
  )
  .map((made) => made.map((each, index) => annotation({ ...each, id: idOf(index) })));

const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
