import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ended, expect, test, whyNot } from './support/electron';
import { readAndWrite } from './support/journey';

test.skip(whyNot() !== null, `Electron itself cannot run here: ${whyNot()}`);

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number; readonly params?: unknown }[];
}

/** What opens a connection or looks a name up, by the names in Chromium's net_log_event_type_list.h. */
const outward = ['TCP_CONNECT', 'TCP_CONNECT_ATTEMPT', 'UDP_CONNECT', 'HOST_RESOLVER_MANAGER_REQUEST'];

// It waits a minute, because that is what it promises.
test('in a minute without a person, Chromium’s log of the network names no connection, and its profile stays small', async ({
  launch,
  dataDir,
}, info) => {
  test.setTimeout(180_000);
  const log = info.outputPath('net-log.json');
  const app = await launch();
  await app.evaluate(({ session }, path) => session.defaultSession.netLog.startLogging(path), log);
  const page = await app.firstWindow();
  await readAndWrite(page);
  await new Promise((over) => setTimeout(over, 60_000));
  await app.evaluate(({ session }) => session.defaultSession.netLog.stopLogging());
  const { constants, events } = JSON.parse(readFileSync(log, 'utf8')) as NetLog; // Chromium's own file
  const types = outward.map((name) => constants.logEventTypes[name]).filter((type) => type !== undefined);
  expect(types).not.toEqual([]);
  expect(events.filter(({ type }) => types.includes(type))).toEqual([]);
  const end = ended(app);
  await app.evaluate(({ app: electron }) => electron.quit());
  await end;
  expect(bytesIn(join(dataDir, 'chromium'))).toBeLessThan(50_000_000);
});

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
