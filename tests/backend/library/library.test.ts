import { describe, expect, it } from 'vitest';
import { createLibrary } from '#backend/library/library';
import type { LibrarySource } from '#backend/ports/library-source';
import { makeDataFolder } from '../support/data-folder';
import { madeUpLibrary, studyText } from '../support/study-text';

const unexpected = (error: unknown): void => {
  throw error;
};
const whole = JSON.stringify(studyText());
const holding = (json: string): LibrarySource => ({ ...madeUpLibrary(studyText()), readText: () => json });

const two = [studyText('first-text'), studyText('second-text')];
/** A library of two texts whose second one is read in this way. */
const withSecond = (read: () => string): LibrarySource => ({
  ...madeUpLibrary(...two),
  readText: (id) => (id === 'second-text' ? read() : JSON.stringify(two[0])),
});
const missing = (): string => {
  throw Object.assign(new Error('made up'), { code: 'ENOENT' });
};

describe('a library of which one text is damaged', () => {
  const damages: readonly [string, () => string][] = [
    ['a changed word', () => JSON.stringify(two[1]).replace('second', 'other')],
    ['a file cut short', () => JSON.stringify(two[1]).slice(0, -40)],
    ['an empty file', () => ''],
    ['another JSON', () => '{"metadata":{"title":7}}'],
    ['no file', missing],
  ];

  it.each(damages)('opens every other one, and says so when that one is asked for: %s', async (_, read) => {
    const dataFolder = makeDataFolder();
    const open = dataFolder.open({ library: withSecond(read) });
    const boot = await open.ask('app.boot', { textId: null });
    expect(boot.text.id).toBe('first-text');
    expect(boot.library.map((text) => text.title)).toEqual(['A made-up text', 'A made-up text']);
    expect(await open.ask('library.list', null)).toEqual(boot.library);
    const damaged = { error: { code: 'text-damaged' } };
    expect(await open.invoke('text.open', { textId: 'second-text' })).toMatchObject(damaged);
    expect(await open.invoke('app.boot', { textId: 'second-text' })).toMatchObject(damaged);
    expect((await open.ask('record.overview', null)).texts).toHaveLength(2);
    expect((await open.ask('record.check', {})).ok).toBe(true);
    expect(open.reported).toEqual([]);
    dataFolder.remove();
  });

  it('opens another text when the one that was read last is damaged, and says why', async () => {
    const dataFolder = makeDataFolder();
    const open = dataFolder.open({ library: withSecond(missing) });
    await open.ask('settings.change', { lastText: 'second-text' });
    expect(await open.ask('app.boot', { textId: null })).toMatchObject({
      text: { id: 'first-text' },
      instead: { textId: 'second-text', code: 'text-damaged' },
    });
    dataFolder.remove();
  });
});

describe('a text of the library', () => {
  it('is given when its content is what the build wrote', () => {
    expect(createLibrary(holding(whole), unexpected).text('made-up-text')).toEqual(studyText());
  });

  it.each([
    ['a changed word', whole.replace('second', 'other')],
    ['another id of a block', whole.replace('"p2"', '"p3"')],
    ['another text', JSON.stringify(studyText('another-text'))],
    ['a file cut short', whole.slice(0, -40)],
    ['another JSON', '{"sections":null}'],
  ])('is refused with %s', (_what, json) => {
    expect(json).not.toBe(whole);
    expect(() => createLibrary(holding(json), unexpected).text('made-up-text')).toThrowError(
      expect.objectContaining({ code: 'text-damaged' }) as Error,
    );
  });
});
