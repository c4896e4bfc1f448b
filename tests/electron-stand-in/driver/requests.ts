import type { Frame, Page, Request, Route } from 'playwright/test';
import type { MainCalls } from '../calls';
import { toElectron } from './origins';
import type { ShownWindow } from './pages';

export interface RequestPorts {
  main(): MainCalls;
  readonly windows: ReadonlyMap<number, ShownWindow>;
  /** Pages that the main process itself is loading, which does not count as a navigation by the page. */
  readonly loading: ReadonlySet<Page>;
  readonly leaks: string[];
}

/** Asks the main process about one request of a page, in the order in which Electron would ask. */
export const answerRoute = async (route: Route, ports: RequestPorts): Promise<void> => {
  try {
    await answer(route, ports);
  } catch {
    // The page or the main process has gone meanwhile.
    await route.abort('failed').catch(() => undefined);
  }
};

const answer = async (route: Route, ports: RequestPorts): Promise<void> => {
  const request = route.request();
  const url = toElectron(request.url());
  const frame = frameOf(request);
  const shown = [...ports.windows.values()].find(({ page }) => page === frame?.page());
  if (!shown) return refuseTab(route, ports, url, frame);
  const isMainFrame = frame === shown.page.mainFrame();
  if (request.isNavigationRequest() && !(isMainFrame && ports.loading.has(shown.page))) {
    if (await ports.main().navigate({ id: shown.id, url, isMainFrame })) return route.abort('aborted');
  }
  const given = await ports
    .main()
    .request({ url, method: request.method(), resourceType: request.resourceType() });
  if (given.kind === 'cancelled') return route.abort('blockedbyclient');
  if (given.kind === 'failed') return route.abort('failed');
  if (given.kind === 'foreign') {
    ports.leaks.push(url);
    return route.abort('internetdisconnected');
  }
  const { status, headers, body } = given;
  return route.fulfill({ status, headers, body: Buffer.from(body) });
};

/**
 * A tab that the page opened, by a link with a target or a click with Ctrl. Chromium makes it before it can
 * be asked.
 */
const refuseTab = async (
  route: Route,
  ports: RequestPorts,
  url: string,
  frame: Frame | null,
): Promise<void> => {
  const from = await frame?.page().opener();
  const [first, ...others] = ports.windows.values();
  const opener = [...others].find(({ page }) => page === from) ?? first; // Chromium does not name each opener
  const denied =
    opener && (await ports.main().openWindow({ id: opener.id, url, disposition: 'foreground-tab' }));
  if (!denied) ports.leaks.push(url);
  await route.abort('aborted');
  await frame?.page().close();
};

/** Null for the first request of a tab that is still being made. */
const frameOf = (request: Request): Frame | null => {
  try {
    return request.frame();
  } catch {
    return null;
  }
};
