import type { Protocol, Session, WebRequest } from 'electron';
import { EventEmitter } from 'node:events';
import type { RequestAnswer } from '../calls';
import { answers, needsNotReady, needsReady, preventable } from './environment';

type BeforeRequest = Extract<Parameters<WebRequest['onBeforeRequest']>[0], (...args: never[]) => void>;
type Details = Parameters<BeforeRequest>[0];
type SchemeHandler = Parameters<Protocol['handle']>[1];
type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];

export const privilegedSchemes: { scheme: string; privileges: unknown }[] = [];
const handlers = new Map<string, SchemeHandler>();
let beforeRequest: BeforeRequest | null = null;

/** The module's `protocol` belongs to the default session. */
export const protocol = {
  registerSchemesAsPrivileged(schemes) {
    needsNotReady('protocol.registerSchemesAsPrivileged()');
    privilegedSchemes.push(...schemes.map(({ scheme, privileges = {} }) => ({ scheme, privileges })));
  },
  handle(scheme, handler) {
    needsReady('protocol');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

export class StandInSession
  extends EventEmitter
  implements
    Pick<
      Session,
      | 'setDevicePermissionHandler'
      | 'setPermissionCheckHandler'
      | 'setPermissionRequestHandler'
      | 'setSpellCheckerEnabled'
    >
{
  readonly protocol = protocol;
  readonly webRequest = {
    // Electron's other form, with a filter before the listener, is not needed.
    onBeforeRequest: (listener: BeforeRequest | null): void => {
      beforeRequest = listener;
    },
  };
  #request: RequestHandler = null;
  #check: CheckHandler = null;

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler;
  }
  setDevicePermissionHandler = (): void => undefined;
  setSpellCheckerEnabled = (): void => undefined;

  /** Without a handler, Electron grants the permission. */
  asks(permission: string, page: unknown): Promise<boolean> {
    const handler = this.#request;
    if (!handler) return Promise.resolve(true);
    // The program's handlers use at most the name.
    type Ask = (
      page: unknown,
      permission: string,
      answer: (granted: boolean) => void,
      details: object,
    ) => void;
    return new Promise((resolve) => (handler as unknown as Ask)(page, permission, resolve, {}));
  }

  checks(permission: string, page: unknown, origin: string): boolean {
    type Check = (page: unknown, permission: string, origin: string, details: object) => boolean;
    return this.#check ? (this.#check as unknown as Check)(page, permission, origin, {}) : true;
  }
}

export const defaultSession = new StandInSession();

export const session = {
  get defaultSession() {
    needsReady('session');
    return defaultSession;
  },
};

answers.request = async ({ url, method, resourceType }): Promise<RequestAnswer> => {
  if (await isCancelled(url, method, resourceType)) return { kind: 'cancelled' };
  const scheme = new URL(url).protocol.slice(0, -1);
  const handler = handlers.get(scheme);
  if (!handler) return { kind: 'foreign' };
  if (!isPrivileged(scheme, resourceType)) return { kind: 'cancelled' };
  try {
    const response = await handler(schemeRequest(url, method));
    if (response.type === 'error') return { kind: 'failed' };
    return {
      kind: 'handled',
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  } catch (error) {
    console.error(error); // with its message, as Electron does
    return { kind: 'failed' };
  }
};

/**
 * The page's address here is of a scheme that has every privilege. Without the first two, a page of ours would
 * have neither an origin nor addresses relative to it; without the third, it could fetch nothing.
 */
const isPrivileged = (scheme: string, resourceType: string): boolean => {
  type Privileges = { standard?: boolean; secure?: boolean; supportFetchAPI?: boolean };
  // What the program has registered; the real types check it.
  const found = privilegedSchemes.find((known) => known.scheme === scheme)?.privileges as
    Privileges | undefined;
  if (!found?.standard || !found.secure) return false;
  return found.supportFetchAPI === true || !['fetch', 'xhr'].includes(resourceType);
};

answers.download = ({ url }) => {
  const event = preventable({});
  defaultSession.emit('will-download', event, { getURL: () => url });
  return Promise.resolve(event.defaultPrevented);
};

const isCancelled = (url: string, method: string, resourceType: string): Promise<boolean> =>
  new Promise((resolve) => {
    if (!beforeRequest) return resolve(false);
    const details = { id: 0, url, method, resourceType } as unknown as Details; // what a listener may look at here
    beforeRequest(details, (answer) => resolve(answer.cancel === true));
  });

/** Node's Request accepts any scheme. Request bodies are not modelled. */
const schemeRequest = (url: string, method: string): Request => new Request(url, { method });
