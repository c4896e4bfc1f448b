import { describe, expect, it } from 'vitest';
import { chordLabel, chordOf as chordOn, isSingleLetter, typesCharacter } from '#renderer/ui/chord';

type Key = Parameters<typeof chordOn>[0];
const chordOf = (event: Key, platform = 'linux'): string => chordOn(event, platform);
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

  it('has Command as the command key on macOS, where Control belongs to the field', () => {
    expect(chordOf(key('k', { metaKey: true }), 'darwin')).toBe('Mod+K');
    expect(chordOf(key('Z', { metaKey: true, shiftKey: true }), 'darwin')).toBe('Mod+Shift+Z');
    for (const letter of ['a', 'e', 'f', 'k', 'd', 'h'])
      expect(chordOf(key(letter, { ctrlKey: true }), 'darwin')).toBe(`Ctrl+${letter.toUpperCase()}`);
    for (const platform of ['linux', 'win32']) {
      expect(chordOf(key('k', { ctrlKey: true }), platform)).toBe('Mod+K');
      expect(chordOf(key('k', { metaKey: true }), platform), 'it belongs to the system').toBe('Meta+K');
    }
  });

  it('is the sign that Option makes on macOS, and no letter', () => {
    expect(chordOf(key('[', { code: 'Digit5', altKey: true }), 'darwin')).toBe('[');
    expect(chordOf(key(']', { code: 'Digit6', altKey: true }), 'darwin')).toBe(']');
    expect(chordOf(key('∫', { code: 'KeyB', altKey: true }), 'darwin')).toBe('Alt+B');
    expect(chordOf(key('ArrowLeft', { altKey: true }), 'darwin')).toBe('Alt+ArrowLeft');
    expect(chordOf(key('[', { altKey: true }), 'linux'), 'Alt is no AltGr').toBe('Alt+[');
  });

  it('types a character without command keys, also with AltGr or Option', () => {
    const graph = { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === 'AltGraph' };
    expect(typesCharacter(key('a'), 'linux')).toBe(true);
    expect(typesCharacter(key('[', graph), 'win32')).toBe(true);
    expect(typesCharacter(key('@', { altKey: true }), 'darwin')).toBe(true);
    expect(typesCharacter(key('a', { altKey: true }), 'linux')).toBe(false);
    expect(typesCharacter(key('a', { ctrlKey: true }), 'darwin')).toBe(false);
    expect(typesCharacter(key('Enter'), 'linux')).toBe(false);
  });

  it('is shown with the names of the platform', () => {
    expect(chordLabel('Mod+Shift+Z', 'linux')).toBe('Ctrl+Shift+Z');
    expect(chordLabel('Mod+K', 'darwin')).toBe('⌘+K');
    expect(chordLabel('Alt+ArrowLeft', 'win32')).toBe('Alt+←');
    expect(isSingleLetter('[')).toBe(true);
    expect(isSingleLetter('F6')).toBe(false);
  });
});
