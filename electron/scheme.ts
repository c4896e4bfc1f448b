import { protocol, type Session } from 'electron';
import { report } from '#backend/hosting/report';

/** Of the page's own address, and of the links that other programs open (contract/program-link.ts). */
export const scheme = 'lectern';

/**
 * The page's origin. The packaged files are never opened as `file:`, whose origin they would share with every
 * other file.
 */
export const ownOrigin = `${scheme}://app`;
export const pageUrl = `${ownOrigin}/`;

/** Whether an address belongs to the program's own page. */
export const isOwnUrl = (url: string): boolean => url === ownOrigin || url.startsWith(pageUrl);

/** Whether an address is that of the page, whichever text it asks for. */
export const isPageUrl = (url: string): boolean => url.split(/[?#]/, 1)[0] === pageUrl;

/** Must run before `ready`: Chromium fixes the privileges of schemes when it starts. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);

/**
 * Answers every request for the scheme. Electron would print the message of an error that left the handler, and
 * that may hold a reader's words; an error response fails the request (ERR_FAILED).
 */
export const serveScheme = (session: Session, respond: (url: URL) => Response | Promise<Response>): void =>
  session.protocol.handle(scheme, async (request) => {
    const plain = request.method === 'GET' || request.method === 'HEAD';
    if (!plain || !isOwnUrl(request.url)) return new Response(null, { status: 404 });
    try {
      return await respond(new URL(request.url));
    } catch (error) {
      report(error);
      return Response.error();
    }
  });
