import { expect, it } from 'vitest';
import { wellFormed, wellFormedJson } from '#core/text/well-formed';

it('half a character is replaced, and nothing else', () => {
  expect(wellFormed('a\ud83d b\ude80 🚀')).toBe('a\ufffd b\ufffd 🚀');
  expect(wellFormed('\ude80\ud83d')).toBe('\ufffd\ufffd');
  expect(wellFormed('e\u0301👩‍🚀')).toBe('e\u0301👩‍🚀');
});

it('is replaced at any depth of a value, which else stays the same object', () => {
  const good = { note: '🚀', tags: ['a', null, 1], target: { exact: 'b' } };
  expect(wellFormedJson(good)).toBe(good);
  expect(wellFormedJson({ ...good, tags: ['\ud83d'], target: { exact: '\ude80' } })).toEqual({
    ...good,
    tags: ['\ufffd'],
    target: { exact: '\ufffd' },
  });
});
