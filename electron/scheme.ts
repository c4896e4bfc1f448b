import { protocol, type Session } from 'electron';

const scheme = 'lectern';

/**
 * The page's origin. The packaged files are never opened as `file:`, whose origin they would share with every
 * other file.
 */
export const ownOrigin = `${scheme}://app`;
export const pageUrl = `${ownOrigin}/`;

/** Whether an address belongs to the program's own page. */
export const isOwnUrl = (url: string): boolean => url === ownOrigin || url.startsWith(pageUrl);

/** Must run before `ready`: Chromium fixes the privileges of schemes when it starts. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);

/** Answers every request for the scheme. */
export const serveScheme = (session: Session, respond: (url: URL) => Response | Promise<Response>): void =>
  session.protocol.handle(scheme, (request) => {
    const plain = request.method === 'GET' || request.method === 'HEAD';
    if (!plain || !isOwnUrl(request.url)) return new Response(null, { status: 404 });
    return respond(new URL(request.url));
  });
