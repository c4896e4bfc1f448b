import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import { changeAnnotation, hasWords, isSameContent, isTyping } from '#core/annotation/edit';
import { isAnnotation, isTrashed } from '#core/annotation/stored';

const target = (start: number) => ({
  quote: { exact: 'x', prefix: '', suffix: '' },
  position: { start, end: start + 1 },
  contentHash: 'sha256-1',
});
const annotation: Annotation = {
  id: 'a',
  textId: 't',
  created: '2026-11-24T08:00:00.000Z',
  modified: '2026-11-24T08:00:00.000Z',
  motivation: 'highlighting',
  colour: 'yellow',
  style: 'solid',
  tags: ['one'],
  note: '',
  targets: [target(1)],
};
const now = '2026-11-25T08:00:00.000Z';

describe('a change', () => {
  it('changes only the named fields, and keeps unknown fields', () => {
    const foreign = { ...annotation, rating: 5 };
    expect(changeAnnotation(foreign, { note: 'n' }, now)).toEqual({ ...foreign, note: 'n', modified: now });
  });

  it('that changes nothing is none, whatever the order of its keys', () => {
    const { quote, position, contentHash } = target(1);
    expect(
      changeAnnotation(annotation, { tags: ['one'], targets: [{ contentHash, position, quote }] }, now),
    ).toBe(annotation);
    expect(changeAnnotation(annotation, { targets: [target(2)] }, now)).not.toBe(annotation);
    expect(changeAnnotation(annotation, { tags: [] }, now)).not.toBe(annotation);
    expect(changeAnnotation(annotation, { tags: ['one', 'two'] }, now)).not.toBe(annotation);
  });

  it('is typing when it is of the note alone', () => {
    expect(isTyping({ note: 'n' })).toBe(true);
    expect(isTyping({ note: 'n', colour: 'blue' })).toBe(false);
    expect(isTyping({})).toBe(false);
  });
});

it('the same content is told from other content, times aside', () => {
  const { id, motivation, colour, style, tags, note, targets } = annotation;
  const made = { id, motivation, colour, style, tags, note, targets };
  expect(isSameContent({ ...annotation, modified: now }, made)).toBe(true);
  expect(isSameContent(annotation, { ...made, colour: 'blue' })).toBe(false);
  expect(isSameContent(annotation, { ...made, id: 'b' })).toBe(false);
});

it('words are a note or tags', () => {
  expect(hasWords(annotation)).toBe(true);
  expect(hasWords({ ...annotation, tags: [] })).toBe(false);
  expect(hasWords({ ...annotation, tags: [], note: 'n' })).toBe(true);
});

describe('guards for stored values', () => {
  it('is an annotation or a trash entry by its shape', () => {
    const trashed = { id: 'a', deleted: now, annotation };
    expect([isAnnotation(annotation), isTrashed(annotation)]).toEqual([true, false]);
    expect([isAnnotation(trashed), isTrashed(trashed)]).toEqual([false, true]);
    expect(isAnnotation({ ...annotation, later: 1 })).toBe(true);
    expect(isTrashed({ ...trashed, id: 'b' })).toBe(false);
  });

  it.each([null, 1, 'x', [], {}, [annotation]])('is neither: %j', (value) => {
    expect([isAnnotation(value), isTrashed(value)]).toEqual([false, false]);
  });

  it.each(Object.keys(annotation))('is none without its field %s', (key) => {
    const rest = Object.fromEntries(Object.entries(annotation).filter(([name]) => name !== key));
    expect(isAnnotation(rest)).toBe(false);
    expect(isAnnotation({ ...rest, [key]: 5 })).toBe(false);
  });

  it('is none with a target that is not one', () => {
    expect(isAnnotation({ ...annotation, targets: [{ ...target(1), position: {} }] })).toBe(false);
    expect(isAnnotation({ ...annotation, targets: [null] })).toBe(false);
  });
});
