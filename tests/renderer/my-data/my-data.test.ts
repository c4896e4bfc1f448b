import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { failure, success, type Result } from '#contract/result';
import type { BackupPart, RestorePreview, RestoreSource } from '#contract/my-data';

interface Request {
  readonly command: string;
  readonly argument: Partial<BackupPart> & { readonly source?: RestoreSource };
  readonly answer: (value: unknown) => void;
}
/** The requests that the window has sent to the desktop shell, in order. */
const requests: Request[] = [];
type Listener = (event: string, payload: unknown) => void;
const listeners: Listener[] = [];
const announce: Listener = (event, payload) => listeners.forEach((listener) => listener(event, payload));
vi.stubGlobal('window', {
  lectern: {
    invoke: (command: string, argument: Request['argument']) =>
      new Promise((answer) => requests.push({ command, argument, answer })),
    subscribe: (listener: Listener) => (listeners.push(listener), () => undefined),
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
  listeners.length = 0;
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
    void store.previewOfSnapshot('shown');
    void store.previewOfSnapshot('clicked right after');
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

  it('says that settings were restored when no note was', async () => {
    void store.previewOfSnapshot('old');
    await settle();
    requests[0]?.answer(success(previewWritten('2026-01-01T00:00:00.000Z')));
    await settle();
    void store.restore({ missing: true, trashed: false, changed: false, settings: true });
    await settle();
    requests[1]?.answer(success({ restored: 0, lost: 0 }));
    await settle();
    expect(useNoticesStore().status).toBe('Settings restored');
  });

  it('says how much was restored when the disk fails, and previews the rest', async () => {
    void store.previewOfSnapshot('shown');
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
});

describe('a backup file', () => {
  /** Answers the requests that the store makes, from the next one on, until it makes no more. */
  const answerAll = async (answerTo: (request: Request) => Result<unknown>): Promise<Request[]> => {
    const answered: Request[] = [];
    for (let request = requests.shift(); request; request = requests.shift()) {
      answered.push(request);
      request.answer(answerTo(request));
      await settle();
    }
    return answered;
  };
  const well = ({ command }: Request): Result<unknown> =>
    success(command === 'restore.preview' ? previewWritten('then') : null);
  const commands = (answered: readonly Request[]) => answered.map(({ command }) => command);
  const choose = async (file: Blob): Promise<void> => {
    void store.previewOfFile(file);
    await settle();
  };
  const threeParts = 'a “quoted” 🙂 note\n'.repeat(100_000); // 2.4 million bytes

  it('goes to the backend in parts, of which each is sent when the one before is answered', async () => {
    await choose(new Blob(['\ufeff', threeParts]));
    expect(requests).toHaveLength(1);
    const answered = await answerAll(well);
    expect(commands(answered)).toEqual([...Array<string>(3).fill('restore.receive'), 'restore.preview']);
    const parts = answered.slice(0, 3).map(({ argument }) => argument);
    expect(parts.map(({ text = '' }) => text).join(''), 'without the byte order mark').toBe(threeParts);
    expect(parts.map(({ part, last }) => [part, last])).toEqual([
      [0, false],
      [1, false],
      [2, true],
    ]);
    const { reading } = parts[0] ?? {};
    expect(parts.map((part) => part.reading)).toEqual([reading, reading, reading]);
    expect(answered[3]?.argument.source).toEqual({ kind: 'backup', reading });
    expect([store.preview?.written, store.problem, store.task]).toEqual(['then', null, null]);
  });

  it('shows how much of it is sent', async () => {
    await choose(new Blob([threeParts]));
    const seen = [store.done];
    await answerAll((request) => (seen.push(store.done), well(request)));
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(seen.filter((done) => done > 0 && done < 1).length).toBeGreaterThan(1);
  });

  it('shows no progress of a single part as that of the whole, but then that of the comparison', async () => {
    await choose(new Blob([threeParts]));
    const seen: number[] = [];
    await answerAll((request) => {
      announce('work.progress', { work: request.argument.work, done: 0.5 });
      seen.push(store.done);
      return well(request);
    });
    expect(seen).toHaveLength(4);
    expect(
      seen.slice(0, 3).every((done) => done < 0.8),
      'while it is sent',
    ).toBe(true);
    expect(seen[3], 'half of the rest').toBeCloseTo(0.9);
  });

  it('is sent no further when that is cancelled, and the backend lets go of it', async () => {
    await choose(new Blob([threeParts]));
    const { reading } = requests[0]?.argument ?? {};
    void store.cancel();
    const answered = await answerAll(well);
    expect(commands(answered)).toEqual(['restore.receive', 'work.cancel', 'restore.forget']);
    expect(answered[1]?.argument.work).toBe(answered[0]?.argument.work);
    expect(answered[2]?.argument).toEqual({ reading });
    expect([store.preview, store.problem, store.task]).toEqual([null, null, null]);
    expect(useNoticesStore().status).toBe('Cancelled. Nothing was changed.');
  });

  it('of which an answer is lost goes on with the same part', async () => {
    await choose(new Blob([threeParts]));
    let lost = 0;
    const answered = await answerAll((request) =>
      request.argument.part === 1 && (lost += 1) === 1 ? failure('unreachable', 'Lost.') : well(request),
    );
    const received = answered.filter(({ command }) => command === 'restore.receive');
    expect(received.map(({ argument }) => argument.part)).toEqual([0, 1, 1, 2]);
    expect(received[2]?.argument).toEqual(received[1]?.argument);
    expect(store.preview?.written).toBe('then');
  });

  it('is sent again when the backend no longer has it, before the preview and before the restore', async () => {
    for (const command of ['restore.receive', 'restore.preview', 'restore.apply']) {
      let gone = 0;
      const answerTo = (request: Request): Result<unknown> => {
        if (request.command === command && (gone += 1) === 1) return failure('not-found', 'Gone.');
        return request.command === 'restore.apply' ? success({ restored: 1, lost: 0 }) : well(request);
      };
      await choose(new Blob(['a short file']));
      const answered = await answerAll(answerTo);
      void store.restore({ missing: true, trashed: false, changed: false });
      await settle();
      answered.push(...(await answerAll(answerTo)));
      expect(commands(answered).filter((name) => name === 'restore.receive')).toHaveLength(2);
      expect(commands(answered).at(-2), 'after the restore').toBe('restore.forget');
      expect([store.preview, store.problem]).toEqual([null, null]);
    }
  });

  it('is let go of when its preview is closed', async () => {
    await choose(new Blob(['a short file']));
    const [first] = await answerAll(well);
    store.closePreview();
    const { reading } = first?.argument ?? {};
    expect(requests).toMatchObject([{ command: 'restore.forget', argument: { reading } }]);
    store.closePreview();
    expect(requests).toHaveLength(1);
  });

  it('that cannot be read or is no backup is said', async () => {
    let read = 0;
    const file = new Blob([threeParts]);
    const slice = file.slice.bind(file);
    file.slice = (...range) => {
      const piece = slice(...range);
      if ((read += 1) > 1) piece.arrayBuffer = () => Promise.reject(new Error('It was deleted meanwhile.'));
      return piece;
    };
    await choose(file);
    expect(commands(await answerAll(well))).toEqual(['restore.receive', 'restore.forget']);
    expect(store.problem).toBe('The file could not be read. Nothing was changed.');

    await choose(new Blob([]));
    const answered = await answerAll((request) =>
      request.command === 'restore.preview' ? failure('bad-argument', 'No backup.') : well(request),
    );
    expect(commands(answered)).toEqual(['restore.receive', 'restore.preview', 'restore.forget']);
    expect(answered[0]?.argument).toMatchObject({ part: 0, text: '', last: true });
    expect(store.problem).toMatch(/Not a Lectern backup/);
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
