import { describe, expect, it } from 'vitest';
import { argumentsForFolder, ownArguments } from '#electron/command-line';

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

describe('argumentsForFolder', () => {
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
