// Every script that a person starts imports this module first: with a Node that is too old, the script ends
// here with a sentence.
import { readFileSync } from 'node:fs';

/** @type {{ engines: { node: string } }} */
const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const numbers = (/** @type {string} */ version) =>
  version
    .replace(/[^\d.]/g, '')
    .split('.')
    .map(Number);
const [major = 0, minor = 0] = numbers(process.versions.node);
const [wantedMajor = 0, wantedMinor = 0] = numbers(engines.node);

if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
  process.stderr.write(
    `Lectern needs Node ${wantedMajor}.${wantedMinor} or newer; this is ${process.versions.node}. Get one from https://nodejs.org.\n`,
  );
  process.exit(1);
}
