import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataDir, namesCommand, parseOptions, usageOf } from '#backend/hosting/options';

const defaults = {
  dataDir: null,
  port: 0,
  open: true,
  readOnly: false,
  takeOver: false,
  shell: null,
  help: false,
  version: false,
  command: null,
};

describe('the command line', () => {
  it('is parsed', () => {
    expect(parseOptions([], {})).toEqual(defaults);
    const all = [
      '--data-dir',
      'notes',
      '--port=8080',
      '--no-open',
      '--read-only',
      '--shell',
      'web',
      '--help',
      '--version',
    ];
    expect(parseOptions(all, {})).toEqual({
      dataDir: resolve('notes'),
      port: 8080,
      open: false,
      readOnly: true,
      takeOver: false,
      shell: 'web',
      help: true,
      version: true,
      command: null,
    });
  });

  it('takes a folder over, but not read-only', () => {
    expect(parseOptions(['--take-over'], {})).toEqual({ ...defaults, takeOver: true });
    expect(parseOptions(['--take-over', '--read-only'], {})).toHaveProperty('error');
  });

  it('takes the folder from the environment when it does not name one', () => {
    const env = { LECTERN_DATA_DIR: '/from/env' };
    expect(parseOptions([], env)).toMatchObject({ dataDir: '/from/env' });
    expect(parseOptions(['--data-dir', '/named'], env)).toMatchObject({ dataDir: '/named' });
    expect(parseOptions([], { LECTERN_DATA_DIR: '' })).toMatchObject({ dataDir: null });
  });

  const wrong: [string[], string][] = [
    [['--colour'], '--colour'],
    [['--Port', '1'], '--Port'],
    [['-x'], '-x'],
    [['--port'], '--port'],
    [['--port', '--no-open'], '--port'],
    [['--port', 'eighty'], '--port'],
    [['--port', '65536'], '--port'],
    [['--port=-1'], '--port'],
    [['--shell', 'tui'], '--shell'],
    [['--data-dir', ''], '--data-dir'],
    [['--no-open=yes'], '--no-open'],
    [['somewhere'], 'somewhere'],
    [['diagnose', 'somewhere'], 'somewhere'],
    [['diagnose', '--colour'], '--colour'],
    [['diagnose', '--port', 'eighty'], '--port'],
  ];
  it.each(wrong)('refuses %j with one sentence that names what is wrong', (argv, named) => {
    const parsed = parseOptions(argv, {});
    if (!('error' in parsed)) throw new Error('not refused');
    expect(parsed.error).toContain(named);
    expect(parsed.error).toMatch(/^[A-Z].*\.$/);
    expect(parsed.error).not.toMatch(/\n|\.\s/);
  });
});

describe('a command without a window', () => {
  const command = { name: 'diagnose', values: {}, words: [] };

  it('stands before or after the options that every start takes', () => {
    const expected = { ...defaults, dataDir: resolve('notes'), shell: 'web', command };
    for (const argv of [
      ['diagnose', '--data-dir', 'notes', '--shell=web'],
      ['--data-dir', 'notes', '--shell', 'web', 'diagnose'],
    ]) {
      expect(parseOptions(argv, {})).toEqual(expected);
      expect(namesCommand(argv)).toBe(true);
    }
    expect(namesCommand(['--data-dir', 'diagnose'])).toBe(false);
    expect(namesCommand(['somewhere'])).toBe(false);
  });

  it('has a help of its own, and is named in that of the program', () => {
    const parsed = parseOptions(['diagnose', '--help'], {});
    if ('error' in parsed) throw new Error(parsed.error);
    expect(parsed.help).toBe(true);
    expect(usageOf(parsed)).toContain('npm start -- diagnose [options]');
    expect(usageOf({ command: null })).toContain('  diagnose ');
  });
});

it('puts the data folder where the platform keeps applications’ data', () => {
  expect(defaultDataDir({}, 'linux', '/home/x')).toBe('/home/x/.config/Lectern');
  expect(defaultDataDir({ XDG_CONFIG_HOME: '/cfg' }, 'linux', '/home/x')).toBe('/cfg/Lectern');
  expect(defaultDataDir({}, 'darwin', '/Users/x')).toBe('/Users/x/Library/Application Support/Lectern');
  expect(defaultDataDir({ APPDATA: '/x/Roaming' }, 'win32', '/x')).toBe('/x/Roaming/Lectern');
});
