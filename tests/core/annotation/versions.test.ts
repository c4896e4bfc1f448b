import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import {
  beginsSession,
  wordingAtRisk,
  isWorthKeeping,
  longestEditingPause,
  mergedVersions,
  withVersion,
  type NoteVersions,
} from '#core/annotation/versions';

const annotation = (note: string, second = 0, changed: Partial<Annotation> = {}): Annotation => ({
  id: 'a',
  textId: 'some-text',
  created: '2026-01-01T00:00:00.000Z',
  modified: new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString(),
  motivation: 'commenting',
  colour: 'yellow',
  style: 'solid',
  tags: [],
  note,
  targets: [],
  ...changed,
});
const none: NoteVersions = { id: 'a', versions: [] };
const notes = ({ versions }: NoteVersions): string[] => versions.map(({ note }) => note);
const many = (count: number, length = 1): NoteVersions => {
  let known = none;
  for (let index = 0; index < count; index += 1) {
    known = withVersion(known, annotation(`${index}`.padEnd(length, '.'), index));
  }
  return known;
};

describe('a session of editing', () => {
  it('ends after a pause, with the program, at another window, and when the clock is set back', () => {
    const last = { at: 1_000_000, client: 'one' };
    const at = 1_000_000 + longestEditingPause;
    expect(beginsSession(last, { at, client: 'one' })).toBe(false);
    expect(beginsSession(last, { at, client: null })).toBe(false);
    expect(beginsSession({ ...last, client: null }, { at, client: 'two' })).toBe(false);
    expect(beginsSession(last, { at: at + 1, client: 'one' })).toBe(true);
    expect(beginsSession(last, { at, client: 'two' })).toBe(true);
    expect(beginsSession(last, { at: 999_999, client: 'one' })).toBe(true);
    expect(beginsSession(null, { at, client: 'one' })).toBe(true);
  });
});

describe('versions', () => {
  it('are kept of words, tags and colour, not of a mere highlight', () => {
    expect(isWorthKeeping(annotation('a'), annotation('b'))).toBe(true);
    expect(isWorthKeeping(annotation('a'), annotation('a', 0, { colour: 'blue' }))).toBe(true);
    expect(isWorthKeeping(annotation('', 0, { tags: ['t'] }), annotation(''))).toBe(true);
    expect(isWorthKeeping(annotation('a'), annotation('a', 0, { style: 'wavy' }))).toBe(false);
    expect(isWorthKeeping(annotation(''), annotation('b'))).toBe(false);
  });

  it('stand once each, also when a wording comes back', () => {
    const one = withVersion(none, annotation('a', 1));
    expect(one.versions).toEqual([{ at: '2026-01-01T00:00:01.000Z', note: 'a', tags: [], colour: 'yellow' }]);
    expect(withVersion(one, annotation('a', 2))).toBe(one);
    const two = withVersion(one, annotation('b', 3));
    expect(withVersion(two, annotation('a', 1))).toBe(two);
    expect(notes(withVersion(two, annotation('a', 4)))).toEqual(['a', 'b', 'a']);
  });

  it('are thinned from the old end when they become too many, the newest all kept', () => {
    const kept = notes(many(250)).map(Number);
    expect(kept.length).toBeLessThanOrEqual(100);
    expect(kept.length).toBeGreaterThan(50);
    expect(kept).toEqual([...kept].sort((one, other) => one - other));
    expect(kept.slice(-50)).toEqual(Array.from({ length: 50 }, (_, index) => 200 + index));
    expect(kept[0]).toBeLessThan(125);
  });

  it('are thinned when they become too long, but the newest is kept however long it is', () => {
    const long = many(20, 100_000);
    expect(notes(long).join('').length).toBeLessThanOrEqual(1_000_000);
    expect(long.versions.length).toBeGreaterThan(3);
    expect(long.versions.at(-1)?.note).toMatch(/^19\./);
    expect(notes(withVersion(many(3), annotation('x'.repeat(3_000_000), 9)))).toHaveLength(1);
  });

  it('of two records are put together, each once and by their times', () => {
    const one = withVersion(withVersion(none, annotation('a', 1)), annotation('c', 3));
    const other = withVersion(withVersion(none, annotation('b', 2)), annotation('c', 3));
    expect(notes(mergedVersions(one, other))).toEqual(['a', 'b', 'c']);
    expect(mergedVersions(one, one)).toBe(one);
  });

  it('keep fields that this program does not know', () => {
    const known = { ...withVersion(none, annotation('a')), later: 1 };
    expect(withVersion(known, annotation('b', 1))).toMatchObject({ later: 1 });
  });
});

describe('wordings kept within a session', () => {
  const words = (count: number, letter = 'x'): Annotation => annotation(letter.repeat(count), count);
  const after = (present: Annotation, note: string, fullest = present): string | undefined =>
    wordingAtRisk(fullest, present, annotation(note))?.note;

  it('is a note that is typed over, wherever the change lies in it', () => {
    const long = annotation(`Beginning. ${'middle '.repeat(40)}End.`);
    expect(after(long, 'x')).toBe(long.note);
    expect(after(long, '')).toBe(long.note);
    expect(after(long, 'Beginning. End.')).toBe(long.note);
    expect(after(long, long.note.replaceAll('middle', 'centre'))).toBe(long.note);
    expect(after(words(300), 'y'.repeat(400))).toBe(words(300).note);
  });

  it('is not kept for added words, corrections, or a few characters', () => {
    const long = words(5000);
    expect(after(long, `${long.note} and more`)).toBeUndefined();
    expect(after(long, long.note.slice(0, -199))).toBeUndefined();
    expect(after(long, long.note.slice(0, -200))).toBe(long.note);
    expect(after(words(40), 'x'.repeat(20))).toBeUndefined();
    expect(after(words(40), 'x'.repeat(19))).toBe(words(40).note);
    expect(after(words(39), '')).toBeUndefined();
  });

  it('is also a note that shrinks little by little', () => {
    const fullest = annotation(`${'x'.repeat(1000)}y`);
    expect(after(words(850), 'x'.repeat(802), fullest)).toBeUndefined();
    expect(after(words(850), 'x'.repeat(801), fullest)).toBe(fullest.note);
  });
});
