import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { failure, success } from '#contract/result';
import type { RestorePreview, RestoreSource } from '#contract/my-data';

interface Request {
  readonly command: string;
  readonly argument: { readonly source?: RestoreSource; readonly work?: string };
  readonly answer: (value: unknown) => void;
}
/** The requests that the window has sent to the desktop shell, in order. */
const requests: Request[] = [];
vi.stubGlobal('window', {
  lectern: {
    invoke: (command: string, argument: Request['argument']) =>
      new Promise((answer) => requests.push({ command, argument, answer })),
    subscribe: () => () => undefined,
  },
});
const documentElement = { dataset: {}, style: { setProperty: () => undefined } };
vi.stubGlobal('document', { documentElement });
const { useMyDataStore } = await import('#renderer/my-data/my-data-store');
const { useNoticesStore } = await import('#renderer/stores/notices');
const { counted } = await import('#renderer/i18n/index');

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const snapshot = (name: string): RestoreSource => ({ kind: 'snapshot', name });
const previewWritten = (written: string): RestorePreview => ({
  written,
  lost: 0,
  refused: [],
  texts: [],
  settings: false,
});

let store: ReturnType<typeof useMyDataStore>;
beforeEach(() => {
  setActivePinia(createPinia());
  requests.length = 0;
  store = useMyDataStore();
});

describe('the store of My data', () => {
  it('runs one task at a time, and cancels the task that it shows', async () => {
    void store.check();
    void store.backUp();
    void store.check();
    await settle();
    expect(requests.map(({ command }) => command)).toEqual(['record.check']);
    void store.cancel();
    await settle();
    expect(requests[1]).toMatchObject({
      command: 'work.cancel',
      argument: { work: requests[0]?.argument.work },
    });
  });

  it('does not begin a task that is cancelled while unsaved changes are flushed', async () => {
    void store.check();
    void store.cancel();
    await settle();
    expect(requests.map(({ command }) => command)).toEqual(['work.cancel']);
    expect([store.task, store.problem]).toEqual([null, null]);
    void store.check();
    await settle();
    expect(requests.map(({ command }) => command)).toEqual(['work.cancel', 'record.check']);
  });

  it('restores from the source that it has previewed', async () => {
    void store.previewOf(snapshot('shown'));
    void store.previewOf(snapshot('clicked right after'));
    await settle();
    for (const { argument, answer } of requests) {
      answer(success(previewWritten(argument.source?.kind === 'snapshot' ? argument.source.name : '')));
    }
    await settle();
    expect(store.preview?.written).toBe('shown');
    void store.restore({ missing: true, trashed: false, changed: false });
    await settle();
    expect(requests.at(-1)).toMatchObject({
      command: 'restore.apply',
      argument: { source: snapshot('shown') },
    });
  });

  it('says how much was restored when the disk fails, and previews the rest', async () => {
    void store.previewOf(snapshot('shown'));
    await settle();
    requests[0]?.answer(success(previewWritten('shown')));
    await settle();
    void store.restore({ missing: true, trashed: false, changed: false });
    await settle();
    const stopped = { code: 'not-on-disk', untouched: ['second-text', 'third-text'] };
    requests[1]?.answer(success({ restored: 30_000, lost: 0, stopped }));
    await settle();
    expect(requests[2]).toMatchObject({
      command: 'restore.preview',
      argument: { source: snapshot('shown') },
    });
    requests[2]?.answer(success(previewWritten('what is left of it')));
    await settle();
    expect(store.problem).toContain('30,000 notes were restored and are safe');
    expect(store.problem).toContain('second-text, third-text');
    expect(store.preview?.written).toBe('what is left of it');
  });

  it('says where a backup went, and nothing when the person has cancelled', async () => {
    void store.backUp();
    await settle();
    expect(requests[0]?.command).toBe('backup.save');
    requests[0]?.answer(success(null));
    await settle();
    expect([store.task, store.problem, useNoticesStore().status]).toEqual([null, null, '']);
    void store.backUp();
    await settle();
    requests[1]?.answer(success({ path: '/somewhere/mine.json' }));
    await settle();
    expect(useNoticesStore().status).toBe('Backed up: /somewhere/mine.json');
  });

  it('lets the browser download a backup, which never comes through the page', async () => {
    const link = { href: '', download: '', click: vi.fn() };
    vi.stubGlobal('document', { documentElement, createElement: () => link });
    void store.backUp();
    await settle();
    requests[0]?.answer(success({ address: '/backup/one', fileName: 'mine.json' }));
    await settle();
    expect(link).toMatchObject({ href: '/backup/one', download: 'mine.json' });
    expect(link.click).toHaveBeenCalledOnce();
  });

  it('says that a file cannot be read or is no backup', async () => {
    await store.previewOfFile({ text: () => Promise.reject(new Error('gone')) } as Blob);
    expect(store.problem).toBe('The file could not be read. Nothing was changed.');
    expect(requests).toEqual([]);
    void store.previewOfFile(new Blob(['{}']));
    await settle();
    requests[0]?.answer(failure('bad-argument', 'content: expected a backup'));
    await settle();
    expect(store.problem).toMatch(/no backup that Lectern made/);
  });
});

describe('a message with a number', () => {
  it.each([
    [0, 'no notes'],
    [1, '1 note'],
    [2, '2 notes'],
    [30_000, '30,000 notes'],
  ])('%d: %s', (count, words) => {
    expect(counted('notes.count', count)).toBe(words);
  });
});
