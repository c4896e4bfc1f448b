import { bootPage } from '#backend/hosting/boot-page';
import { securityHeaders } from '#backend/hosting/page-policy';
import { createStaticFiles } from '#backend/hosting/static-files';
import type { Boot } from '#contract/commands';
import type { CommandPort } from '#contract/transport';

/**
 * Answers requests for the page and its files by the URL's path. `root`: the folder of the built interface,
 * absolute.
 */
export const createPageServer = (backend: CommandPort, root: string) => {
  const files = createStaticFiles(root);
  return async (path: string): Promise<Response> => {
    const file = files.read(path);
    if (!file) return new Response(null, { status: 404, headers: securityHeaders });
    const body =
      path === '/' ? await withBoot(backend, file.bytes.toString('utf8')) : new Uint8Array(file.bytes);
    return new Response(body, {
      headers: { ...securityHeaders, 'Content-Type': file.type, 'Cache-Control': 'no-store' },
    });
  };
};

/**
 * When booting fails, the page comes without its first content, asks for it itself, and tells the person what
 * is wrong.
 */
const withBoot = async (backend: CommandPort, html: string): Promise<string> => {
  const boot = await backend.invoke('app.boot', { textId: null });
  return boot.ok ? bootPage(html, boot.value as Boot) : html; // the contract's value of this command
};
