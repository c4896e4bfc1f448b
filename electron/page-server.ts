import { pageFor } from '#backend/hosting/boot-page';
import { securityHeaders } from '#backend/hosting/page-policy';
import { createStaticFiles } from '#backend/hosting/static-files';
import type { CommandPort } from '#contract/transport';

/**
 * Answers requests for the page and its files by path and query of the URL; the path is percent-encoded.
 * `root`: the folder of the built interface, absolute. Throws when there is no page in it.
 */
export const createPageServer = (backend: CommandPort, root: string) => {
  const files = createStaticFiles(root);
  return async ({ pathname: path, searchParams }: URL): Promise<Response> => {
    const file = files.read(path);
    if (!file && path === '/') throw new Error('The built interface has no page.');
    if (!file) return new Response(null, { status: 404, headers: securityHeaders });
    const body =
      path === '/'
        ? await pageFor(file.bytes.toString('utf8'), searchParams, (...command) => backend.invoke(...command))
        : new Uint8Array(file.bytes);
    return new Response(body, {
      headers: { ...securityHeaders, 'Content-Type': file.type, 'Cache-Control': 'no-store' },
    });
  };
};
