import './node-version.mjs';
import { spawn } from 'node:child_process';
import { prepare } from './prepare.mjs';
import { installed, root, say } from './project.mjs';

// `npm run package` builds installers for the present platform. Further arguments go to electron-builder.

/** As Node and the library that electron-builder fetches with say that a server cannot be reached. */
const notReached = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT)\b/;

const advice = `No package was made: electron-builder fetches Electron and its own tools the first time, and could not reach
them. Try again with a network, or see "Behind a proxy" in docs/install.md. Nothing else is changed.`;

/** Shows what electron-builder says, but for the place in its code where it failed. @returns {Promise<number>} */
const build = () =>
  new Promise((done) => {
    const command = [installed('electron-builder/cli.js'), '--publish', 'never', ...process.argv.slice(2)];
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (/** @type {string} */ text) => {
        output += text;
        process.stderr.write(text.replace(/ +stackTrace=.*|^ {4}at .*\n?/gm, ''));
      });
    }
    child.on('error', (error) => {
      say(error.message);
      done(1);
    });
    child.on('close', (code) => {
      if (code !== 0 && notReached.test(output)) say(advice);
      done(code ?? 1);
    });
  });

prepare()
  .then(build)
  .then(
    (code) => (process.exitCode = code),
    (error) => {
      say(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    },
  );
