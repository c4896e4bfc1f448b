import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Annotation, TextRange } from '#core/annotation/annotation';
import {
  annotation,
  askedBackend,
  changed,
  history,
  second,
  settled,
  uuid,
} from '../stores/support/asked-backend';
import { bootWithSmallText } from '../stores/support/small-text';

const backend = askedBackend();
let selected: TextRange | null = null;
vi.mock('#renderer/selection/page-selection', () => ({
  usePageSelection: () => ({
    selectedRange: () => selected && { range: selected },
    clearSelection: () => void (selected = null),
  }),
}));
const { describe: describeRange } = await import('#core/anchoring/describe');
const { useAdjusting } = await import('#renderer/highlights/adjusting');
const { anchorTargets } = await import('#core/anchoring/passages');
const { usePassages } = await import('#renderer/study/passages');
const { useAnnotationsStore } = await import('#renderer/stores/annotations');
const { useNoticesStore } = await import('#renderer/stores/notices');
const { useSettingsStore } = await import('#renderer/stores/settings');
const { useStudyStore } = await import('#renderer/study/study-store');
const { createTextSession } = await import('#renderer/stores/text-session');

let session: ReturnType<typeof createTextSession>;
let store: ReturnType<typeof useAnnotationsStore>;

const rangeOf = (words: string): TextRange => {
  const start = session.flat.text.indexOf(words);
  return { start, end: start + words.length };
};
const at = (words: string) => describeRange(session.flat, 'sha256-0', rangeOf(words));
/** The note with these words as passages, last changed at this second. */
const on = (words: readonly string[], changedAt = 1, more: Partial<Annotation> = {}): Annotation =>
  annotation(1, changedAt, { targets: words.map(at), ...more });
const open = (...words: readonly string[]): void => {
  store.load({ annotations: [on(words), annotation(2)], history, trashed: 0 });
};
const passage = (words: string) => {
  const found = anchorTargets(session.flat, 'sha256-0', [at(words)]).passages[0];
  if (!found) throw new Error(words);
  return found;
};
/** Types into another note while saving is slow. */
const typeElsewhere = (): void => store.change(uuid(2), { note: 'typed' }, true);
const writeThat = (): Promise<void> =>
  backend.questions('annotations.update')[0]?.answer(annotation(2, 2, { note: 'typed' })) ?? settled();
/** The words of the passages that the store asks for, and the `modified` on which the change is based. */
const asked = (): { readonly words: readonly string[]; readonly base: string | undefined } => {
  const { argument } = backend.last('annotations.update');
  expect(argument.id).toBe(uuid(1));
  return { words: argument.changes.targets?.map(({ quote }) => quote.exact) ?? [], base: argument.base };
};

beforeEach(() => {
  setActivePinia(createPinia());
  backend.forget();
  selected = null;
  session = createTextSession(bootWithSmallText.text);
  store = useAnnotationsStore(session);
});

describe('while typed words are being saved, another window adds a passage', () => {
  it('to the note from which this window removes one', async () => {
    open('One', 'three');
    typeElsewhere();
    const done = usePassages(session).removePassage(uuid(1), passage('One'), false);
    await settled();
    store.follow(changed([on(['One', 'three', 'six'], 3)]));
    await writeThat();
    expect(await done).toBe(true);
    await settled();
    expect(asked()).toEqual({ words: ['three', 'six'], base: second(3) });
  });

  it('to the very note that is being typed into', async () => {
    open('One', 'three');
    store.change(uuid(1), { note: 'typed' }, true);
    const done = usePassages(session).removePassage(uuid(1), passage('One'), false);
    const typed = on(['One', 'three'], 2, { note: 'typed' });
    store.follow(changed([typed]));
    store.follow(changed([on(['One', 'three', 'six'], 3, { note: 'typed' })]));
    await backend.last('annotations.update').answer(typed);
    await done;
    await settled();
    expect(asked()).toEqual({ words: ['three', 'six'], base: second(3) });
  });

  it('to the note to which this window adds one', async () => {
    open('three');
    useStudyStore(session).editing = uuid(1);
    selected = rangeOf('nine');
    typeElsewhere();
    const done = usePassages(session).addPassage();
    store.follow(changed([on(['three', 'six'], 3)]));
    await writeThat();
    await done;
    await settled();
    expect(asked()).toEqual({ words: ['three', 'six', 'nine'], base: second(3) });
    expect(useNoticesStore().status).toContain('3 passages in this note');
  });

  it('which is the one that this window adds', async () => {
    open('three');
    useStudyStore(session).editing = uuid(1);
    selected = rangeOf('nine');
    typeElsewhere();
    const done = usePassages(session).addPassage();
    store.follow(changed([on(['three', 'nine'], 3)]));
    await writeThat();
    await done;
    await settled();
    expect(backend.questions('annotations.update')).toHaveLength(1);
    expect(useNoticesStore().status).toBe('Already in this note');
  });

  it('before the one whose end this window moves', async () => {
    open('three', 'six');
    typeElsewhere();
    const done = useAdjusting(session).adjustPassage(uuid(1), 1, { edge: 'end', unit: 'word', by: 1 });
    await settled();
    store.follow(changed([on(['One', 'three', 'six'], 3)]));
    await writeThat();
    expect(await done).toEqual(rangeOf('six seven'));
    await settled();
    expect(asked()).toEqual({ words: ['One', 'three', 'six seven'], base: second(3) });
  });
});

