import { describe, expect, it } from 'vitest';
import { toggleEmphasis, type Emphasis } from '#renderer/notes/emphasis';

/** Words with `|` at the two ends of the selection, or once at the caret. */
const pressed = (marked: string, emphasis: Emphasis): string => {
  const start = marked.indexOf('|');
  const last = marked.lastIndexOf('|');
  const words = marked.replaceAll('|', '');
  const made = toggleEmphasis({ words, start, end: last === start ? start : last - 1 }, emphasis);
  const after = words.slice(0, made.from) + made.by + words.slice(made.to);
  const [head, tail] = [after.slice(0, made.start), after.slice(made.end)];
  return made.start === made.end ? `${head}|${tail}` : `${head}|${after.slice(made.start, made.end)}|${tail}`;
};

describe('toggling emphasis', () => {
  it.each<[Emphasis, string, string]>([
    ['bold', 'so |he| said', 'so **|he|** said'],
    ['italic', 'so |he| said', 'so *|he|* said'],
    ['italic', 'so **|he|** said', 'so ***|he|*** said'],
    ['bold', 'so *|he|* said', 'so ***|he|*** said'],
    ['bold', 'so |he |said', 'so **|he|** said'],
    ['bold', '|жизнь 🚀|', '**|жизнь 🚀|**'],
    ['bold', 'w|or|d', 'w**|or|**d'],
    ['bold', String.raw`2 \*|so|\*`, String.raw`2 \***|so|**\*`],
  ])('%s puts signs around %j', (emphasis, before, after) => {
    expect(pressed(before, emphasis)).toBe(after);
    expect(pressed(after, emphasis), 'again takes them away').toBe(before.replace(' |said', '| said'));
  });

  it.each<[Emphasis, string, string]>([
    ['bold', 'so |**he**| said', 'so |he| said'],
    ['italic', 'so |*he*| said', 'so |he| said'],
    ['italic', 'so |_he_| said', 'so |he| said'],
    ['bold', 'so __|he|__ said', 'so |he| said'],
    ['bold', 'so ***|he|*** said', 'so *|he|* said'],
    ['italic', 'so ***|he|*** said', 'so **|he|** said'],
  ])('%s takes away the signs of %j', (emphasis, before, after) => {
    expect(pressed(before, emphasis)).toBe(after);
  });

  it('gives each line its own, after the marks of lists, quotations and headings', () => {
    const before = '|- one\n- two\n\n> three\n# four|';
    const after = '- **|one**\n- **two**\n\n> **three**\n# **four|**';
    expect(pressed(before, 'bold')).toBe(after);
    expect(pressed(after, 'bold')).toBe('- |one\n- two\n\n> three\n# four|');
    expect(pressed('**|one**\ntwo|', 'bold'), 'where not all have them, all get them').toBe(
      '**|one**\n**two|**',
    );
  });

  it.each([
    ['so wo|rd', 'so **wo|rd**'],
    ['so **wo|rd**', 'so wo|rd'],
    ['so |', 'so **|**'],
    ['so **|**', 'so |'],
    ['so **it|**', 'so **it**|'],
    ['word| on', 'word**|** on'],
  ])('without a selection turns %j into %j', (before, after) => {
    expect(pressed(before, 'bold')).toBe(after);
  });
});
