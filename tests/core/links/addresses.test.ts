import { describe, expect, it } from 'vitest';
import { isDestination, openingOf } from '#core/links/addresses';
import { bareAddresses } from '#core/links/bare-addresses';

describe('an address', () => {
  it.each([
    'https://example.org',
    'HTTP://example.org:8080/a?b#c',
    'https://[::1]/',
    'mailto:reader@example.org?subject=Notes',
  ])('%s opens', (address) => expect(openingOf(address)).toBe('opens'));

  it.each(['zotero://select/library/items/AB12CD34', 'Obsidian://open?vault=Notes&file=1917'])(
    '%s opens after a question',
    (address) => expect(openingOf(address)).toBe('asks'),
  );

  it.each([
    ...['', '#s1-p1', 'notes.html', '//example.org', 'example.org', 'constructor:x', '__proto__:x'],
    ...['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'vbscript:x', 'ftp://example.org'],
    ...['ms-msdt:/id', 'search-ms:query=x', 'tel:1917', 'lectern://app/', 'about:blank', 'blob:https://x/1'],
    ...['https:', 'https://', 'https:///x', 'https:example.org', 'mailto:', 'mailto:?to=a@b.c'],
    ...['mailto:a@b.c?attach=/etc/passwd', 'mailto:a@b.c?body=x&Attachment=y', 'mailto:a@b.c?att%61ch=x'],
    ...[' https://example.org', 'https://exa\nmple.org', 'java\tscript:alert(1)', 'zotero:', 'zotero: x'],
  ])('%j is no link to outside', (address) => expect(openingOf(address)).toBeNull());

  it('in a note leads to outside or to a fragment of the page', () => {
    expect(['#s1-p1', '#', 'https://example.org'].every(isDestination)).toBe(true);
    expect(['', 'notes.html', 'ftp://example.org', '[^1]'].some(isDestination)).toBe(false);
  });
});

describe('a bare address', () => {
  const found = (words: string): string[] => (bareAddresses.match(words) ?? []).map(({ url }) => url);

  it.each<[string, string[]]>([
    [
      'See https://example.org/a_b, or http://example.org.',
      ['https://example.org/a_b', 'http://example.org'],
    ],
    [
      '(https://en.wikipedia.org/wiki/Smolny_(Petrograd))',
      ['https://en.wikipedia.org/wiki/Smolny_(Petrograd)'],
    ],
    ['“https://example.org/x?”!', ['https://example.org/x']],
    ['[https://example.org/x]', ['https://example.org/x']],
    ['«https://пример.рф/путь».', ['https://пример.рф/путь']],
    ['https://example.org/`x` https://example.org/\\', ['https://example.org/', 'https://example.org/']],
    ['(See https://example.org/x.)', ['https://example.org/x']],
    [
      'www.marxists.org/archive, WWW.example.org',
      ['http://www.marxists.org/archive', 'http://WWW.example.org'],
    ],
    ['write to reader@example.org.', ['mailto:reader@example.org']],
    ['mailto:reader@example.org', ['mailto:reader@example.org']],
    ['zotero://select/library/items/AB12CD34;', ['zotero://select/library/items/AB12CD34']],
    ['obsidian://open?vault=Notes&file=1917', ['obsidian://open?vault=Notes&file=1917']],
    ['example.org, e.g.it, vol.ii, ftp://example.org, //example.org, javascript:alert(1)', []],
    ['xhttps://example.org www. www.x https:// http:/x', []],
  ])('%s', (words, addresses) => expect(found(words)).toEqual(addresses));
});
