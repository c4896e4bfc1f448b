import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { noFilter, type NoteDays, type NoteFilter } from '#core/notes/note-filter';
import { askedBackend } from '../../stores/support/asked-backend';

askedBackend();
const { chipsOf } = await import('#renderer/notes/list/chips-of');

const day = (noon: Date): string => `${noon.getDate()}/${noon.getMonth() + 1}/${noon.getFullYear()}`;
const chips = (filter: Partial<NoteFilter>) =>
  chipsOf({ ...noFilter, ...filter }, { day, tag: (tag) => tag });
const between = (first: string | null, last: string | null): NoteDays => ({ kind: 'between', first, last });

beforeEach(() => setActivePinia(createPinia()));

describe('the chips of a filter', () => {
  it.each<[NoteDays, string]>([
    [between('2026-01-02', '2026-01-03'), '2/1/2026 to 3/1/2026'],
    [between('2026-01-02', null), 'Since 2/1/2026'],
    [between(null, '2026-01-03'), 'Until 3/1/2026'],
    [between(null, '12026-01-03'), 'Until 3/1/12026'],
    [between(null, '275760-09-13'), 'Until 13/9/275760'],
    [{ kind: 'week' }, 'In 7 days'],
  ])('say the days: %o', (days, words) => {
    expect(chips({ days })).toEqual([{ key: 'days', words, without: { days: null } }]);
  });

  it('take out one thing each, and leave the words to their field', () => {
    const filter = { words: ' peace ', colours: ['pink', 'green'], problems: ['not-saved'] } as const;
    expect(chips(filter).map(({ words, without }) => [words, without])).toEqual([
      ['pink', { colours: ['green'] }],
      ['green', { colours: ['pink'] }],
      ['Not on disk', { problems: [] }],
    ]);
  });
});
