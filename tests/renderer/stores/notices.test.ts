import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { shallowRef } from 'vue';
import { useNoticesStore } from '#renderer/stores/notices';

const told = async (): Promise<void> => Promise.resolve(); // the live region is written in a microtask

describe('what is told', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('is only spoken where the eye sees it', async () => {
    const notices = useNoticesStore();
    notices.announce('Highlighted');
    await told();
    expect(notices.status).toBe('Highlighted');
    expect(notices.toasted).toBeNull();
  });

  it('is spoken and shown where the eye sees nothing, with its action inside', async () => {
    const notices = useNoticesStore();
    const run = vi.fn();
    notices.toast('Deleted. Undo available', { shown: 'Deleted', action: { name: 'Undo', run } });
    await told();
    expect(notices.status).toBe('Deleted. Undo available');
    expect(notices.toasted).toEqual({ sentence: 'Deleted', action: { name: 'Undo', run } });
  });

  it('goes at once when it is past, from the ear and from the eye', async () => {
    const notices = useNoticesStore();
    const isOpen = shallowRef(true);
    notices.toast('4 results', { isTrue: () => isOpen.value });
    await told();
    expect(notices.status).toBe('4 results');
    isOpen.value = false;
    expect(notices.status).toBe('');
    expect(notices.toasted).toBeNull();
  });

  it('is not told at all when it is past before it is told', async () => {
    const notices = useNoticesStore();
    const isOpen = shallowRef(true);
    notices.announce('4 results', () => isOpen.value);
    isOpen.value = false;
    await told();
    expect(notices.status).toBe('');
  });

  it('explains until anything else is told, while other toasts stay their time', async () => {
    const notices = useNoticesStore();
    notices.explain('Nothing is selected');
    expect(notices.toasted?.sentence).toBe('Nothing is selected');
    notices.announce('Highlighted');
    expect(notices.toasted).toBeNull();
    notices.toast('Another window changed this note');
    notices.announce('Note saved');
    await told();
    expect(notices.status).toBe('Note saved');
    expect(notices.toasted?.sentence).toBe('Another window changed this note');
  });
});
