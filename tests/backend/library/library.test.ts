import { describe, expect, it } from 'vitest';
import { createLibrary } from '#backend/library/library';
import type { LibrarySource } from '#backend/ports/library-source';
import { madeUpLibrary, studyText } from '../support/study-text';

const whole = JSON.stringify(studyText());
const holding = (json: string): LibrarySource => ({ ...madeUpLibrary(studyText()), readText: () => json });

describe('a text of the library', () => {
  it('is given when its content is what the build wrote', () => {
    expect(createLibrary(holding(whole)).text('made-up-text')).toEqual(studyText());
  });

  it.each([
    ['a changed word', whole.replace('second', 'other')],
    ['another id of a block', whole.replace('"p2"', '"p3"')],
    ['another text', JSON.stringify(studyText('another-text'))],
    ['a file cut short', whole.slice(0, -40)],
    ['another JSON', '{"sections":null}'],
  ])('is refused with %s', (_what, json) => {
    expect(json).not.toBe(whole);
    expect(() => createLibrary(holding(json)).text('made-up-text')).toThrowError(
      expect.objectContaining({ code: 'text-damaged' }) as Error,
    );
  });
});
