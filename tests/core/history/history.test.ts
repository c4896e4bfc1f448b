import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import { createHistory, type Step } from '#core/history/history';

/** All that the history looks at. */
const state = (note: string, tags: readonly string[] = []) => ({
  annotation: { note, tags, targets: [] as const } as unknown as Annotation,
  trashed: null,
});
const step = (id: string, from: string, to: string, at: number, typing = true): Step => ({
  kind: 'change',
  parts: [{ id, before: state(from), after: state(to) }],
  typing,
  at,
  client: null,
});

describe('the history', () => {
  it('gives the last step until the caller reports that it was undone', () => {
    const history = createHistory();
    const one = step('a', '', 'x', 0, false);
    history.add(one);
    expect(history.undoable()).toMatchObject(one);
    expect(history.undoable()).toMatchObject(one); // undoing it may have failed
    history.undone(null);
    expect(history.undoable()).toBeNull();
    expect(history.redoable()).toMatchObject(one);
    history.redone();
    expect([history.undoDepth, history.redoDepth]).toEqual([1, 0]);
  });

  it('joins typing in one note without a long pause, and keeps where it began and ended', () => {
    const history = createHistory();
    history.add(step('a', '', 'o', 0));
    history.add(step('a', 'o', 'on', 4_900));
    history.add(step('a', 'on', 'one', 9_900));
    expect(history.undoDepth).toBe(1);
    expect(history.undoable()).toMatchObject({ parts: [{ before: state(''), after: state('one') }] });
    history.add(step('a', 'one', 'one!', 14_901));
    expect(history.undoDepth).toBe(2);
  });

  it('does not join another note, another kind of change, what follows an undo, or a clock that was set back', () => {
    const history = createHistory();
    history.add(step('a', '', 'x', 1000));
    history.add(step('b', '', 'y', 1001));
    history.add(step('b', 'y', 'z', 1002, false));
    history.add(step('b', 'z', 'zz', 1003));
    expect(history.undoDepth).toBe(4);
    history.undone(null);
    history.undone(null);
    history.add(step('b', 'y', 'w', 1004));
    expect(history.undoDepth).toBe(3);
    expect(history.redoDepth).toBe(0);
    history.add(step('b', 'w', 'v', 500));
    expect(history.undoDepth).toBe(4);
  });

  it('removes annotations that were deleted for good, as whole steps or parts of them', () => {
    const history = createHistory();
    history.add(step('a', '', 'x', 1));
    const both = {
      ...step('a', 'x', 'y', 2),
      parts: ['a', 'b'].flatMap((id) => step(id, 'x', 'y', 2).parts),
    };
    history.add({ ...both, kind: 'restore', typing: false });
    history.add(step('a', 'y', 'z', 3));
    history.undone(null);
    history.forget(new Set(['a']));
    expect([history.undoDepth, history.redoDepth]).toEqual([1, 0]);
    expect(history.undoable()?.parts.map(({ id }) => id)).toEqual(['b']);
  });

  it('goes back so many steps and so many letters, and always one step', () => {
    const history = createHistory({ steps: 3, units: 100 });
    for (const at of [1, 2, 3, 4, 5]) history.add(step('a', '', 'x', at, false));
    expect(history.undoDepth).toBe(3);
    history.add(step('b', '', 'x'.repeat(98), 6, false));
    expect(history.undoDepth).toBe(3);
    history.add(step('b', '', 'xx', 7, false));
    expect(history.undoDepth, 'the longest and the newest').toBe(2);
    history.add(step('c', '', 'x'.repeat(200), 8, false));
    expect(history.undoable()?.parts[0]?.id).toBe('c');
    expect(history.undoDepth).toBe(1);
  });

  const tagged = (from: readonly string[], to: readonly string[], at: number, client = 'one'): Step => ({
    ...step('a', '', '', at, false),
    parts: [{ id: 'a', before: state('', from), after: state('', to) }],
    client,
  });

  it('joins the letters of one tag, and several tags that are removed one after the other', () => {
    const history = createHistory();
    history.add(tagged(['x'], ['x', 'w'], 0));
    history.add(tagged(['x', 'w'], ['x', 'war'], 900));
    history.add(tagged(['x', 'war'], ['x', 'wa'], 1800));
    expect(history.undoDepth).toBe(1);
    history.add(tagged(['x', 'wa'], ['x', 'wa', 'peace'], 2000));
    expect(history.undoDepth, 'another tag').toBe(2);
    history.add(tagged(['x', 'wa', 'peace'], ['x', 'wa'], 3000));
    history.add(tagged(['x', 'wa'], ['x'], 3500));
    history.add(tagged(['x'], [], 4000));
    expect(history.undoDepth).toBe(3);
    expect(history.undoable()?.parts[0]?.before).toEqual(state('', ['x', 'wa', 'peace']));
  });

  it('joins nothing that two windows did', () => {
    const history = createHistory();
    history.add(tagged(['x', 'y'], ['x'], 0));
    history.add(tagged(['x'], [], 1, 'another'));
    history.add({ ...step('a', '', 'typed', 2), client: 'one' });
    history.add({ ...step('a', 'typed', 'typed more', 3), client: 'another' });
    expect(history.undoDepth).toBe(4);
    history.undone('another');
    expect(history.redoable()?.undoneBy).toBe('another');
  });

  it('brings a note that was emptied and therefore deleted back with its words, in one step', () => {
    const history = createHistory();
    history.add(step('a', '', 'words', 0));
    history.add(step('a', 'words', ' ', 100));
    history.add({
      ...step('a', ' ', '', 200, false),
      kind: 'delete',
      parts: [{ id: 'a', before: state(' '), after: { annotation: null, trashed: null } }],
    });
    expect(history.undoDepth).toBe(2);
    expect(history.undoable()).toMatchObject({ kind: 'delete', parts: [{ before: state('words') }] });
  });
});
