import { fusesOf, shutFuses } from './fuses.mjs';
import { say } from './project.mjs';

// `node scripts/read-fuses.mjs PROGRAM` fails unless the packed program has its side doors shut. A newer Electron may
// have more fuses than are known here; those stay as they were delivered.

const [program = ''] = process.argv.slice(2);
const fuses = await fusesOf(program);
if (!fuses.startsWith(shutFuses)) {
  say(`The fuses of ${program} are ${fuses}, and should begin with ${shutFuses}.`);
  process.exitCode = 1;
}
