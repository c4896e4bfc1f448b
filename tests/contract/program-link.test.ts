import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOfLink } from '#contract/link-address';
import { isMeantAsLink, parseProgramLink, type ProgramLink } from '#contract/program-link';

const note = '8b7e4f5a-0c1d-4e2f-9a3b-4c5d6e7f8091';

describe('parseProgramLink', () => {
  it('reads a link to a text, to a place in it, and to a note', () => {
    expect(parseProgramLink('lectern://text/lenin-1917')).toEqual({
      kind: 'text',
      textId: 'lenin-1917',
      locator: null,
    });
    expect(parseProgramLink('lectern://text/lenin-1917#s3-p1')).toMatchObject({ locator: 's3-p1' });
    expect(parseProgramLink('lectern://text/lenin-1917#1.2')).toMatchObject({ locator: '1.2' });
    expect(parseProgramLink('lectern://text/lenin-1917#')).toMatchObject({ locator: null });
    expect(parseProgramLink('lectern://text/lenin-1917#%C3%A4-1')).toMatchObject({ locator: 'ä-1' });
    expect(parseProgramLink(`lectern://note/${note}`)).toEqual({ kind: 'note', id: note });
    expect(parseProgramLink(`LECTERN://Note/${note.toUpperCase()}`)).toEqual({
      kind: 'note',
      id: note.toUpperCase(),
    });
  });

  it.each([
    ['another scheme', 'https://text/lenin-1917'],
    ['a scheme that only begins so', `lectern-x://note/${note}`],
    ['no authority', 'lectern:text/lenin-1917'],
    ['another host', 'lectern://app/lenin-1917'],
    ['the page itself', 'lectern://app/'],
    ['a port', 'lectern://text:80/lenin-1917'],
    ['a person', 'lectern://me@text/lenin-1917'],
    ['a further part', 'lectern://text/lenin-1917/more'],
    ['a way out of the folder', 'lectern://text/../../etc/passwd'],
    ['the same, encoded', 'lectern://text/%2e%2e%2fpasswd'],
    ['an encoded id', 'lectern://text/lenin%2D1917'],
    ['capitals in an id', 'lectern://text/Lenin-1917'],
    ['a query', 'lectern://text/lenin-1917?data-dir=/tmp'],
    ['no id', 'lectern://text/'],
    ['no note', 'lectern://note/lenin-1917'],
    ['a note with a place', `lectern://note/${note}#s1-p1`],
    ['an option in the locator', 'lectern://text/lenin-1917#--data-dir=/tmp'],
    ['an option after a space', 'lectern://text/lenin-1917 --data-dir=/tmp'],
    ['an option after a quotation mark', 'lectern://text/lenin-1917" --data-dir="C:\\evil'],
    ['a line end', 'lectern://text/lenin-1917\n'],
    ['a line end in the locator', 'lectern://text/lenin-1917#s1\np1'],
    ['an encoded null', 'lectern://text/lenin-1917#s1%00'],
    ['markup', 'lectern://text/lenin-1917#<img src=x>'],
    ['encoded markup', 'lectern://text/lenin-1917#%3Cimg%3E'],
    ['half an encoding', 'lectern://text/lenin-1917#%E0%A4'],
    ['twice encoded', 'lectern://text/lenin-1917#%2523'],
    ['a right-to-left mark', 'lectern://text/lenin-1917#s1%E2%80%AE'],
    ['something before it', ' lectern://text/lenin-1917'],
    ['a switch', '--data-dir=lectern://text/lenin-1917'],
    ['a switch of Windows', '/lectern://text/lenin-1917'],
    ['nothing', ''],
    ['a long one', `lectern://text/${'a'.repeat(100_000)}`],
    ['a long locator', `lectern://text/a#${'a'.repeat(100_000)}`],
  ])('refuses %s', (_what, address) => {
    expect(parseProgramLink(address)).toBeNull();
  });

  it('gives ids and locators alone, whatever it is given', () => {
    const tail = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.webFragments());
    fc.assert(
      fc.property(
        fc.constantFrom('lectern://text/a#', 'lectern://text/', 'lectern://note/', ''),
        tail,
        (head, end) => {
          const link = parseProgramLink(head + end);
          if (link?.kind === 'text') expect(link.textId).toMatch(/^[a-z0-9][a-z0-9-]{0,99}$/);
          if (link?.kind === 'text' && link.locator !== null)
            expect(link.locator).toMatch(/^[\p{L}\p{M}\p{N}._-]+$/u);
        },
      ),
    );
  });
});

describe('addressOfLink', () => {
  it('writes what is read again as the same link', () => {
    expect(addressOfLink({ kind: 'text', textId: 'lenin-1917', locator: 's3-p1' })).toBe(
      'lectern://text/lenin-1917#s3-p1',
    );
    expect(addressOfLink({ kind: 'note', id: note })).toBe(`lectern://note/${note}`);
  });

  it('does so for every id that a text and its blocks can have', () => {
    const textId = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,99}$/);
    const blockId = fc.oneof(
      fc.stringMatching(/^[\p{L}_][\p{L}\p{M}\p{N}._-]{0,199}$/u),
      fc.constantFrom('_1', 'ä'.repeat(200), '\u{20000}'.repeat(100), 'a\u0301'),
    );
    fc.assert(
      fc.property(textId, fc.option(blockId), (id, locator) => {
        const link: ProgramLink = { kind: 'text', textId: id, locator };
        expect(parseProgramLink(addressOfLink(link))).toEqual(link);
      }),
    );
  });
});

it('what is meant as a link of this program is told from other arguments', () => {
  expect(['lectern://text/a', 'LECTERN:x', 'lectern:'].map(isMeantAsLink)).toEqual([true, true, true]);
  expect(['--lectern:', 'lectern', 'https://x', '/lectern:'].map(isMeantAsLink)).not.toContain(true);
});
