import { expect, invoke, test } from './support/desktop';

test('the window is sandboxed, isolated and without developer tools', async ({ start }) => {
  const desktop = await start();
  const { webPreferences } = await desktop.window();
  expect(webPreferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
    zoomFactor: 1,
  });
  expect((await desktop.facts()).sandboxEnabled).toBe(true);
});

test('every answer carries the content security policy, and it holds', async ({ open }) => {
  const { page } = await open();
  const headers = await page.evaluate(async () => {
    const answers = [await fetch('/'), await fetch('/no-such-file.js'), await fetch('/', { method: 'POST' })];
    return answers.map(({ status, headers: given }) => [status, given.get('content-security-policy')]);
  });
  expect(headers).toEqual([
    [200, expect.stringContaining("script-src 'self'")],
    [404, expect.stringContaining("script-src 'self'")],
    [404, null],
  ]);
  const inline = await page.evaluate(() => {
    const refused = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
    });
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    return refused;
  });
  expect(inline).toBe('script-src-elem');
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('files outside the built interface are not given', async ({ open }) => {
  const { page } = await open();
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['/../main/index.js', '/%2e%2e/main/index.js', '/..%5cmain'].map(
        async (path) => (await fetch(path)).status,
      ),
    ),
  );
  expect(statuses).toEqual([404, 404, 404]);
});

test('the page cannot be led away', async ({ open }) => {
  const { desktop, page } = await open();
  const before = page.url();
  for (const url of ['https://example.org/', '/other', 'http://127.0.0.1:1/']) {
    const refused = page.waitForEvent('requestfailed', (request) => request.isNavigationRequest());
    await page.evaluate((to) => void (location.href = to), url);
    await refused;
  }
  expect(page.url()).toBe(before);
  expect(await desktop.emitOnPage('will-redirect', {})).toBe(true);
  expect(await desktop.emitOnPage('will-attach-webview', {})).toBe(true);
  await expect(page.getByRole('main', { name: 'Text' })).toBeVisible();
});

test('requests that get past the page’s own policy are refused by the session', async ({ open }) => {
  const { page } = await open({ bypassCSP: true });
  for (const url of ['https://example.org/x', 'http://127.0.0.1:1/x', 'https://elsewhere.lectern.invalid/x'])
    expect(await page.evaluate(loadInEveryWay, url), url).toEqual({
      fetch: 'refused',
      image: 'refused',
      style: 'refused',
      script: 'refused',
      font: 'refused',
      media: 'refused',
      'server-sent events': 'refused',
      'fetch of a worker': 'refused',
      'script of a worker': 'refused',
    });
});

/** Runs in the page. Gives for each way of loading whether the address was refused. */
const loadInEveryWay = async (url: string): Promise<Readonly<Record<string, string>>> => {
  const told = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'answered',
      () => 'refused',
    );
  const element = (name: string, attributes: object): Promise<unknown> =>
    new Promise((loaded, failed) => {
      const made = Object.assign(document.createElement(name), attributes, {
        onload: loaded,
        onerror: failed,
      });
      document.head.append(made);
    });
  const inWorker = (code: string): Promise<unknown> =>
    new Promise((loaded, failed) => {
      const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
      worker.onmessage = ({ data }) => (data === 'answered' ? loaded(data) : failed(new Error('refused')));
      worker.onerror = failed;
    });
  const address = JSON.stringify(url);
  const ways: Record<string, Promise<unknown>> = {
    fetch: fetch(url, { mode: 'no-cors' }),
    image: element('img', { src: url }),
    style: element('link', { rel: 'stylesheet', href: url }),
    script: element('script', { src: url }),
    font: new FontFace('Elsewhere', `url(${url})`).load(),
    media: element('video', { src: url, preload: 'auto' }),
    'server-sent events': new Promise((loaded, failed) => {
      const events = new EventSource(url);
      events.onopen = loaded;
      events.onerror = failed;
    }),
    'fetch of a worker': inWorker(
      `fetch(${address}, { mode: 'no-cors' }).then(() => postMessage('answered'), () => postMessage('refused'))`,
    ),
    'script of a worker': inWorker(
      `try { importScripts(${address}); postMessage('answered') } catch { postMessage('refused') }`,
    ),
  };
  return Object.fromEntries(
    await Promise.all(
      Object.entries(ways).map(async ([way, promise]) => [way, await told(promise)] as const),
    ),
  );
};

test('no window opens; an address of a link goes to the system, any other nowhere', async ({ open }) => {
  const { desktop, page } = await open();
  const opened = await page.evaluate(() =>
    [
      ...['file:///etc/passwd', 'javascript:alert(1)', '/', 'ftp://example.org/', 'tel:1917'],
      ...['zotero://select/items/1', 'https://example.org/book'],
    ].map((url) => window.open(url) === null),
  );
  expect(opened).toEqual([true, true, true, true, true, true, true]);
  await expect.poll(() => desktop.openedLinks, 'the page asks first').toEqual(['https://example.org/book']);

  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), {
      href: 'https://example.org/tab',
      target: '_blank',
    });
    document.body.append(link);
    link.click();
  });
  await expect
    .poll(() => desktop.openedLinks)
    .toEqual(['https://example.org/book', 'https://example.org/tab']);
  await expect.poll(() => page.context().pages()).toHaveLength(1);

  expect(await invoke(page, 'link.open', { url: 'https://example.org/asked' })).toMatchObject({ ok: true });
  for (const url of ['http://example.org/', 'mailto:a@example.org', 'zotero://select/items/1'])
    expect(await invoke(page, 'link.open', { url }), url).toMatchObject({ ok: true });
  for (const url of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'tel:1917',
    'mailto:a@b.c?attach=/etc/passwd',
  ])
    expect(await invoke(page, 'link.open', { url }), url).toMatchObject({ ok: false });
  expect(desktop.openedLinks).toHaveLength(6);
});

test('no permission is granted', async ({ open }) => {
  const { page } = await open();
  const answers = await page.evaluate(async () => {
    const refusal = (error: unknown) => (error instanceof DOMException ? error.name : String(error));
    return {
      notifications: await Notification.requestPermission(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'granted', refusal),
      clipboard: await navigator.clipboard.readText().catch(refusal),
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    };
  });
  expect(answers).toEqual({
    notifications: 'denied',
    camera: 'NotAllowedError',
    clipboard: 'NotAllowedError',
    geolocation: 'denied',
  });
});

test('nothing is downloaded', async ({ open }) => {
  const { desktop, page } = await open();
  await page.evaluate(() => {
    const href = URL.createObjectURL(new Blob(['words']));
    Object.assign(document.createElement('a'), { href, download: 'words.txt' }).click();
  });
  await expect.poll(() => desktop.downloads).toMatchObject([{ refused: true }]);
});

test('no name is looked up, whatever asks', async ({ start }) => {
  const desktop = await start();
  await desktop.window();
  expect((await desktop.facts()).switches).toEqual({ 'host-resolver-rules': 'MAP * ~NOTFOUND' });
});