describe('a passage that another window has removed', () => {
  it('does not let the note become one on the whole text without asking', async () => {
    open('One', 'three');
    typeElsewhere();
    const done = usePassages(session).removePassage(uuid(1), passage('One'), false);
    await settled();
    store.follow(changed([on(['One'], 3)]));
    await writeThat();
    expect(await done).toBe(false);
    await settled();
    expect(backend.questions('annotations.update')).toHaveLength(1);
  });

  it('is not moved, nor is another one instead', async () => {
    open('three', 'six');
    typeElsewhere();
    const done = useAdjusting(session).adjustPassage(uuid(1), 0, { edge: 'end', unit: 'word', by: 1 });
    await settled();
    store.follow(changed([on(['six'], 3)]));
    await writeThat();
    expect(await done).toBe(null);
    await settled();
    expect(backend.questions('annotations.update')).toHaveLength(1);
  });

  it('together with its note cannot get another passage', async () => {
    open('three');
    useStudyStore(session).editing = uuid(1);
    selected = rangeOf('nine');
    typeElsewhere();
    const done = usePassages(session).addPassage();
    store.follow(changed([], [uuid(1)]));
    await writeThat();
    await done;
    expect(useNoticesStore().status).toContain('No open note');
    expect(selected, 'what was selected still is').toEqual(rangeOf('nine'));
  });
});

it('adjustments faster than saving build on each other, also when they leave the words where they began', async () => {
  open('three');
  const steps = (['end', 'start', 'end'] as const).map((edge) =>
    useAdjusting(session).adjustPassage(uuid(1), 0, { edge, unit: 'word', by: 1 }),
  );
  for (const [index, words] of ['three four', 'four', 'four five'].entries()) {
    await settled();
    expect(asked().words).toEqual([words]);
    const saved = on([words], 2 + index);
    store.follow(changed([saved]));
    await backend.last('annotations.update').answer(saved);
  }
  expect(await Promise.all(steps)).toEqual(['three four', 'four', 'four five'].map(rangeOf));
});

it('a passage that both windows have changed at once is announced', async () => {
  open('three');
  useStudyStore(session).editing = uuid(1);
  selected = rangeOf('nine');
  await usePassages(session).addPassage();
  await settled();
  const mine = on(['three', 'nine'], 3);
  await backend.last('annotations.update').answer({ ...mine, conflict: true });
  expect(useNoticesStore().status).toContain('Another window had changed this at the same time');
});

describe('a note on the whole text', () => {
  it('has no colour at first, and with its first passage gets what a new highlight has', async () => {
    const whole = annotation(1, 1, { motivation: 'commenting', colour: 'none', note: 'mine', targets: [] });
    store.load({ annotations: [whole], history, trashed: 0 });
    useSettingsStore().change({ lastColour: 'pink', lastStyle: 'wavy' });
    useStudyStore(session).active = uuid(1);
    selected = rangeOf('three');
    await usePassages(session).addPassage();
    await settled();
    const { changes } = backend.last('annotations.update').argument;
    expect(changes).toMatchObject({ colour: 'pink', style: 'wavy' });
    expect(changes.targets).toHaveLength(1);
  });

  it('is made without a colour, whatever was used last', async () => {
    store.load({ annotations: [], history, trashed: 0 });
    useSettingsStore().change({ lastColour: 'pink' });
    await usePassages(session).noteOnText();
    expect(backend.last('annotations.create').argument.annotation).toMatchObject({
      colour: 'none',
      style: 'solid',
      targets: [],
    });
  });
});
