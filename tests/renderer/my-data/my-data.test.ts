import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { failure, success } from '#contract/result';
import type { RestorePreview, RestoreSource } from '#contract/my-data';

interface Asked {
  readonly command: string;
  readonly argument: { readonly source?: RestoreSource; readonly work?: string };
  readonly answer: (value: unknown) => void;
}
/** What the window has asked the desktop shell for, and what is still to be answered. */
const asked: Asked[] = [];
vi.stubGlobal('window', {
  lectern: {
    invoke: (command: string, argument: Asked['argument']) =>
      new Promise((answer) => asked.push({ command, argument, answer })),
    subscribe: () => () => undefined,
  },
});
const { useMyDataStore } = await import('#renderer/my-data/my-data-store');
const { counted } = await import('#renderer/i18n/index');

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const snapshot = (name: string): RestoreSource => ({ kind: 'snapshot', name });
const shownOf = (written: string): RestorePreview => ({ written, lost: 0, texts: [], settings: false });

let store: ReturnType<typeof useMyDataStore>;
beforeEach(() => {
  setActivePinia(createPinia());
  asked.length = 0;
  store = useMyDataStore();
});

describe('My data', () => {
  it('does one thing at a time, from the click on, and what is cancelled is what is shown', async () => {
    void store.check();
    void store.backUp();
    void store.check();
    await settle();
    expect(asked.map(({ command }) => command)).toEqual(['record.check']);
    void store.cancel();
    await settle();
    expect(asked[1]).toMatchObject({ command: 'work.cancel', argument: { work: asked[0]?.argument.work } });
  });

  it('does not begin what is cancelled while typing is still handed over', async () => {
    void store.check();
    void store.cancel();
    await settle();
    expect(asked.map(({ command }) => command)).toEqual(['work.cancel']);
    expect([store.task, store.problem]).toEqual([null, null]);
    void store.check();
    await settle();
    expect(asked.map(({ command }) => command)).toEqual(['work.cancel', 'record.check']);
  });

  it('restores from what it has shown', async () => {
    void store.previewOf(snapshot('shown'));
    void store.previewOf(snapshot('clicked right after'));
    await settle();
    for (const { argument, answer } of asked) {
      answer(success(shownOf(argument.source?.kind === 'snapshot' ? argument.source.name : '')));
    }
    await settle();
    expect(store.preview?.written).toBe('shown');
    void store.restore({ missing: true, trashed: false, changed: false });
    await settle();
    expect(asked.at(-1)).toMatchObject({
      command: 'restore.apply',
      argument: { source: snapshot('shown') },
    });
  });

  it('says how much was restored when the disk stops in between, and what is still to come', async () => {
    void store.previewOf(snapshot('shown'));
    await settle();
    asked[0]?.answer(success(shownOf('shown')));
    await settle();
    void store.restore({ missing: true, trashed: false, changed: false });
    await settle();
    const stopped = { code: 'not-on-disk', untouched: ['second-text', 'third-text'] };
    asked[1]?.answer(success({ restored: 30_000, lost: 0, stopped }));
    await settle();
    expect(asked[2]).toMatchObject({ command: 'restore.preview', argument: { source: snapshot('shown') } });
    asked[2]?.answer(success(shownOf('what is left of it')));
    await settle();
    expect(store.problem).toContain('30,000 notes were restored and are safe');
    expect(store.problem).toContain('second-text, third-text');
    expect(store.preview?.written).toBe('what is left of it');
  });

  it('says so when a file cannot be read, and when it is no backup', async () => {
    await store.previewOfFile({ text: () => Promise.reject(new Error('gone')) } as Blob);
    expect(store.problem).toBe('The file could not be read. Nothing was changed.');
    expect(asked).toEqual([]);
    void store.previewOfFile(new Blob(['{}']));
    await settle();
    asked[0]?.answer(failure('bad-argument', 'content: expected a backup'));
    await settle();
    expect(store.problem).toMatch(/no backup that Lectern made/);
  });
});

describe('a sentence that counts', () => {
  it.each([
    [0, 'no notes'],
    [1, '1 note'],
    [2, '2 notes'],
    [30_000, '30,000 notes'],
  ])('%d: %s', (count, words) => {
    expect(counted('notes.count', count)).toBe(words);
  });
});
