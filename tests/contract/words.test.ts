import * as v from 'valibot';
import { expect, it } from 'vitest';
import { argumentSchemas } from '#contract/schemas';

const half = 'typed\ud83d';
const whole = 'typed\ufffd';
const target = (words: string) => ({
  quote: { exact: words, prefix: words, suffix: words },
  position: { start: 0, end: 6 },
  contentHash: words,
});
const content = (words: string) => ({ tags: [words], note: words, targets: [target(words)] });
const id = '00000000-0000-4000-8000-000000000000';
const others = { motivation: 'commenting', colour: 'yellow', style: 'solid' };

it.each([
  [
    'annotations.create',
    (words: string) => ({ textId: 'a', annotation: { id, ...others, ...content(words) } }),
  ],
  ['annotations.update', (words: string) => ({ textId: 'a', id, changes: content(words) })],
  [
    'annotations.changeMany',
    (words: string) => ({ textId: 'a', ids: [id], changes: { tags: { add: [words] } } }),
  ],
  [
    'settings.change',
    (words: string) => ({
      colourLabels: { pink: words },
      positions: { a: { blockId: words, passed: 0 } },
    }),
  ],
  ['search.query', (words: string) => ({ textId: 'a', query: words, order: 'best', limit: 1 })],
  ['search.mine', (words: string) => ({ textId: 'a', query: words, limit: 1 })],
  ['file.save', (words: string) => ({ fileName: words, mediaType: 'text/plain', content: words })],
] as const)('%s takes no half of a character: the rest of the words stays', (command, argument) => {
  expect(v.parse(argumentSchemas[command], argument(half))).toEqual(argument(whole));
});

it('a tag that is to be removed is named as it is on disk', () => {
  const argument = { textId: 'a', ids: [id], changes: { tags: { remove: [half] } } };
  expect(v.parse(argumentSchemas['annotations.changeMany'], argument)).toEqual(argument);
});
