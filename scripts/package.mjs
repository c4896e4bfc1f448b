import './node-version.mjs';
import { prepare } from './prepare.mjs';
import { installed, runNode, say } from './project.mjs';

// `npm run package` builds installers for the present platform. Further arguments go to electron-builder.

const pack = async () => {
  await prepare();
  return runNode([installed('electron-builder/cli.js'), '--publish', 'never', ...process.argv.slice(2)]);
};

pack().then(
  (code) => (process.exitCode = code),
  (error) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
