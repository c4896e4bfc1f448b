import { describe, expect, it } from 'vitest';
import { chordLabel, chordOf, isSingleLetter } from '#renderer/keys/chord';

type Key = Parameters<typeof chordOf>[0];
const key = (name: string, held: Partial<Key> = {}): Key => ({
  key: name,
  code: '',
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});

describe('the chord of a key event', () => {
  it('has the modifiers, but Shift only where it makes no other character', () => {
    expect(chordOf(key('h'))).toBe('H');
    expect(chordOf(key('H', { shiftKey: true }))).toBe('H');
    expect(chordOf(key('?', { shiftKey: true }))).toBe('?');
    expect(chordOf(key('Z', { ctrlKey: true, shiftKey: true }))).toBe('Mod+Shift+Z');
    expect(chordOf(key('k', { metaKey: true }))).toBe('Mod+K');
    expect(chordOf(key('+', { ctrlKey: true, shiftKey: true }))).toBe('Mod+Plus');
    expect(chordOf(key('ArrowRight', { shiftKey: true }))).toBe('Shift+ArrowRight');
    expect(chordOf(key('ArrowLeft', { altKey: true }))).toBe('Alt+ArrowLeft');
  });

  it('is the character that AltGr makes, and the position of the key in another script', () => {
    const graph = { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === 'AltGraph' };
    expect(chordOf(key('[', graph))).toBe('[');
    expect(chordOf(key('о', { code: 'KeyJ' }))).toBe('J');
    expect(chordOf(key('л', { code: 'KeyK', ctrlKey: true }))).toBe('Mod+K');
    expect(chordOf(key('а', { code: 'KeyF', ctrlKey: true }))).toBe('Mod+F');
    expect(chordOf(key('å', { code: 'KeyA', altKey: true })), 'Alt makes letters on some keyboards').toBe(
      'Alt+A',
    );
  });

  it('is shown with the names of the platform', () => {
    expect(chordLabel('Mod+Shift+Z', 'linux')).toBe('Ctrl+Shift+Z');
    expect(chordLabel('Mod+K', 'darwin')).toBe('⌘+K');
    expect(chordLabel('Alt+ArrowLeft', 'win32')).toBe('Alt+←');
    expect(isSingleLetter('[')).toBe(true);
    expect(isSingleLetter('F6')).toBe(false);
  });
});
