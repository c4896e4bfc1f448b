import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * A small project in a temporary folder with the real scripts in it, with programs in place of npm, the
 * bundler and Electron's installer that write down that they were called.
 */
export interface MadeUpProject {
  readonly folder: string;
  write(name: string, content: string): void;
  remove(name: string): void;
  /** Runs `npm start`'s script with these options; the web shell of this project prints its arguments. */
  start(args?: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended>;
  /** Starts a module with this code, which may import the scripts as './scripts/…'. */
  launch(code: string, env?: NodeJS.ProcessEnv): Launched;
  /** Gives the value of an expression, which may import the scripts as './scripts/…'. */
  evaluate(expression: string, env?: NodeJS.ProcessEnv): Promise<unknown>;
  /** The calls so far, such as `install`, `build`, `fetch electron`. */
  readonly calls: readonly string[];
  dispose(): void;
}

export interface Launched {
  readonly pid: number | undefined;
  readonly ended: Promise<Ended>;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const scripts = resolve(import.meta.dirname, '../../scripts');
const layerFolders = ['core', 'contract', 'backend', 'electron', 'web', 'renderer', 'resources'];

export const makeUpProject = (): MadeUpProject => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-project-'));
  const log = join(folder, 'calls.log');
  const write = (name: string, content: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  cpSync(scripts, join(folder, 'scripts'), { recursive: true });
  for (const name of layerFolders) write(`${name}/file.ts`, '');
  for (const name of ['commands.mjs', 'options.mjs', 'process-alive.mjs']) {
    cpSync(resolve(scripts, '../backend/hosting', name), join(folder, 'backend/hosting', name));
  }
  write('package.json', JSON.stringify({ type: 'module', version: '1.2.3', engines: { node: '>=20.19.0' } }));
  write('package-lock.json', lockfile('1.0.0'));
  write('electron.vite.config.ts', '');
  write('tools/npm-cli.cjs', `${note(log, 'install')}${install(folder)}`);
  return {
    folder,
    write,
    remove: (name) => rmSync(join(folder, name), { recursive: true, force: true }),
    start: (args = [], env = {}) =>
      run(folder, ['scripts/start.mjs', ...args], {
        npm_execpath: join(folder, 'tools/npm-cli.cjs'),
        ...env,
      }),
    launch: (code, env = {}) => launch(folder, ['--input-type=module', '-e', code], env),
    async evaluate(expression, env = {}) {
      const code = `console.log(JSON.stringify(await (${expression})))`;
      return JSON.parse((await run(folder, ['--input-type=module', '-e', code], env)).stdout) as unknown;
    },
    get calls() {
      return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
};

export const lockfile = (version: string): string =>
  JSON.stringify({
    packages: {
      '': { version: '0' },
      'node_modules/electron': { version },
      'node_modules/only-elsewhere': { version: '1.0.0', optional: true },
    },
  });

const note = (log: string, call: string): string =>
  `require('fs').appendFileSync(${JSON.stringify(log)}, ${JSON.stringify(`${call}\n`)});\n`;

/** The program in place of npm: it writes the other stand-ins, and the list of what it has installed. */
const install = (folder: string): string => {
  const log = join(folder, 'calls.log');
  const modules = join(folder, 'node_modules');
  const bundler = `${note(log, 'build')}const fs = require('fs');
    if (fs.readFileSync('web/file.ts', 'utf8') === 'broken') process.exit(1);
    for (const name of ['main/index.js', 'main/web.js', 'main/library/library.json', 'preload/index.cjs', 'renderer/index.html']) {
      fs.mkdirSync(require('path').dirname('out/' + name), { recursive: true });
      fs.writeFileSync('out/' + name, '');
    }
    fs.writeFileSync('out/main/web.js', 'console.log(JSON.stringify({ args: process.argv.slice(2), pid: process.pid }))');`;
  const files = {
    'electron-vite/package.json': '{}',
    'electron-vite/bin/electron-vite.js': bundler,
    'electron/package.json': JSON.stringify({ version: '1.0.0' }),
    'electron/install.js': `${note(log, 'fetch electron')}${fetchElectron}`,
  };
  return `const fs = require('fs'), path = require('path');
    fs.rmSync(${JSON.stringify(modules)}, { recursive: true, force: true });
    for (const [name, content] of Object.entries(${JSON.stringify(files)})) {
      const file = path.join(${JSON.stringify(modules)}, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, content);
    }
    const { packages } = JSON.parse(fs.readFileSync(${JSON.stringify(join(folder, 'package-lock.json'))}, 'utf8'));
    const { '': own, 'node_modules/only-elsewhere': optional, ...rest } = packages;
    fs.writeFileSync(${JSON.stringify(join(modules, '.package-lock.json'))}, JSON.stringify({ packages: rest }));`;
};

/** In place of Electron's installer: fetches the program's file from ELECTRON_MIRROR. No server is there by default. */
const fetchElectron = `const fs = require('fs'), path = require('path');
  const get = async () => {
    const answer = await fetch(process.env.ELECTRON_MIRROR || 'http://127.0.0.1:65535');
    if (!answer.ok) throw new Error('no program');
    const content = Buffer.from(await answer.arrayBuffer());
    fs.mkdirSync(path.join(__dirname, 'dist'), { recursive: true });
    fs.writeFileSync(path.join(__dirname, 'dist/electron'), content, { mode: 0o755 });
    fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron');
  };
  get().catch((error) => {
    console.error(error.stack);
    process.exit(1);
  });`;

/** A machine without a display, whatever this one has. */
const noDisplay = { DISPLAY: '', WAYLAND_DISPLAY: '' };

export const run = (cwd: string, command: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> =>
  launch(cwd, command, env).ended;

const launch = (cwd: string, command: readonly string[], env: NodeJS.ProcessEnv): Launched => {
  const child = spawn(process.execPath, command, { cwd, env: { ...process.env, ...noDisplay, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return {
    pid: child.pid,
    ended: new Promise((done) => child.on('close', (code) => done({ code, stdout, stderr }))),
  };
};
