import { chmodSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockfile, makeUpProject, type MadeUpProject } from '../support/made-up-project';

let project: MadeUpProject;
beforeEach(() => {
  project = makeUpProject();
});
afterEach(() => project.dispose());

const web = ['--shell', 'web'];

describe('what npm start prepares', () => {
  it('installs and builds on a fresh clone, and reports it on standard error only', async () => {
    const { code, stdout, stderr } = await project.start([...web, '--port', '0']);
    expect(code).toBe(0);
    expect(project.calls).toEqual(['install', 'build']);
    expect(JSON.parse(stdout)).toMatchObject({ args: [...web, '--port', '0'] });
    expect(stderr).toContain('Installing');
    expect(stderr).toContain('Building');
  });

  it('does nothing twice', async () => {
    await project.start(web);
    const { stderr } = await project.start(web);
    expect(project.calls).toEqual(['install', 'build']);
    expect(stderr).toBe('');
  });

  it('does not build again for a file that was only touched', async () => {
    await project.start(web);
    utimesSync(join(project.folder, 'web/file.ts'), new Date(), new Date());
    await project.start(web);
    expect(project.calls).toEqual(['install', 'build']);
  });

  it.each([
    'web/file.ts',
    'resources/texts/another.xml',
    'scripts/build-library.ts',
    'electron.vite.config.ts',
  ])('builds again for a change of %s', async (name) => {
    await project.start(web);
    project.write(name, 'changed');
    await project.start(web);
    expect(project.calls).toEqual(['install', 'build', 'build']);
  });

  it('builds again when a part of the build is missing', async () => {
    await project.start(web);
    project.remove('out/renderer');
    await project.start(web);
    expect(project.calls).toEqual(['install', 'build', 'build']);
  });

  it('installs again for another lockfile, and trusts an installation made by hand', async () => {
    await project.start(web);
    project.write('package-lock.json', lockfile('2.0.0'));
    await project.start(web);
    expect(project.calls).toEqual(['install', 'build', 'install', 'build']);
    project.remove('node_modules/.cache/lectern/installed');
    await project.start(web);
    expect(project.calls).toHaveLength(4);
  });

  it('installs and builds once when two starts run at once', async () => {
    const both = await Promise.all([project.start(web), project.start(web)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(project.calls).toEqual(['install', 'build']);
  });

  it('does not wait for a process that was killed while it was preparing', async () => {
    project.write('.cache/turn', '999999999');
    expect(await project.start(web)).toMatchObject({ code: 0 });
  });

  it('ends with 1 and a sentence when the build fails, and builds again next time', async () => {
    project.write('web/file.ts', 'broken');
    const { code, stdout, stderr } = await project.start(web);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('could not be built');
    project.write('web/file.ts', '');
    expect(await project.start(web)).toMatchObject({ code: 0 });
  });
});

it('says which Node it needs when this one is too old', async () => {
  project.write('package.json', JSON.stringify({ type: 'module', engines: { node: '>=999.1.0' } }));
  const { code, stderr } = await project.start(web);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Lectern needs Node 999\.1 or newer; this is [\d.]+\. .*\n$/);
  expect(project.calls).toEqual([]);
});

describe('help, version and wrong options', () => {
  it.each([
    [['--bogus'], '--bogus'],
    [['--shell', 'carpet'], 'carpet'],
    [['--port', 'many'], '--port'],
    [['-x'], '-x'],
    [['words'], 'words'],
  ])('refuses %s with 2 and one sentence, and installs and builds nothing', async (args, named) => {
    const { code, stdout, stderr } = await project.start(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[A-Z][^\n]*\. "npm start -- --help" lists the options\.\n$/);
    expect(stderr).toContain(named);
    expect(project.calls).toEqual([]);
  });

  it('says what a command does, and installs and builds nothing', async () => {
    const { code, stdout, stderr } = await project.start(['diagnose', '--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('npm start -- diagnose');
    expect(project.calls).toEqual([]);
  });

  it.each([['--help'], ['-h']])('lists the options for %s', async (option) => {
    const { code, stdout, stderr } = await project.start([option]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('--read-only');
    expect(project.calls).toEqual([]);
  });

  it('says its version', async () => {
    expect(await project.start(['--version'])).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
    expect(project.calls).toEqual([]);
  });
});

describe('which shell it starts', () => {
  it.runIf(process.platform !== 'win32')(
    'starts the web shell where the display does not answer',
    async () => {
      await project.start(web); // installs
      const program = 'node_modules/electron/dist/electron';
      project.write('node_modules/electron/path.txt', 'electron');
      project.write(program, '#!/bin/sh\necho "Missing X server" >&2\nexit 1\n');
      chmodSync(join(project.folder, program), 0o755);
      const asUser = 'data:text/javascript,process.getuid = () => 1000';
      const { code, stdout, stderr } = await project.start([], {
        DISPLAY: ':77',
        NODE_OPTIONS: `--import "${asUser}"`,
      });
      expect([code, stdout === '']).toEqual([0, false]);
      expect(stderr.trim().split('\n').slice(-2)).toEqual([
        'Missing X server',
        'Electron cannot run here (it ended before its window was shown, with 1; the display :77 may be gone: the lines above say more); starting the web shell instead.',
      ]);
    },
  );

  it('runs a command without a window, and without looking for Electron', async () => {
    const { code, stdout } = await project.start(['--data-dir', 'notes', 'diagnose'], { DISPLAY: ':0' });
    expect(code).toBe(0);
    expect(project.calls).toEqual(['install', 'build']);
    expect(JSON.parse(stdout)).toMatchObject({ args: ['--data-dir', 'notes', 'diagnose'] });
  });

  describe.runIf(process.platform === 'linux')('where a display is told by the environment (Linux)', () => {
    it('starts the web shell and says why, where there is no display', async () => {
      const { code, stdout, stderr } = await project.start();
      expect(code).toBe(0);
      expect(stdout).not.toBe('');
      expect(stderr.trim().split('\n').at(-1)).toMatch(/no display.*web shell/);
    });

    it('does not start another shell than the one that was asked for', async () => {
      const { code, stdout, stderr } = await project.start(['--shell=desktop']);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain('no display');
    });
  });
});
