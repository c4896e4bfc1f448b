import { beforeEach, describe, expect, it } from 'vitest';
import { createSavedAnnotations } from '#renderer/stores/saved-annotations';
import { annotation, uuid } from './support/asked-backend';

/** One annotation, in the state in which it was after so many changes. */
const state = (changes: number, note = `after ${changes}`) => annotation(1, changes, { note });
const id = uuid(1);

describe('events that come after later answers', () => {
  let saved: ReturnType<typeof createSavedAnnotations>;
  const note = (): string | undefined => saved.byId.get(id)?.note;
  const saveHere = (changes: number): void => {
    saved.requested(id, false);
    saved.answered(state(changes));
  };
  beforeEach(() => {
    saved = createSavedAnnotations();
    saved.announced(id, state(1));
  });

  it('do not bring the older state back, not even for a moment', () => {
    saveHere(2);
    saveHere(3);
    const seen = [2, 3].map((changes) => {
      saved.announced(id, state(changes));
      return note();
    });
    expect(seen).toEqual(['after 3', 'after 3']);
  });

  it('are news again from the event of the answer on, undone states included', () => {
    saveHere(3);
    saved.announced(id, state(2, 'another window, before'));
    saved.announced(id, state(3));
    saved.announced(id, state(2, 'undone'));
    expect(note()).toBe('undone');
  });

  it('are news when the event of the answer was missed and the list was asked for', () => {
    saveHere(3);
    const listed = saved.listRequested();
    listed([state(3)]);
    saved.announced(id, state(2, 'undone'));
    expect(note()).toBe('undone');
  });

  it('delete what another window deleted', () => {
    saveHere(3);
    saved.announced(id, null);
    expect(note()).toBeUndefined();
  });

  it('are known to the list that was requested before them', () => {
    saveHere(2);
    const listed = saved.listRequested();
    saveHere(3);
    saved.announced(id, state(2));
    listed([state(2)]);
    expect(note()).toBe('after 3');
    saved.announced(id, state(2));
    expect(note(), 'also when the event comes after the list').toBe('after 3');
  });
});
