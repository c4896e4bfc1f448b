import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { offeredActions } from '#contract/menu';
import { createOffers } from '#electron/offers';

vi.mock('electron', () => ({ clipboard: {}, Menu: {} }));
const { contextTemplate } = await import('#electron/context-menu');

const all = {
  canUndo: true,
  canRedo: true,
  canCut: true,
  canCopy: true,
  canPaste: true,
  canDelete: true,
  canSelectAll: true,
  canEditRichly: false,
};
const nowhere = { editFlags: all, isEditable: false, linkURL: '', selectionText: '' };
const labels = (items: readonly MenuItemConstructorOptions[]): string[] =>
  items.map(({ label, type, enabled }) =>
    type === 'separator' ? '—' : `${label}${enabled === false ? ' (off)' : ''}`,
  );
const template = (place: Partial<typeof nowhere>, ...offered: (typeof offeredActions)[number][]) =>
  contextTemplate({ ...nowhere, ...place }, offered, () => undefined);

describe('the context menu', () => {
  it('of a field edits, as far as there is something to edit', () => {
    const editFlags = { ...all, canUndo: false, canPaste: false };
    expect(labels(template({ isEditable: true, editFlags }, 'highlight'))).toEqual([
      ...['Undo (off)', 'Redo', '—', 'Cut', 'Copy', 'Paste (off)', '—', 'Select All'],
    ]);
  });

  it('of selected words marks, copies, cites and finds', () => {
    expect(labels(template({ selectionText: 'words' }, 'highlight', 'note', 'copy', 'find-all'))).toEqual([
      ...['Highlight', 'Add Note', '—', 'Copy', 'Copy with Citation', '—', 'Find All', '—', 'Select All'],
    ]);
  });

  it('of words that cannot be marked copies them', () => {
    expect(labels(template({ selectionText: 'words of a note' }))).toEqual(['Copy', '—', 'Select All']);
  });

  it('of a paragraph or of a note copies a link to it', () => {
    expect(labels(template({}, 'copy-paragraph-link'))).toEqual([
      'Copy Link to Paragraph',
      '—',
      'Select All',
    ]);
    expect(labels(template({}, 'copy-note-link'))).toEqual(['Copy Link to Note', '—', 'Select All']);
  });

  it('of a link opens it; only an address that leads out can be copied', () => {
    expect(labels(template({ linkURL: 'https://example.org/' }, 'open-link'))).toEqual([
      ...['Open Link', 'Copy Address', '—', 'Select All'],
    ]);
    for (const linkURL of ['lectern://app/#n1', 'javascript:alert(1)', 'file:///etc/passwd'])
      expect(labels(template({ linkURL }, 'open-link'))).toEqual(['Open Link', '—', 'Select All']);
  });
});

describe('what the page offers', () => {
  it('goes into the menu, whichever is told first', async () => {
    const offers = createOffers();
    offers.put(['copy']);
    expect(await offers.take(1000)).toEqual(['copy']);
    const taken = offers.take(1000);
    offers.put(['note']);
    expect(await taken).toEqual(['note']);
  });

  it('is nothing when the page does not answer, and an old offer is of another place', async () => {
    let now = 0;
    const offers = createOffers(() => now);
    offers.put(['copy']);
    now = 300;
    expect(await offers.take(1)).toEqual([]);
    offers.put(['note']);
    expect(await offers.take(200)).toEqual(['note']);
  });
});
