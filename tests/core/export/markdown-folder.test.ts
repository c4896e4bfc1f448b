import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLosses } from '#core/export/facts';
import { readMarkdownFolder, withoutGroups, writeMarkdownFolder } from '#core/export/markdown-folder';
import { exportParts } from '#core/export/options';
import { gathered, matterOf } from './support/markdown-document';
import { annotation, notes, targetOf, text } from './support/noted-text';

const files = (given: ReturnType<typeof gathered>) => [...writeMarkdownFolder(given, { parts: exportParts })];

describe('a folder of notes', () => {
  it('has a file for each note, with front matter of its own and a name from its words', () => {
    const made = [
      annotation({ note: '# *What* is: “this”?\n\nmore', tags: ['to do'] }),
      annotation({
        id: '00000000-0000-4000-8000-000000000002',
        targets: [targetOf('Nobody left.')],
        tags: ['x'],
      }),
    ];
    const [first, second, ...more] = files(gathered(made));
    expect(more).toEqual([]);
    expect([first?.name, second?.name]).toEqual(['What is “this”.md', 'Nobody left.md']);
    expect(matterOf(first?.content ?? '')).toMatchObject({ title: text.metadata.title, tags: ['to-do'] });
    expect(matterOf(second?.content ?? '')).toMatchObject({ tags: ['x'], text: text.id });
    expect(second?.content).toContain('---\n\n> Nobody left.\n\n(Speech, ¶ 2)\n\n#x · yellow\n');
  });

  it('gives back everything, whatever the words and the order of the files', () => {
    fc.assert(
      fc.property(notes, fc.constantFrom('none', 'tag', 'section'), (made, grouping) => {
        const given = gathered(made, { grouping });
        const losses = findLosses(withoutGroups(given), readMarkdownFolder(files(given).toReversed()));
        const never = ['contexts', 'positions', 'malformed'];
        expect(losses.filter(({ fact }) => !never.includes(fact))).toEqual([]);
        const names = files(given).map(({ name }) => name.toLowerCase());
        expect(new Set(names).size).toBe(made.length);
      }),
    );
  });

  it('is refused when a file is something else', () => {
    const made = files(gathered([annotation({ note: 'x' })]));
    expect(() => readMarkdownFolder([...made, { name: 'mine.md', content: '# Mine\n' }])).toThrow(
      SyntaxError,
    );
  });
});
