import { describe, expect, it } from 'vitest';
import { argumentsForFolder, openedAmong, ownArguments, partOpened } from '#electron/command-line';

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

describe('partOpened', () => {
  const link = 'lectern://text/a#s1-p1';

  it('takes a link from behind the options, also after `--`', () => {
    expect(partOpened(['--read-only', link])).toEqual({ options: ['--read-only'], opened: link });
    expect(partOpened(['--read-only', '--', link])).toEqual({ options: ['--read-only'], opened: link });
    expect(partOpened(['--read-only'])).toEqual({ options: ['--read-only'], opened: null });
  });

  it('reads nothing that stands after a link as an option', () => {
    for (const smuggled of [
      [link, '--data-dir', '/tmp/evil'],
      ['lectern://text/a"', '--data-dir=/tmp/evil'],
      ['--', link, '--data-dir=/tmp/evil', '--no-sandbox'],
      ['LECTERN:--x', '--take-over'],
      ['--', link, 'lectern://note/x'],
    ])
      expect(partOpened(smuggled).options).toEqual([]);
  });

  it('leaves what is no link where it is, so that it is refused', () => {
    for (const args of [['https://example.org/'], ['--', '--data-dir=/x'], ['--'], ['/lectern://text/a']])
      expect(partOpened(args)).toEqual({ options: args, opened: null });
    expect(partOpened(['--data-dir=lectern://text/a'])).toMatchObject({ opened: null });
  });

  it('takes a backup from behind the options, by its path or address', () => {
    for (const opened of [
      '/a b/mine.lectern-backup',
      'file:///a/mine.LECTERN-BACKUP',
      'mine.lectern-backup',
    ]) {
      expect(partOpened(['--read-only', opened])).toEqual({ options: ['--read-only'], opened });
      expect(partOpened([opened, '--data-dir=/tmp/evil'])).toEqual({ options: [], opened });
    }
    expect(partOpened(['--', '--x.lectern-backup'])).toMatchObject({ opened: '--x.lectern-backup' });
  });

  it('takes neither an option nor its value nor an argument of a command for a backup', () => {
    for (const args of [
      ['--data-dir', '/a.lectern-backup'],
      ['--data-dir=/a.lectern-backup'],
      ['--x.lectern-backup'],
      ['diagnose', '/a.lectern-backup'],
      ['/a.json'],
    ])
      expect(partOpened(args)).toEqual({ options: args, opened: null });
  });

  it('finds the backup of a second start, and none beside a link, which could have brought it', () => {
    const backup = '/mine.lectern-backup';
    expect(openedAmong(['lectern', '--read-only', backup])).toBe(backup);
    expect(openedAmong(['lectern', '--data-dir', '/a.lectern-backup'])).toBeNull();
    expect(openedAmong(['lectern', backup, '--', link])).toBe(link);
  });

  it('is not asked where Chromium has put the arguments of a second start in another order', () => {
    expect(openedAmong(['lectern', '--original-process-start-time=1', '--', link, '--read-only'])).toBe(link);
    expect(openedAmong(['lectern', '--data-dir=lectern://text/a'])).toBeNull();
  });
});

describe('argumentsForFolder', () => {
  it('keeps no link, and nothing that stands after one', () => {
    const argv = ['lectern', '--no-sandbox', '--', 'lectern://text/a', '--data-dir=/evil'];
    expect(argumentsForFolder(argv, '/new')).toEqual(['--no-sandbox', '--data-dir', '/new']);
    const withBackup = ['lectern', '--data-dir', '/old', '/mine.lectern-backup'];
    expect(argumentsForFolder(withBackup, '/new')).toEqual(['--data-dir', '/new']);
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
