import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { firstText, signIn, wholeTextNote } from '../support/http-client';
import { startLectern } from '../support/web-shell';

/**
 * Makes the program throw where nobody catches, when it gets a signal. The word is put together, because the
 * stack names the address of this script.
 */
const defects = {
  'an exception that nobody catches': 'throw new Error("pri" + "vate")',
  'a promise that nobody waits for': 'Promise.reject(new Error("pri" + "vate"))',
};

it.each(Object.entries(defects))(
  'after %s the program says so and comes to rest in order',
  async (_, act) => {
    const script = encodeURIComponent(`process.on('SIGUSR2', () => { ${act} })`);
    const env = { ...process.env, NODE_OPTIONS: `--import data:text/javascript,${script}` };
    const lectern = await startLectern({ env });
    try {
      const client = await signIn(lectern);
      const textId = await firstText(client);
      await client.invoke('annotations.create', { textId, annotation: wholeTextNote });
      const { code, stderr } = await lectern.stop('SIGUSR2');
      expect(code).toBe(1);
      expect(stderr).toContain('Lectern has met a defect and closes.');
      expect(stderr).not.toContain('private');
      const log = readFileSync(`${lectern.dataDir}/log/lectern.log`, 'utf8');
      expect(log).toMatch(
        / started version=.* shell=web .* Error\n {4}at .* compacted annotations=1 .* ended\n$/s,
      );
      expect(log).not.toContain('private');
      expect(readdirSync(`${lectern.dataDir}/records`), 'compacted').toEqual([`${textId}.json`]);
      expect(readdirSync(lectern.dataDir).filter((name) => name.startsWith('lock-'))).toEqual([]);
    } finally {
      await lectern.stop('SIGKILL');
      rmSync(lectern.dataDir, { recursive: true, force: true });
    }
  },
);
