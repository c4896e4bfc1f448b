import { describe, expect, it } from 'vitest';
import { argumentsForFolder, linkAmong, ownArguments, partLink } from '#electron/command-line';

describe('ownArguments', () => {
  it('drops the program, and the path that Electron was given', () => {
    expect(ownArguments(['/usr/bin/lectern', '--read-only'], false)).toEqual(['--read-only']);
    expect(ownArguments(['electron', '/srv/lectern', '--data-dir', '/tmp/x'], true)).toEqual([
      '--data-dir',
      '/tmp/x',
    ]);
  });

  it('finds the path after switches of Chromium', () => {
    const argv = ['electron', '--no-sandbox', '--inspect=0', '.', '--data-dir=/tmp/x'];
    expect(ownArguments(argv, true)).toEqual(['--data-dir=/tmp/x']);
  });

  it('keeps what is neither ours nor known, so that it is refused', () => {
    expect(ownArguments(['lectern', '--no-sandboxes', '--langs=x', 'notes.md'], false)).toEqual([
      '--no-sandboxes',
      '--langs=x',
      'notes.md',
    ]);
  });
});

describe('partLink', () => {
  const link = 'lectern://text/a#s1-p1';

  it('takes a link from behind the options, also after `--`', () => {
    expect(partLink(['--read-only', link])).toEqual({ options: ['--read-only'], link });
    expect(partLink(['--read-only', '--', link])).toEqual({ options: ['--read-only'], link });
    expect(partLink(['--read-only'])).toEqual({ options: ['--read-only'], link: null });
  });

  it('reads nothing that stands after a link as an option', () => {
    for (const smuggled of [
      [link, '--data-dir', '/tmp/evil'],
      ['lectern://text/a"', '--data-dir=/tmp/evil'],
      ['--', link, '--data-dir=/tmp/evil', '--no-sandbox'],
      ['LECTERN:--x', '--take-over'],
      ['--', link, 'lectern://note/x'],
    ])
      expect(partLink(smuggled).options).toEqual([]);
  });

  it('leaves what is no link where it is, so that it is refused', () => {
    for (const args of [['https://example.org/'], ['--', '--data-dir=/x'], ['--'], ['/lectern://text/a']])
      expect(partLink(args)).toEqual({ options: args, link: null });
    expect(partLink(['--data-dir=lectern://text/a'])).toMatchObject({ link: null });
  });

  it('is not asked where Chromium has put the arguments of a second start in another order', () => {
    expect(linkAmong(['lectern', '--original-process-start-time=1', '--', link, '--read-only'])).toBe(link);
    expect(linkAmong(['lectern', '--data-dir=lectern://text/a'])).toBeNull();
  });
});

describe('argumentsForFolder', () => {
  it('keeps no link, and nothing that stands after one', () => {
    const argv = ['lectern', '--no-sandbox', '--', 'lectern://text/a', '--data-dir=/evil'];
    expect(argumentsForFolder(argv, '/new')).toEqual(['--no-sandbox', '--data-dir', '/new']);
  });

  it('names the new folder once and keeps the rest', () => {
    const argv = ['electron', '--no-sandbox', '.', '--data-dir', '/old', '--read-only', '--data-dir=/older'];
    expect(argumentsForFolder(argv, '/new folder')).toEqual([
      '--no-sandbox',
      '.',
      '--data-dir',
      '/new folder',
    ]);
  });
});
