import { readFileSync } from 'node:fs';
import { expect, test, whyNot } from './support/electron';

test.skip(whyNot() !== null, `Electron itself cannot run here: ${whyNot()}`);

test('the session reaches no network without the page’s own policy, and no name is looked up without the session', async ({
  launch,
}) => {
  const app = await launch();
  await app.firstWindow();
  const outcomes = await app.evaluate(async ({ session }) => {
    const { defaultSession } = session;
    const refused = (asked: Promise<unknown>): Promise<string> =>
      asked.then(
        () => 'answered',
        () => 'refused',
      );
    const fetched = await refused(defaultSession.fetch('https://example.org/'));
    const resolved = await refused(defaultSession.resolveHost('example.org'));
    defaultSession.webRequest.onBeforeRequest(null);
    const fetchedUnguarded = await refused(defaultSession.fetch('https://example.org/'));
    return { fetched, resolved, fetchedUnguarded };
  });
  expect(outcomes).toEqual({ fetched: 'refused', resolved: 'refused', fetchedUnguarded: 'refused' });
});

test('the page’s process is in the sandbox of Linux', async ({ launch }) => {
  test.skip(process.platform !== 'linux' || process.getuid?.() === 0, 'Linux shows it, and not for root');
  const app = await launch();
  await app.firstWindow();
  const pid = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
});

test('one process shows the page', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await expect(page.getByRole('main', { name: 'Text' })).toContainText('Kamenev');
  const tabs = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().filter(({ type }) => type === 'Tab'),
  );
  expect(tabs).toHaveLength(1);
});
